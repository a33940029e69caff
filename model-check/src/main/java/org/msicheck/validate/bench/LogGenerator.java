package org.msicheck.validate.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a QEMU-format log of any length that the reference explains: 16 functions, one with 2,048 entries, masks,
 * pending bits, rewrites under mask, function masks, live MSI rewrites, and a fifth of the device events missing.
 */
final class LogGenerator {
    private static final int BUFFER = 1 << 16;
    private static final int MISSING = 5;
    private static final int CHOICES = 1000;

    private final OutputStream out;
    private final SplittableRandom random = new SplittableRandom(1);
    private final StringBuilder text = new StringBuilder(BUFFER * 2);
    private final List<GeneratedFunction> functions = new ArrayList<>();
    private long events;
    private int nextMessage;

    LogGenerator(final OutputStream out) {
        this.out = out;
        functions.add(new GeneratedFunction("nvme", 1, 2048, "pci_nvme_irq_msix raising MSI-X IRQ vector %d"));
        functions.add(new GeneratedFunction("e1000e", 2, 5, "e1000e_irq_msix_notify_vec MSI-X notify vector 0x%x"));
        functions.add(new GeneratedFunction("nec-usb-xhci", 3, 16, "usb_xhci_irq_msix nr %d"));
        functions.add(new GeneratedFunction("megasas", 4, 15, "megasas_msix_raise vector %d"));
        for (int slot = 5; slot <= 16; slot++) {
            functions.add(new GeneratedFunction("virtio-net-pci", slot, 4, ""));
        }
    }

    /** Writes so many events and returns how many there are; the last operation is finished. */
    long write(final long wanted) throws IOException {
        line("memory_region_ops_write cpu -1 mr 0x55bb addr 0xfee00000 value 0x0 size 4 name 'apic-msi'");
        for (final GeneratedFunction function : functions) {
            begin(function);
        }
        while (events < wanted) {
            step();
        }
        flush();
        return events;
    }

    private void line(final String event) throws IOException {
        text.append("4711@1795320000.000000:").append(event).append('\n');
        events++;
        if (text.length() > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        text.setLength(0);
    }

    private void begin(final GeneratedFunction function) throws IOException {
        line(function.config(0x10, 0xffff_ffffL));
        line(function.config(4, 7));
        line(function.mapping());
        control(function, 0xc000);
        for (int vector = 0; vector < function.entries(); vector++) {
            rewrite(function, vector);
            line(function.table(vector, 3, 0));
            function.masked(vector, false);
        }
        control(function, 0x8000);
    }

    private void control(final GeneratedFunction function, final int bits) throws IOException {
        line(function.config(0x42, bits | (function.entries() - 1)));
        line(function.state(bits));
    }

    private void rewrite(final GeneratedFunction function, final int vector) throws IOException {
        final int number = nextMessage++;
        final long address = 0xfee00000L | (number / 200 % 256) << 12 | 4;
        function.message(vector, address, 0x20 + number % 200);
        line(function.table(vector, 0, address));
        line(function.table(vector, 1, 0));
        line(function.table(vector, 2, function.data(vector)));
    }

    private void step() throws IOException {
        final GeneratedFunction function = functions.get(random.nextInt(functions.size()));
        final int vector = random.nextInt(function.entries());
        final int choice = random.nextInt(CHOICES);
        if (choice < 850) {
            raise(function, vector);
        } else if (choice < 920 || function.masked(vector)) {
            toggle(function, vector);
        } else if (choice < 999 || random.nextInt(10) > 0) {
            move(function, vector);
        } else {
            functionMask(function);
        }
    }

    private void raise(final GeneratedFunction function, final int vector) throws IOException {
        if (!function.event().isEmpty() && random.nextInt(MISSING) > 0) {
            line(String.format(function.event(), vector));
        }
        if (function.masked(vector)) {
            function.pending(vector, true);
        } else {
            send(function, vector);
        }
    }

    private void send(final GeneratedFunction function, final int vector) throws IOException {
        final long address = function.address(vector);
        final int data = function.data(vector);
        line("memory_region_ops_write cpu -1 mr 0x55bb addr 0x" + Long.toHexString(address) + " value 0x"
                + Integer.toHexString(data) + " size 4 name 'apic-msi'");
        line("apic_deliver_irq dest " + (address >> 12 & 0xff) + " dest_mode 1 delivery_mode 0 vector " + data
                + " trigger_mode 0");
        function.pending(vector, false);
    }

    private void toggle(final GeneratedFunction function, final int vector) throws IOException {
        final boolean now = !function.masked(vector);
        line(function.table(vector, 3, now ? 1 : 0));
        function.masked(vector, now);
        if (!now && function.pending(vector)) {
            send(function, vector);
        }
    }

    private void move(final GeneratedFunction function, final int vector) throws IOException {
        toggle(function, vector);
        if (random.nextBoolean()) {
            raise(function, vector);
        }
        rewrite(function, vector);
        toggle(function, vector);
    }

    private void functionMask(final GeneratedFunction function) throws IOException {
        control(function, 0xc000);
        for (int vector = 0; vector < Math.min(function.entries(), 8); vector++) {
            function.pending(vector, true);
            if (!function.event().isEmpty()) {
                line(String.format(function.event(), vector));
            }
        }
        control(function, 0x8000);
        for (int vector = 0; vector < function.entries(); vector++) {
            if (function.pending(vector) && !function.masked(vector)) {
                send(function, vector);
            }
        }
    }
}
