package org.msicheck.litmus;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processors, vectors and irqs that a test has, and the check that a value names one of them. The forms of the
 * words are the schema's.
 *
 * @param cpus    the processors
 * @param vectors the vectors of each processor
 * @param irqs    the function's interrupts
 */
record Names(List<String> cpus, List<Integer> vectors, List<String> irqs) {
    static final String OTHER = "other";
    static final String NONE = "none";
    private static final List<String> DEFAULT_CPUS = List.of("cpu0", "cpu1");
    private static final List<Integer> DEFAULT_VECTORS = List.of(1, 2);

    static Names of(final YamlValue top) {
        final YamlValue count = top.require("device").require("msix").require("vectors");
        final List<String> cpus = top.get("platform").flatMap(p -> p.get("cpus"))
                .map(v -> v.items().stream().map(Names::newCpu).toList()).orElse(DEFAULT_CPUS);
        final List<Integer> vectors = top.get("platform").flatMap(p -> p.get("vectors"))
                .map(v -> v.items().stream().map(YamlValue::number).toList()).orElse(DEFAULT_VECTORS);
        return new Names(cpus, vectors, IntStream.range(0, count.number()).mapToObj(i -> "irq" + i).toList());
    }

    private static String newCpu(final YamlValue value) {
        if (value.text().equals(NONE)) {
            throw value.problem("a processor cannot be called 'none', the word for address 0");
        }
        return value.text();
    }

    String irq(final YamlValue value) {
        return oneOf("irq", value, irqs);
    }

    String irqOrOther(final YamlValue value) {
        return oneOf("irq", value, Stream.concat(irqs.stream(), Stream.of(OTHER)).toList());
    }

    List<String> irqs(final YamlValue sequence) {
        return sequence.items().stream().map(this::irq).toList();
    }

    String cpu(final YamlValue value) {
        return oneOf("processor", value, cpus);
    }

    String address(final YamlValue value) {
        return oneOf("processor", value, Stream.concat(cpus.stream(), Stream.of(NONE)).toList());
    }

    int vector(final YamlValue value) {
        return vector(value, value.text());
    }

    int data(final YamlValue value) {
        return value.text().equals(NONE) ? 0 : vector(value);
    }

    Slot slot(final YamlValue value) {
        final int colon = value.text().indexOf(':');
        final String cpu = value.text().substring(0, colon);
        if (!cpus.contains(cpu)) {
            throw unknown("processor", cpu, value, cpus);
        }
        return new Slot(cpu, vector(value, value.text().substring(colon + 1)));
    }

    private int vector(final YamlValue value, final String text) {
        final List<String> known = vectors.stream().map(v -> "v" + v).toList();
        final int index = known.indexOf(text);
        if (index < 0) {
            throw unknown("vector", text, value, known);
        }
        return vectors.get(index);
    }

    private static String oneOf(final String kind, final YamlValue value, final List<String> known) {
        if (!known.contains(value.text())) {
            throw unknown(kind, value.text(), value, known);
        }
        return value.text();
    }

    private static RuntimeException unknown(final String kind, final String text, final YamlValue value,
            final List<String> known) {
        return value.problem("unknown " + kind + " '" + text + "'; this test has: "
                + known.stream().collect(Collectors.joining(", ")));
    }
}
