package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** A run of the QEMU that is installed, recorded with exactly the options that the document gives. */
class OwnQemuRunTest {
    private static final int SLOT = 5;
    private static final long BAR = 0xe0000000L;
    private static final long MESSAGE = 0xfee0100cL;
    private static final int MSIX = 0x11;

    @TempDir
    private Path directory;

    private Path log;
    private QtestSession qemu;

    private static String document(final String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("msicheck.home", "."), name));
    }

    /** The options of a document's first such block, up to where standard error goes. */
    private static List<String> options(final String name) throws IOException {
        final Matcher block = Pattern.compile("(?s)\n    (-msg timestamp=on .*?)\\s+2> qemu-trace.log\n")
                .matcher(document(name));
        assertThat(block.find()).as("options in %s", name).isTrue();
        return List.of(block.group(1).replace("\\", " ").replace("'", "").trim().split("\\s+"));
    }

    @BeforeEach
    void findQemu() {
        assumeTrue(QtestSession.program().isPresent(), "skipped: no qemu-system-x86_64 on the PATH");
        log = directory.resolve("qemu-trace.log");
    }

    /** Sends with vector 3 open, pending while masked, and, if asked, from an entry that is half rewritten. */
    private void record(final boolean rewriteOpen) throws IOException {
        final List<String> options = new ArrayList<>(options("docs/validate.md"));
        options.addAll(List.of("-device", "nec-usb-xhci,msi=off,msix=on,addr=" + SLOT));
        try (QtestSession session = QtestSession.start(QtestSession.program().orElseThrow(), directory, log, options)) {
            qemu = session;
            final long table = enable();
            final long pulse = prepare(3);
            entry(table + 48, 0x41);
            raise(pulse);
            qemu.write(table + 60, 1);
            raise(pulse);
            qemu.write(table + 60, 0);
            if (rewriteOpen) {
                qemu.write(table + 48, MESSAGE ^ 0x1000);
                raise(pulse);
                qemu.write(table + 56, 0x42);
            }
        }
    }

    /** Maps the BAR, enables bus master and MSI-X; gives the table's address. */
    private long enable() throws IOException {
        qemu.config(SLOT, 0x10, 'l', BAR);
        qemu.config(SLOT, 0x14, 'l', 0);
        qemu.config(SLOT, 4, 'w', 7);
        int capability = (int) qemu.config(SLOT, 0x34) & 0xff;
        while ((qemu.config(SLOT, capability) & 0xff) != MSIX) {
            capability = (int) (qemu.config(SLOT, capability) >> 8 & 0xff);
        }
        qemu.config(SLOT, capability + 2, 'w', 0x8000);
        return BAR + (qemu.config(SLOT, capability + 4) & ~7L);
    }

    /** An event ring and its interrupter; gives the register whose write raises the vector. */
    private long prepare(final int vector) throws IOException {
        qemu.write(BAR + (qemu.read(BAR) & 0xff), 4);
        final long interrupter = BAR + (qemu.read(BAR + 0x18) & ~0x1fL) + 0x20 + 0x20L * vector;
        qemu.command("writeq 0x400000 0x300000");
        qemu.write(0x400008, 16);
        qemu.write(0x40000c, 0);
        qemu.write(interrupter + 8, 1);
        qemu.write(interrupter + 0x18, 0x300000);
        qemu.write(interrupter + 0x1c, 0);
        qemu.write(interrupter + 0x10, 0x400000);
        qemu.write(interrupter + 0x14, 0);
        qemu.write(interrupter, 2);
        return interrupter + 0x18;
    }

    private void entry(final long at, final int data) throws IOException {
        qemu.write(at, MESSAGE);
        qemu.write(at + 4, 0);
        qemu.write(at + 8, data);
        qemu.write(at + 12, 0);
    }

    private void raise(final long pulse) throws IOException {
        qemu.write(pulse, 0x300018);
        qemu.write(pulse, 0x300008);
        qemu.write(pulse - 0x18, 3);
    }

    private static LogResult validate(final Path file) {
        return new LogValidator(Optional.empty()).validate(file);
    }

    private static TrackedFunction xhci(final LogResult result) {
        return result.functions().stream()
                .filter(each -> each.device().equals("nec-usb-xhci"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldGiveTheSameOptionsInTheReadme() throws IOException {
        assertThat(options("README.md")).isEqualTo(options("docs/validate.md")).contains("-trace", "timestamp=on");
    }

    @Test
    void shouldAcceptARunRecordedWithTheDocumentsOptions() throws IOException {
        record(false);
        assertThat(Files.readString(log))
                .as("every option names events of this QEMU")
                .doesNotContain("does not exist");
        final LogResult result = validate(log);
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.outcomes()).isEmpty();
        assertThat(xhci(result).fromReset()).isTrue();
        assertThat(xhci(result).attributed()).isEqualTo(2);
        assertThat(result.counts().foreignMessages()).isZero();
    }

    @Test
    void shouldFindTheTornMessageOfAnEntryThatIsRewrittenWhileOpen() throws IOException {
        record(true);
        final LogResult result = validate(log);
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.outcomes()).isEqualTo(Map.of(Outcome.TORN, 1L));
    }

    @Test
    void shouldSayTheSameOfALogFilteredWithTheDocumentsProgram() throws IOException, InterruptedException {
        record(true);
        final Matcher program = Pattern.compile("awk \"(.*?)\"").matcher(document("docs/validate.md"));
        assertThat(program.find()).isTrue();
        final Path filtered = directory.resolve("filtered.log");
        final int exit = new ProcessBuilder("awk", program.group(1))
                .redirectInput(log.toFile())
                .redirectOutput(filtered.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        assertThat(Files.size(filtered)).isLessThan(Files.size(log));
        assertThat(validate(filtered).verdict()).isEqualTo(validate(log).verdict());
        assertThat(validate(filtered).outcomes()).isEqualTo(validate(log).outcomes());
        assertThat(xhci(validate(filtered)).attributed())
                .isEqualTo(xhci(validate(log)).attributed());
    }
}
