package org.msicheck.validate.qemu;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
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
    private final Machine machine;
    private final Process process;
    private final BufferedReader answers;
    private final OutputStream commands;

    private QtestSession(final Machine machine, final Process process) {
        this.machine = machine;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        commands = process.getOutputStream();
    }

    /** A machine whose processor has nothing to do. */
    enum Machine {
        /** Configuration space at two I/O ports. */
        Q35("qemu-system-x86_64", "q35", 1 << 16, 0),
        /** An ITS, and configuration space in memory. */
        ARM("qemu-system-aarch64", "virt,gic-version=3,highmem=off", 8, 0x3f000000L);

        private static final byte HLT = (byte) 0xf4;
        /** Behind the last 16 bytes that an x86 processor begins at: no interrupts, halt, and again. */
        private static final byte[] HALT = {(byte) 0xfa, HLT, (byte) 0xeb, (byte) 0xfd, (byte) 0x90};
        /** {@code wfi}, and again. */
        private static final byte[] WAIT = {0x7f, 0x20, 0x03, (byte) 0xd5, -1, -1, -1, 0x17};

        private final String program;
        private final String model;
        private final int romBytes;
        private final long ecam;

        Machine(final String program, final String model, final int romBytes, final long ecam) {
            this.program = program;
            this.model = model;
            this.romBytes = romBytes;
            this.ecam = ecam;
        }

        private byte[] rom() {
            final byte[] rom = new byte[romBytes];
            if (this == ARM) {
                return WAIT.clone();
            }
            Arrays.fill(rom, HLT);
            System.arraycopy(HALT, 0, rom, romBytes - 16, HALT.length);
            return rom;
        }

        /** The program, if it is installed. */
        Optional<Path> installed() {
            return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .map(directory -> Path.of(directory, program))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** Starts QEMU with a ROM that halts the processor. */
    static QtestSession start(
            final Machine machine, final Path directory, final Path errors, final List<String> options)
            throws IOException {
        final Path file = Files.write(directory.resolve("halt.rom"), machine.rom());
        final List<String> line = new ArrayList<>(List.of(
                machine.installed().orElseThrow().toString(),
                "-machine",
                machine.model,
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
                machine, new ProcessBuilder(line).redirectError(errors.toFile()).start());
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
        if (machine.ecam != 0) {
            command(String.format("write%c 0x%x 0x%x", width, machine.ecam + ((long) slot << 15) + offset, value));
            return;
        }
        select(slot, offset);
        command(String.format("out%c 0x%x 0x%x", width, 0xcfc + (offset & 3), value));
    }

    long config(final int slot, final int offset) throws IOException {
        if (machine.ecam != 0) {
            return read(machine.ecam + ((long) slot << 15) + offset);
        }
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
