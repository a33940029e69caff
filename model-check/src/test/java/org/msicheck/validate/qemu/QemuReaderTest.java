package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** Logs with other values, fields in other orders and functions whose lines interleave; the answer is known. */
class QemuReaderTest {
    private static final String[] MODELS = {"nvme", "e1000e", "megasas", "nec-usb-xhci"};
    private static final String[] REGIONS = {
        "apic-msi", "kvm-apic-msi", "vtd-ir", "translation", "riscv.imsic", "msi-frame"
    };
    private static final long[] PLACES = {0xfee01000L, 0xfee05004L, 0xfee00018L, 0x8090040L, 0x24001000L, 0x1_2340_0000L
    };

    /** One function: its own lines in order, in groups that nothing may come between. */
    private static final class Life {
        private final Random random;
        private final int slot;
        private final String model;
        private final String region;
        private final long place;
        private final long table;
        private final List<List<String>> groups = new ArrayList<>();
        private int sent;

        Life(final Random random, final int slot, final int platform) {
            this.random = random;
            this.slot = slot;
            model = MODELS[slot];
            region = REGIONS[platform];
            place = PLACES[platform];
            table = (0xe0000000L + ((long) slot << 20)) + ((long) random.nextInt(4) << 12);
            open();
            for (int vector = 0; vector < 4; vector++) {
                entry(vector);
            }
            for (int step = random.nextInt(30); step > 0; step--) {
                step(random.nextInt(4));
            }
            raise(0);
        }

        private String at() {
            return String.format("%s 00:%02x.0", model, slot);
        }

        private void open() {
            group("pci_cfg_write " + at() + " @0x10 <- 0xffffffff");
            group("pci_cfg_write " + at() + " @0x4 <- 0x" + Integer.toHexString(6 | random.nextInt(2) | 0x400));
            group(String.format("pci_update_mappings_add %s 0,0x%x+0x100000", at(), 0xe0000000L + ((long) slot << 20)));
            final int cap = 0x40 + 4 * random.nextInt(16);
            group(
                    String.format("pci_cfg_write %s @0x%x <- 0x8003", at(), cap + 2),
                    "msix_write_config dev " + model + " enabled 1 masked 0");
        }

        private int data(final int vector) {
            return (slot << 8 | vector << 4) + 3;
        }

        private void entry(final int vector) {
            final List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            Collections.shuffle(order, random);
            for (final int field : order) {
                write(vector, field, new long[] {place & 0xffff_ffffL, place >>> 32, data(vector)}[field]);
            }
            write(vector, 3, 0);
        }

        private void write(final int vector, final int field, final long value) {
            group(access(String.format("0x%x", 0x5500 + slot), table + 16L * vector + 4L * field, value, "msix-table"));
        }

        /** Its fields in any order, perhaps with one that later versions may add. */
        private String access(final String object, final long address, final long value, final String name) {
            final List<String> fields = new ArrayList<>(List.of(
                    "mr " + object,
                    String.format("addr 0x%x", address),
                    String.format("value 0x%x", value),
                    "size 4",
                    "name '" + name + "'"));
            if (random.nextBoolean()) {
                fields.add("reason " + random.nextInt(9));
            }
            Collections.shuffle(fields, random);
            return "memory_region_ops_write cpu " + (random.nextInt(5) - 1) + " " + String.join(" ", fields);
        }

        private void step(final int vector) {
            switch (random.nextInt(3)) {
                case 0 -> raise(vector);
                case 1 -> {
                    write(vector, 3, 1);
                    write(vector, 3, 0);
                }
                default -> group("pci_cfg_write " + at() + " @0xc <- 0x" + Integer.toHexString(random.nextInt(256)));
            }
        }

        private void raise(final int vector) {
            sent++;
            group(
                    switch (model) {
                        case "nvme" -> "pci_nvme_irq_msix raising MSI-X IRQ vector " + vector;
                        case "e1000e" -> "e1000e_irq_msix_notify_vec MSI-X notify vector 0x" + vector;
                        case "megasas" -> "megasas_msix_raise vector " + vector;
                        default -> "usb_xhci_irq_msix nr " + vector;
                    },
                    access("0x77bb", place, data(vector), region));
        }

        private void group(final String... lines) {
            groups.add(Arrays.asList(lines));
        }
    }

    private static List<Life> lives(final int functions, final int platform, final Random random) {
        final List<Life> lives = new ArrayList<>();
        for (int slot = 0; slot < functions; slot++) {
            lives.add(new Life(random, slot, platform));
        }
        return lives;
    }

    /** Each life's groups in order, those of different lives in any. */
    private static List<String> interleaved(final List<Life> lives, final Random random) {
        final List<Integer> turns = new ArrayList<>();
        for (int life = 0; life < lives.size(); life++) {
            turns.addAll(Collections.nCopies(lives.get(life).groups.size(), life));
        }
        Collections.shuffle(turns, random);
        final int[] next = new int[lives.size()];
        return turns.stream()
                .flatMap(life -> lives.get(life).groups.get(next[life]++).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static LogResult validate(final List<String> lines) {
        return LogText.validate(String.join("\n", lines) + "\n", TestDevices.QEMU);
    }

    @Property(tries = 150)
    void shouldAttributeEveryMessage(
            @ForAll @IntRange(min = 1, max = 4) final int functions,
            @ForAll @IntRange(max = 5) final int platform,
            @ForAll final Random random) {
        final List<Life> lives = lives(functions, platform, random);
        final LogResult result = validate(interleaved(lives, random));
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        for (final Life life : lives) {
            final TrackedFunction function = result.functions().stream()
                    .filter(each -> each.device().equals(life.model))
                    .findFirst()
                    .orElseThrow();
            assertThat(function.attributed()).as(life.model).isEqualTo(life.sent);
            assertThat(function.tableEntries()).isEqualTo(4);
        }
    }

    @Property(tries = 150)
    void shouldRejectAtTheLineOfAnyAlteredMessage(
            @ForAll @IntRange(min = 1, max = 4) final int functions,
            @ForAll @IntRange(max = 5) final int platform,
            @ForAll @IntRange(min = 1, max = 15) final int change,
            @ForAll final Random random) {
        final List<String> lines = interleaved(lives(functions, platform, random), random);
        final List<Integer> messages = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains("'" + REGIONS[platform] + "'")) {
                messages.add(line);
            }
        }
        final int at = messages.get(random.nextInt(messages.size()));
        final String text = lines.get(at);
        final int from = text.indexOf("value 0x") + "value 0x".length();
        final int to = from + 1 + (text.substring(from).split("[^0-9a-f]", 2)[0].length() - 1);
        final int data = Integer.parseInt(text.substring(from, to), 16) ^ change;
        lines.set(at, text.substring(0, from) + Integer.toHexString(data) + text.substring(to));
        final LogResult result = validate(lines);
        assertThat(result.verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(result.functions().stream()
                        .flatMap(each -> each.rejection().stream())
                        .mapToLong(each -> each.line())
                        .min())
                .hasValue(at + 1L);
    }
}
