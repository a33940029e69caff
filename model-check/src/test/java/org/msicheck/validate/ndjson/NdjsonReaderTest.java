package org.msicheck.validate.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** Event logs with other values, fields in other orders and functions whose lines interleave; the answer is known. */
class NdjsonReaderTest {
    private static final int MOST_ENTRIES = 8;
    private static final int STEPS = 12;

    /** One function: its own lines in order, in groups that nothing may come between. */
    private static final class Life {
        private final Random random;
        private final int slot;
        private final int entries;
        private final boolean[] open;
        private final int[] data;
        private final List<List<String>> groups = new ArrayList<>();
        private long sent;

        Life(final int slot, final Random random) {
            this.slot = slot;
            this.random = random;
            entries = 1 + random.nextInt(MOST_ENTRIES);
            open = new boolean[entries];
            data = new int[entries];
            add(line("\"event\":\"function\"", name(), "\"reset\":true", "\"msix\":" + entries));
            add(write("\"register\":\"command\"", value("value", 6)));
            add(write("\"register\":\"msix-control\"", value("value", 0x8000)));
            for (int entry = 0; entry < entries; entry++) {
                program(entry);
            }
            for (int step = 0; step < STEPS; step++) {
                step(random.nextInt(entries));
            }
        }

        private void step(final int entry) {
            if (open[entry] && random.nextInt(4) > 0) {
                sent++;
                add(raise(entry), message(entry, data[entry], random.nextInt(3)));
            } else if (open[entry]) {
                open[entry] = false;
                add(field(entry, "control", 1));
                program(entry);
            }
        }

        private void program(final int entry) {
            data[entry] = entry << 8 | random.nextInt(256);
            final List<String> message =
                    new ArrayList<>(List.of(field(entry, "address", address()), field(entry, "data", data[entry])));
            Collections.shuffle(message, random);
            message.forEach(this::add);
            add(field(entry, "control", 0));
            open[entry] = true;
        }

        private long address() {
            return 0xfee00000L + (slot << 12);
        }

        private String name() {
            return "\"function\":\"f" + slot + "\"";
        }

        private String field(final int entry, final String field, final long value) {
            return write(
                    "\"register\":\"table\"",
                    "\"field\":\"" + field + "\"",
                    value("entry", entry),
                    value("value", value));
        }

        private String write(final String... fields) {
            final List<String> all = new ArrayList<>(List.of(fields));
            all.add("\"event\":\"write\"");
            all.add(name());
            return line(all.toArray(String[]::new));
        }

        private String raise(final int vector) {
            return line("\"event\":\"raise\"", name(), value("vector", vector));
        }

        /** By content, by sender, or by both. */
        private String message(final int vector, final int content, final int form) {
            final List<String> fields = new ArrayList<>(List.of("\"event\":\"message\""));
            if (form != 1) {
                fields.addAll(List.of(value("address", address()), value("data", content)));
            }
            if (form != 0) {
                fields.addAll(List.of(name(), value("vector", vector)));
            }
            return line(fields.toArray(String[]::new));
        }

        private String value(final String key, final long value) {
            final String digits = random.nextBoolean() ? "" + value : "\"0x" + Long.toHexString(value) + "\"";
            return "\"" + key + "\":" + (random.nextBoolean() ? " " : "") + digits;
        }

        private String line(final String... fields) {
            final List<String> all = new ArrayList<>(List.of(fields));
            if (random.nextInt(4) == 0) {
                all.add("\"x-time\":" + random.nextInt(1000));
            }
            Collections.shuffle(all, random);
            return all.stream().collect(Collectors.joining(random.nextBoolean() ? "," : " , ", "{", "}"));
        }

        private void add(final String... lines) {
            groups.add(List.of(lines));
        }
    }

    private static List<Life> lives(final int functions, final Random random) {
        return IntStream.range(0, functions)
                .mapToObj(slot -> new Life(slot, random))
                .toList();
    }

    private static List<String> interleaved(final List<Life> lives, final Random random) {
        final List<Integer> order = new ArrayList<>();
        lives.forEach(life -> order.addAll(Collections.nCopies(life.groups.size(), life.slot)));
        Collections.shuffle(order, random);
        final int[] next = new int[lives.size()];
        final List<String> lines = new ArrayList<>(List.of("{\"version\":1,\"event\":\"log\"}"));
        order.forEach(slot -> lines.addAll(lives.get(slot).groups.get(next[slot]++)));
        return lines;
    }

    private static LogResult validate(final List<String> lines) {
        return LogText.validate(String.join("\n", lines) + "\n", TestDevices.TEXT);
    }

    private static TrackedFunction of(final LogResult result, final Life life) {
        return result.functions().stream()
                .filter(each -> each.id().equals("f" + life.slot))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 150)
    void shouldAttributeEveryMessage(
            @ForAll @IntRange(min = 1, max = 4) final int functions, @ForAll final Random random) {
        final List<Life> lives = lives(functions, random);
        final LogResult result = validate(interleaved(lives, random));
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        for (final Life life : lives) {
            assertThat(of(result, life).attributed()).isEqualTo(life.sent);
            assertThat(of(result, life).tableEntries()).isEqualTo(life.entries);
        }
    }

    @Property(tries = 150)
    void shouldRejectAtTheLineOfAMessageThatItsVectorDoesNotHold(
            @ForAll @IntRange(min = 1, max = 4) final int functions,
            @ForAll @IntRange(min = 1, max = 255) final int change,
            @ForAll final Random random) {
        final List<Life> lives = lives(functions, random);
        final List<String> lines = interleaved(lives, random);
        final Life life = lives.get(random.nextInt(functions));
        final int vector = random.nextInt(life.entries);
        lines.add(life.raise(vector));
        lines.add(life.message(vector, life.data[vector] ^ change, 2));
        final LogResult result = validate(lines);
        assertThat(result.verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(of(result, life).rejection())
                .hasValueSatisfying(why -> assertThat(why.line()).isEqualTo(lines.size()));
    }
}
