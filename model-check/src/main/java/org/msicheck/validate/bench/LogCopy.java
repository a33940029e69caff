package org.msicheck.validate.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.input.LineReader;

/** A log in memory without its time stamps, and variants of it in which a few lines are replaced. */
final class LogCopy {
    private static final Pattern MESSAGE =
            Pattern.compile("memory_region_ops_write cpu \\S+ mr (0x[0-9a-f]+) .* name '(?:apic-msi|vtd-ir)'");

    private final List<String> lines;
    private final byte[] bytes;
    private final int[] starts;
    private final boolean remapped;
    private final String messageObject;

    private LogCopy(final List<String> lines) {
        this.lines = lines;
        this.starts = new int[lines.size() + 1];
        final StringBuilder text = new StringBuilder();
        for (int index = 0; index < lines.size(); index++) {
            starts[index] = text.length();
            text.append(lines.get(index)).append('\n');
        }
        starts[lines.size()] = text.length();
        remapped = text.indexOf("'vtd-ir'") >= 0;
        final Matcher message = MESSAGE.matcher(text);
        messageObject = message.find() ? message.group(1) : "0x1";
        bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads a file; the time stamps would give every swap away. */
    static LogCopy read(final Path file) throws IOException {
        final List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                lines.add(reader.text().replaceFirst("^([0-9]+@[0-9]+\\.[0-9]+:|[0-9-]{10}T[0-9:.]+Z )", ""));
            }
        }
        return new LogCopy(lines);
    }

    List<String> lines() {
        return lines;
    }

    /** The object that takes messages, as QEMU logs it. */
    String messageObject() {
        return messageObject;
    }

    /** Whether messages go through a remapping unit. */
    boolean remapped() {
        return remapped;
    }

    LogResult validate() {
        return validate(new ByteArrayInputStream(bytes));
    }

    /** Validates the log with lines {@code from} to {@code to} (exclusive) replaced. */
    LogResult validate(final int from, final int to, final String replacement) {
        final InputStream front = new ByteArrayInputStream(bytes, 0, starts[from]);
        final InputStream middle = new ByteArrayInputStream(replacement.getBytes(StandardCharsets.ISO_8859_1));
        final InputStream back = new ByteArrayInputStream(bytes, starts[to], bytes.length - starts[to]);
        return validate(new SequenceInputStream(java.util.Collections.enumeration(Arrays.asList(front, middle, back))));
    }

    private static LogResult validate(final InputStream in) {
        return new LogValidator(Optional.empty()).validate("copy", new LineReader(in));
    }
}
