package org.msicheck.validate.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
    @TempDir
    private Path directory;

    private static List<String> read(final LineReader lines) {
        final List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text());
        }
        return all;
    }

    private static LineReader of(final String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] gzip(final String text) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldReadLinesWithAndWithoutCarriageReturnAndFinalLineFeed() {
        assertThat(read(of("a\r\nb\n\nc"))).containsExactly("a", "b", "", "c");
        assertThat(read(of(""))).isEmpty();
    }

    @Test
    void shouldReadGzipToldByItsFirstBytes() throws IOException {
        final Path file = directory.resolve("some.log");
        Files.write(file, gzip("one\ntwo\n"));
        try (LineReader lines = LineReader.open(file)) {
            assertThat(read(lines)).containsExactly("one", "two");
            assertThat(lines.problem()).isEmpty();
        }
    }

    @Test
    void shouldTellWhereATruncatedGzipEnds() throws IOException {
        final Path file = directory.resolve("cut.log.gz");
        final byte[] whole = gzip("line of text\n".repeat(50_000));
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        try (LineReader lines = LineReader.open(file)) {
            read(lines);
            assertThat(lines.problem()).contains("cannot be read beyond line").doesNotContain("\n");
        }
    }

    @Test
    void shouldReadEveryMemberAndTellOfOneThatIsDamagedAnywhere() throws IOException {
        final Path file = directory.resolve("members.log.gz");
        final byte[] one = gzip("one\n");
        final byte[] both = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(gzip("two\n"), 0, both, one.length, one.length);
        Files.write(file, both);
        try (LineReader lines = LineReader.open(file)) {
            assertThat(read(lines)).containsExactly("one", "two");
            assertThat(lines.problem()).isEmpty();
        }
        for (int cut = one.length + 1; cut < both.length; cut++) {
            Files.write(file, Arrays.copyOf(both, cut));
            try (LineReader lines = LineReader.open(file)) {
                read(lines);
                assertThat(lines.problem()).as("cut at " + cut).startsWith("cannot be read beyond line");
            }
        }
        both[one.length] = 'x';
        Files.write(file, both);
        try (LineReader lines = LineReader.open(file)) {
            assertThat(read(lines)).containsExactly("one");
            assertThat(lines.problem())
                    .isEqualTo("cannot be read beyond line 1: " + one.length
                            + " bytes behind a gzip member are no gzip member");
        }
        both[one.length] = one[0];
        both[both.length - 8] ^= 1;
        Files.write(file, both);
        try (LineReader lines = LineReader.open(file)) {
            read(lines);
            assertThat(lines.problem()).as("a wrong checksum").startsWith("cannot be read beyond line");
        }
    }

    @Test
    void shouldSkipALineOfAHundredMegabytesWithoutKeepingIt() {
        final InputStream huge = new InputStream() {
            private long left = 100_000_000L;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(final byte[] into, final int from, final int length) {
                if (left <= 0) {
                    return -1;
                }
                final int count = (int) Math.min(left, length);
                Arrays.fill(into, from, from + count, (byte) 'x');
                left -= count;
                return count;
            }
        };
        final InputStream rest = new ByteArrayInputStream("\nnext\n".getBytes(StandardCharsets.UTF_8));
        final LineReader lines = new LineReader(new SequenceInputStream(huge, rest));
        assertThat(read(lines)).containsExactly("", "next");
        assertThat(lines.tooLong()).isEqualTo(1);
        assertThat(lines.number()).isEqualTo(2);
    }

    @Property
    void shouldGiveTheSameLinesWhateverTheBlocks(
            @ForAll @StringLength(max = 400) @CharRange(from = '\n', to = '\r') @CharRange(from = 'a', to = 'c')
                    final String text) {
        final InputStream single = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(final byte[] into, final int from, final int length) {
                return super.read(into, from, Math.min(length, 1));
            }
        };
        assertThat(read(new LineReader(single))).isEqualTo(read(of(text)));
        final String[] expected = text.split("\n", -1);
        final int count = text.endsWith("\n") || text.isEmpty() ? expected.length - 1 : expected.length;
        assertThat(read(of(text))).hasSize(count);
    }
}
