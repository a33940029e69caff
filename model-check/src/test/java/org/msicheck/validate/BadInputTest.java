package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Verdict;

class BadInputTest {
    private static Verdict verdict(final String text) {
        return LogText.validate(text, TestDevices.QEMU).verdict();
    }

    @Test
    void shouldNeverAcceptEmptyForeignOrUnobservedInput() {
        assertThat(verdict("")).isEqualTo(new Verdict.Inconclusive("the log is empty"));
        assertThat(verdict("<html>\n</html>\n"))
                .isEqualTo(new Verdict.Inconclusive(
                        "no event of a known format in 2 lines; none is near: line 1 is '<html>'"));
        assertThat(verdict("pci_cfg_write mch 00:00.0 @0x60 <- 0x0\n"
                        + "memory_region_ops_write cpu 0 mr 0x1 addr 0xb000 value 0x1 size 4 name 'hpet'\n"))
                .isEqualTo(new Verdict.Inconclusive("no MSI or MSI-X activity in 2 lines"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "x|none is near: line 1 is 'x'",
                "{\"event\":\"rise\"}|the nearest is ndjson, but line 1 is no event: ",
                "{\"event\"|the nearest is ndjson, but line 1 is no event: ",
                "pci_cfg_writes nvme 00:06.0|the nearest is qemu, but line 1 says 'pci_cfg_writes', which is no event that"
                        + " is read; the nearest is 'pci_cfg_write'",
                "a-1 [000] d.h 1.0: irq_handler_entry: irq=24 name=x|the nearest is ftrace, but line 1 is an event of a"
                        + " guest, whose ftrace is only read beside a log of its machine (--ftrace)"
            })
    void shouldNameTheNearestFormatAndTheLineThatSpokeAgainstIt(final String line, final String answer) {
        assertThat(((Verdict.Inconclusive) verdict(line + "\n")).reason())
                .startsWith("no event of a known format in 1 lines; " + answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pci_cfg_write nvme 00:06.0 @0x42 <- 0x1ffffffff",
                "pci_cfg_write nvme 00:06.0 @0x42 <- 0x",
                "pci_cfg_write nvme 00:26.0 @0x42 <- 0x0",
                "pci_cfg_write nvme 00:06.0 @0x99999 <- 0x0",
                "pci_cfg_write nvme",
                "pci_nvme_irq_msix raising MSI-X IRQ vector 4096",
                "pci_nvme_irq_msix raising MSI-X IRQ vector 99999999999999999999999",
                "memory_region_ops_write cpu 0 mr 0x55aa addr 0xe0002000 value 0x123456789 size 4 name 'msix-table'",
                "memory_region_ops_write cpu 0 mr 0x55aa addr 0xe0002000 value 0x1 size 77 name 'msix-table'",
                "memory_region_ops_write cpu -1 mr 0x1 addr 0xfee01004 value 0xffffffffffffffffff size 4 name 'apic-msi'"
            })
    void shouldNotAcceptALogWithAnEventThatCannotBeRead(final String line) {
        final String good = LogText.nvme()
                .entry(1, 0xfee01004L, 0x21)
                .unmask(1)
                .window(0xfee01004L, 0x21)
                .text();
        assertThat(verdict(good)).isEqualTo(new Verdict.Accepted());
        assertThat(verdict(good + line + "\n"))
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .contains("cannot be read, the first at line "
                                + (good.lines().count() + 1)));
    }

    @Test
    void shouldNotAcceptLinesOutOfTheirThreadsOrder() {
        final String good = LogText.nvme()
                .entry(1, 0xfee01004L, 0x21)
                .unmask(1)
                .window(0xfee01004L, 0x21)
                .text();
        final StringBuilder stamped = new StringBuilder();
        int micros = 500;
        for (final String line : good.lines().toList()) {
            stamped.append("77@1000.000")
                    .append(micros--)
                    .append(':')
                    .append(line)
                    .append('\n');
        }
        assertThat(verdict(stamped.toString()))
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .contains("goes back at line 2"));
    }

    @Test
    void shouldNameAMissingFile() {
        final LogValidator validator = new LogValidator(Optional.empty());
        final Path missing = Path.of("no-such.log");
        assertThatThrownBy(() -> validator.validate(missing))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no-such.log: cannot be read: no such file");
    }

    @Test
    void shouldNameTheAcceptedWordsOfADevice() {
        assertThat(Device.parse("gate: drops").values()).containsEntry("gate", Set.of("drops"));
        assertThat(Device.parse("qemu, gate: none").values())
                .containsEntry("gate", Set.of("none"))
                .containsEntry("unuse", Set.of("drops"));
        assertThat(Device.parse("qemu, open: any").values().get("open")).hasSize(3);
        assertThatThrownBy(() -> Device.parse("xen"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("expected any, qemu, a file");
        assertThatThrownBy(() -> Device.parse("nonsense: live"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("accepted: clear, count");
        assertThatThrownBy(() -> Device.parse("open: shut"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("accepted: any, live, cached, undefined");
    }

    @Property(tries = 200)
    void shouldSurviveAnyBytes(@ForAll @Size(max = 3000) final byte[] bytes) {
        final LogResult result =
                new LogValidator(Optional.empty()).validate("fuzz", new LineReader(new ByteArrayInputStream(bytes)));
        assertThat(result.verdict()).isNotInstanceOf(Verdict.Accepted.class);
    }

    @Property(tries = 500)
    void shouldSurviveADamagedByteAnywhereInAGoodLog(
            @ForAll @IntRange(min = 0, max = 100_000) final int where, @ForAll final byte damage) {
        final byte[] good = LogText.nvme()
                .entry(1, 0xfee01004L, 0x21)
                .unmask(1)
                .raise(1)
                .window(0xfee01004L, 0x21)
                .mask(1)
                .raise(1)
                .unmask(1)
                .window(0xfee01004L, 0x21)
                .add("#> readl 0xe0003000")
                .add("#< 0x0")
                .text()
                .getBytes(StandardCharsets.ISO_8859_1);
        good[where % good.length] = damage;
        final LogResult result =
                new LogValidator(Optional.empty()).validate("fuzz", new LineReader(new ByteArrayInputStream(good)));
        assertThat(result.verdict()).isNotNull();
    }

    @Test
    void shouldAcceptNoLogThatIsCutAnywhereButAtALinesEnd() {
        final String good = LogText.nvme()
                .entry(1, 0xfee01004L, 0x21)
                .unmask(1)
                .window(0xfee01004L, 0x21)
                .raise(1)
                .window(0xfee01004L, 0x21)
                .add("pci_cfg_write nvme 00:06.0 @0x4 <- 0x7")
                .text();
        assertThat(verdict(good)).isEqualTo(new Verdict.Accepted());
        for (int length = 1; length < good.length(); length++) {
            final boolean whole =
                    good.charAt(length - 1) == '\n' || (good.charAt(length) == '\n' && good.charAt(length - 1) == '\'');
            if (!whole) {
                assertThat(verdict(good.substring(0, length)))
                        .as("cut at " + length)
                        .isInstanceOf(Verdict.Inconclusive.class);
            }
        }
        final String withoutLineFeed =
                good.substring(0, good.indexOf("pci_cfg_write nvme 00:06.0 @0x4 <- 0x7\n", 200) - 1);
        assertThat(verdict(withoutLineFeed)).isEqualTo(new Verdict.Accepted());
    }

    @ParameterizedTest
    @CsvSource({
        "1f8b0808000000, gzip inside gzip",
        "28b52ffd0458, compressed with zstd",
        "fd377a585a00, compressed with xz",
        "425a6839, compressed with bzip2",
        "504b0304, in a zip archive",
        "fffe7000, 'text in UTF-16, as PowerShell redirects it; save it as UTF-8'",
        "feff0070, 'text in UTF-16; save it as UTF-8'"
    })
    void shouldNameAContainerThatIsNotRead(final String bytes, final String name) {
        final String text = new String(HexFormat.of().parseHex(bytes), StandardCharsets.ISO_8859_1) + "\n...\n";
        assertThat(((Verdict.Inconclusive) verdict(text)).reason()).startsWith("the log is " + name);
    }

    private static String good() throws IOException {
        return Files.readString(Path.of(System.getProperty("msicheck.home"))
                .resolve("model-check/src/test/resources/logs/nvme-msix.log"));
    }

    private static void assertInconclusive(final String text, final String reason) {
        assertThat(((Verdict.Inconclusive) verdict(text)).reason()).startsWith(reason);
    }

    /** A file that was written with holes, or truncated while QEMU went on writing behind its old end. */
    @Test
    void shouldNotAcceptALogWithAHole() throws IOException {
        assertThat(verdict(good())).isEqualTo(new Verdict.Accepted());
        assertInconclusive(good() + "\0\n", "line 148 has a NUL byte, as where a file has a hole");
        assertInconclusive("\0".repeat(4096) + good(), "line 1 has a NUL byte");
        assertInconclusive(good().replaceFirst("\n", "\n\0\0"), "line 2 has a NUL byte");
    }

    @Test
    void shouldNotAcceptALogWithTheEventsOfAnother() throws IOException {
        assertInconclusive(good() + function("f", 1), "line 148 is an event of another format and was not read");
        assertThat(verdict(good() + "{\"timestamp\": {\"seconds\": 1}, \"event\": \"RESUME\"}\n"))
                .as("what QEMU's monitor writes")
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldReadEventsBehindAByteOrderMarkWithBlankLinesAndWindowsLineEnds() {
        final String events = function("f", 1)
                + "\n  \n{\"event\":\"read\",\"function\":\"f\",\"register\":\"pba\",\"offset\":0,\"value\":0}\n";
        assertThat(verdict(events)).isEqualTo(new Verdict.Accepted());
        assertThat(verdict("\u00ef\u00bb\u00bf" + events.replace("\n", "\r\n"))).isEqualTo(new Verdict.Accepted());
    }

    private static String function(final String name, final int entries) {
        return "{\"event\":\"function\",\"function\":\"" + name + "\",\"reset\":true,\"msix\":" + entries + "}\n";
    }

    @Test
    void shouldRefuseMoreFunctionsAndVectorsThanMemoryIsFor() {
        final StringBuilder many = new StringBuilder();
        for (int each = 0; each <= 65_536; each++) {
            many.append(function("f" + each, 1));
        }
        assertThatThrownBy(() -> verdict(many.toString()))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(": line 65537: a log has at most 65536 functions");
        final StringBuilder wide = new StringBuilder();
        for (int each = 0; each <= 256; each++) {
            wide.append(function("f" + each, 2048));
        }
        assertThatThrownBy(() -> verdict(wide.toString()))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(": line 257: a log has at most 524288 vectors, all functions together");
    }

    @Test
    void shouldRefuseTwoRunsInOneFileOfEvents() {
        assertThatThrownBy(() -> verdict(function("f", 1) + function("f", 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(": line 2: function 'f' is declared again, first at line 1");
        final String log = "{\"event\":\"log\",\"version\":1}\n";
        assertThatThrownBy(() -> verdict(log + function("f", 1) + log))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(": line 3: another log begins here");
    }
}
