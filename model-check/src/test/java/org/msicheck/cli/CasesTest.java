package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that others wrote, each standing for a kind of input, through the command line: exit code and words. */
class CasesTest {
    private static Path cases() {
        final Path home =
                Path.of(System.getProperty("msicheck.home")).toAbsolutePath().normalize();
        final Path folder = Path.of(System.getProperty("msicheck.cases", home + "/../shared/cases"));
        assumeTrue(Files.isDirectory(folder), "skipped: no cases of others in " + folder);
        return folder.resolve("logs");
    }

    /** The words are those of standard output and standard error together, with the line breaks of each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "raise-then-named-message.ndjson | 0 | 1 messages: 1 attributed",
                "beyond-table.ndjson | 2 | inconclusive: line 5: entry 5: the table of 'rp' has 4 entries",
                "unknown-key.ndjson | 3 | line 16: unknown key 'adress' of event 'message': the nearest is 'address'",
                "duplicate-key.ndjson | 3 | line 8: key 'data' is there twice",
                "two-objects-a-line.ndjson | 3 | line 8: more than one JSON object",
                "cut-inside-last-line.log | 2 | inconclusive: line 146, the last one, has no line feed and may be cut",
                "second-gzip-member-damaged.log.gz | 2 | inconclusive: cannot be read beyond line 90",
                "escape-sequences.ndjson | 0 | without MSI activity: \\u001b]0;pwned\\u0007\\u001b[2J\\u001b[31mnic1 d\\u000anic9 fake",
                "qemu-11-prefix-arm.log | 0 | 6 messages: 6 attributed",
                "arm-its-good.log | 0 | note: 6 messages to GITS_TRANSLATER of Arm's ITS (translation): checked",
                "arm-its-wrong-data.log | 1 | not possible: Message Data: expected 0x0, observed 0x77",
                "qtest-under-kvm.log | 0 | note: 1 messages to KVM's local APICs (kvm-apic-msi): checked",
                "x2apic-remapped.log | 2 | no configuration writes: the log was recorded without -trace pci_cfg_write",
                "igb-beside-e1000e.log | 0 | note: 1 device events do not say which function raised"
            })
    void shouldGiveTheRightAnswer(final String name, final int code, final String words) {
        final StringWriter said = new StringWriter();
        final PrintWriter to = new PrintWriter(said);
        final int exit = Main.run(to, to, "validate", cases().resolve(name).toString());
        assertThat(exit).isEqualTo(code);
        assertThat(said.toString()).contains(words).doesNotContain("\u001b");
    }
}
