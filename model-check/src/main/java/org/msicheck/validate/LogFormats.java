package org.msicheck.validate;

import java.util.List;
import java.util.stream.Stream;
import org.msicheck.validate.input.KnownFormat;
import org.msicheck.validate.input.LogKind;
import org.msicheck.validate.ndjson.NdjsonLog;
import org.msicheck.validate.qemu.QemuLog;

/** Every format of logs: one line each. */
final class LogFormats {
    static final List<LogKind> ALL = List.of(
            NdjsonLog.KIND, //
            QemuLog.KIND);

    private LogFormats() {}

    /** What can be read at all, also only beside a log. */
    static List<KnownFormat> known() {
        return Stream.concat(ALL.stream().map(LogKind::known), Stream.of(GuestEvent.FORMAT))
                .toList();
    }
}
