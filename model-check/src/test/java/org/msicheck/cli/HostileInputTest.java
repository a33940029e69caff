package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given as a log gets a clear line and exit 2 or 3, never a stack trace, and is never accepted. */
class HostileInputTest {
    private static final int BLOCK = 1_000_000;
    private static final int HUNDRED = 100;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private static byte[] good() throws IOException {
        try {
            return Files.readAllBytes(Path.of(
                    HostileInputTest.class.getResource("/logs/nvme-msix.log").toURI()));
        } catch (final URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path file(final String name, final byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    /** Exit 2 with one line that names the problem on standard output, or exit 3 with one on standard error. */
    private void assertRefused(final String problem, final String... args) {
        final int exit = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        assertThat(exit).isIn(2, 3);
        assertThat(out + "\n" + err).doesNotContain("Exception", "\tat ", "accepted\n");
        final List<String> said = (exit == 2 ? out : err).toString().lines().toList();
        assertThat(said.get(0)).contains(problem).hasSizeLessThan(300);
        assertThat(err.toString().lines().count()).isEqualTo(exit == 2 ? 0 : 1);
    }

    @Test
    void shouldRefuseRandomBytes() throws IOException {
        final byte[] bytes = new byte[BLOCK];
        new Random(4).nextBytes(bytes);
        assertRefused(
                "inconclusive: no event of a known format",
                "validate",
                file("a.log", bytes).toString());
    }

    /** A line of a hundred megabytes of one character, behind what is given. */
    private Path longLine(final byte[] front, final char filling) throws IOException {
        final Path file = directory.resolve("long.log.gz");
        final byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) filling);
        try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(file))) {
            to.write(front);
            for (int each = 0; each < HUNDRED; each++) {
                to.write(block);
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(chars = {'x', '{', '0'})
    void shouldRefuseALineOfAHundredMegabytes(final char filling) throws IOException {
        assertRefused(
                "inconclusive: 1 lines are longer than 64 KiB",
                "validate",
                longLine(new byte[0], filling).toString());
    }

    @Test
    void shouldRefuseAGoodLogWithSuchALineBehindIt() throws IOException {
        assertRefused(
                "inconclusive: 1 lines are longer than 64 KiB",
                "validate",
                longLine(good(), 'x').toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pci_cfg_write nvme 00:06.0 @0x42 <- 0x1ffffffff | 1 events cannot be read, the first at line 148",
                "vtd_inv_desc_iec granularity 0x1 index 0x1ffff mask 0x0 | 1 events cannot be read",
                "vtd_inv_desc_iec granularity 0x1 index 0x1 mask 0x40 | 1 events cannot be read",
                "x86_iommu_iec_notify Notify IEC invalidation: global=0 index=1 mask=-1 | 1 events cannot be read",
                "vtd_reg_ir_root addr 0x600000 size 0x1ffffffff | 1 events cannot be read",
                "vtd_ir_irte_get index 99999999999999999999 low 0x0 high 0x0 | 1 events cannot be read"
            })
    void shouldRefuseNumbersOutOfRangeInAnOtherwiseGoodLog(final String line, final String problem) throws IOException {
        final String text = new String(good(), StandardCharsets.ISO_8859_1) + line + "\n";
        assertRefused(
                problem,
                "validate",
                file("a.log", text.getBytes(StandardCharsets.ISO_8859_1)).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"write\",\"function\":\"n\",\"register\":\"table\",\"entry\":99999999999999999999,\"value\":1}",
                "{\"event\":\"write\",\"function\":\"n\",\"register\":\"table\",\"entry\":2048,\"field\":\"data\",\"value\":1}",
                "{\"event\":\"write\",\"function\":\"n\",\"register\":\"table\",\"offset\":32768,\"value\":1}",
                "{\"event\":\"write\",\"function\":\"n\",\"register\":\"command\",\"value\":65536}",
                "{\"event\":\"raise\",\"function\":\"n\",\"vector\":-1}",
                "{\"event\":\"message\",\"data\":4294967296}",
                "{\"event\":\"note\",\"seq\":3}",
                "{\"event\":\"message\",\"address\":\"0x10000000000000000\",\"data\":1}"
            })
    void shouldRefuseNumbersAndSequencesThatTheEventFormatDoesNotHave(final String line) throws IOException {
        final String text = "{\"event\":\"log\",\"version\":1}\n"
                + "{\"event\":\"function\",\"function\":\"n\",\"reset\":true,\"msix\":4,\"seq\":3}\n" + line + "\n";
        assertRefused(
                "inconclusive: line 3: ",
                "validate",
                file("a.ndjson", text.getBytes(StandardCharsets.UTF_8)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void shouldRefuseDeepNesting(final String part) throws IOException {
        assertRefused(
                "inconclusive: no event of a known format",
                "validate",
                file("a.ndjson", ("{\"event\":" + part.repeat(9000) + "\n").getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @Test
    void shouldRefuseAnFtraceThatIsNoneOrCutOff() throws IOException {
        final String log = file("a.log", good()).toString();
        assertRefused(
                "inconclusive: the ftrace has no msi_write event",
                "validate",
                "--ftrace",
                file("f.txt", "hello\n".getBytes(StandardCharsets.UTF_8)).toString(),
                log);
        out.getBuffer().setLength(0);
        final byte[] zipped = Files.readAllBytes(longLine(good(), 'x'));
        assertRefused(
                "cannot be read beyond line",
                "validate",
                "--ftrace",
                file("f.gz", Arrays.copyOf(zipped, zipped.length / 2)).toString(),
                log);
    }
}
