package org.msicheck.validate.qemu;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** QEMU without a guest, its devices driven over the qtest protocol; its standard error goes to a file. */
final class QtestSession implements Closeable {
    private static final String PROGRAM = "qemu-system-x86_64";
    private static final int ROM_BYTES = 1 << 16;
    private static final byte[] HALT = {(byte) 0xfa, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd, (byte) 0x90};

    private final Process process;
    private final BufferedReader answers;
    private final OutputStream commands;

    private QtestSession(final Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        commands = process.getOutputStream();
    }

    /** The program, if it is installed. */
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(directory -> Path.of(directory, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts QEMU with a ROM that halts the processor. */
    static QtestSession start(final Path program, final Path directory, final Path errors, final List<String> options)
            throws IOException {
        final byte[] rom = new byte[ROM_BYTES];
        Arrays.fill(rom, (byte) 0xf4);
        System.arraycopy(HALT, 0, rom, ROM_BYTES - 16, HALT.length);
        final Path file = Files.write(directory.resolve("halt.rom"), rom);
        final List<String> line = new ArrayList<>(List.of(
                program.toString(),
                "-machine",
                "q35",
                "-accel",
                "tcg",
                "-m",
                "64M",
                "-display",
                "none",
                "-nodefaults",
                "-no-user-config",
                "-bios",
                file.toString(),
                "-qtest",
                "stdio",
                "-qtest-log",
                "none"));
        line.addAll(options);
        return new QtestSession(
                new ProcessBuilder(line).redirectError(errors.toFile()).start());
    }

    String command(final String command) throws IOException {
        commands.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        commands.flush();
        String answer = answers.readLine();
        while (answer != null && answer.startsWith("IRQ ")) {
            answer = answers.readLine();
        }
        if (answer == null || !answer.startsWith("OK")) {
            throw new IOException(command + ": " + answer);
        }
        return answer.length() > 3 ? answer.substring(3) : "";
    }

    void write(final long address, final long value) throws IOException {
        command(String.format("writel 0x%x 0x%x", address, value));
    }

    long read(final long address) throws IOException {
        return Long.decode(command(String.format("readl 0x%x", address)));
    }

    void config(final int slot, final int offset, final char width, final long value) throws IOException {
        select(slot, offset);
        command(String.format("out%c 0x%x 0x%x", width, 0xcfc + (offset & 3), value));
    }

    long config(final int slot, final int offset) throws IOException {
        select(slot, offset);
        return Long.decode(command("inl 0xcfc"));
    }

    private void select(final int slot, final int offset) throws IOException {
        command(String.format("outl 0xcf8 0x%x", 0x80000000L | ((long) slot << 11) | (offset & 0xfc)));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
