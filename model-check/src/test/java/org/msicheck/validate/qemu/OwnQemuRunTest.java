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

    @TempDir
    private Path directory;

    private Path log;

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
        assumeTrue(QtestSession.Machine.Q35.installed().isPresent(), "skipped: no qemu-system-x86_64 on the PATH");
        log = directory.resolve("qemu-trace.log");
    }

    /** Sends with vector 3 open, pending while masked, and, if asked, from an entry that is half rewritten. */
    private void record(final boolean rewriteOpen) throws IOException {
        final List<String> options = new ArrayList<>(options("docs/validate.md"));
        options.addAll(List.of("-device", "nec-usb-xhci,msi=off,msix=on,addr=" + SLOT));
        try (QtestSession session = QtestSession.start(QtestSession.Machine.Q35, directory, log, options)) {
            final XhciDevice xhci = new XhciDevice(session, SLOT, BAR, 0x300000);
            xhci.prepare(3);
            xhci.entry(3, MESSAGE, 0x41);
            xhci.raise(3);
            xhci.field(3, 3, 1);
            xhci.raise(3);
            xhci.field(3, 3, 0);
            if (rewriteOpen) {
                xhci.field(3, 0, MESSAGE ^ 0x1000);
                xhci.raise(3);
                xhci.field(3, 2, 0x42);
            }
        }
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
