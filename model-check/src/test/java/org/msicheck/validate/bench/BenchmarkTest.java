package org.msicheck.validate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.Verdict;

class BenchmarkTest {
    @TempDir
    private Path directory;

    @Test
    void shouldGenerateALogThatIsAccepted() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final long events = new LogGenerator(bytes).write(60_000);
        final LogResult result = new LogValidator(Optional.empty())
                .validate("generated", new LineReader(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.lines()).isEqualTo(events);
        assertThat(result.functions().stream().filter(each -> each.tableEntries() == 2048))
                .hasSize(1);
        assertThat(result.counts().foreignMessages()).isZero();
    }

    @Test
    void shouldNoticeWhatItAlwaysHasToAndSayWhenItDoesNot() throws IOException {
        final LogText log = LogText.nvme().entry(1, 0xfee01004L, 0x21).unmask(1);
        for (int round = 0; round < 6; round++) {
            log.raise(1)
                    .window(0xfee01004L, 0x21)
                    .mask(1)
                    .entry(1, 0xfee01004L, 0x21)
                    .unmask(1)
                    .raise(1)
                    .window(0xfee01004L, 0x21);
        }
        final Path file = directory.resolve("good.log");
        Files.writeString(file, log.text(), StandardCharsets.ISO_8859_1);
        final StringWriter text = new StringWriter();
        assertThat(new DamageBenchmark(new PrintWriter(text), 4).run(file)).isTrue();
        assertThat(text.toString()).contains("4 of 4 noticed at the message");
        Files.writeString(file, log.mask(1).window(0xfee01004L, 0x21).text(), StandardCharsets.ISO_8859_1);
        assertThat(new DamageBenchmark(new PrintWriter(text), 4).run(file)).isFalse();
    }

    @Test
    void shouldNoticeAMissingEntryWriteBehindAVirtioQueuesEvent() throws IOException {
        final LogText log = LogText.nvme();
        final String notify = "virtio_notify vdev 0x55aa vq 0x77bb";
        for (int round = 0; round < 3; round++) {
            final long address = 0xfee01004L + 0x1000L * round;
            log.mask(1)
                    .entry(1, address, 0x21 + round)
                    .unmask(1)
                    .add(notify)
                    .window(address, 0x21 + round)
                    .add(notify)
                    .window(address, 0x21 + round);
        }
        final Path file = directory.resolve("virtio.log");
        Files.writeString(file, log.text().replaceAll("\\bnvme ", "virtio-net-pci "), StandardCharsets.ISO_8859_1);
        final StringWriter text = new StringWriter();
        assertThat(new DamageBenchmark(new PrintWriter(text), 4).run(file))
                .as(text.toString())
                .isTrue();
        // Address and data of the second and third round; in the first the queue's vector is not known yet.
        assertThat(text.toString()).contains("missing address or data with a later message  4 of 4 noticed");
    }
}
