package org.msicheck.litmus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.msicheck.model.SlotName;
import org.msicheck.ref.message.Platform;
import org.msicheck.system.ModelValue;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.YamlValue;

/**
 * The processors, vectors, handles and irqs that a test has, and the check that a value names one of them. The forms
 * of the words are the schema's.
 *
 * @param cpus    the processors
 * @param vectors the vectors of each processor
 * @param handles the handles of interrupt remapping entries
 * @param irqs    the function's interrupts
 */
public record DeclaredNames(List<String> cpus, List<Integer> vectors, List<Integer> handles, List<String> irqs) {
    /** The owner that is no irq of the document. */
    public static final String OTHER = "other";

    static final String NONE = "none";
    private static final String REMAP = "remap";
    private static final List<String> DEFAULT_CPUS = List.of("cpu0", "cpu1");
    private static final List<Integer> DEFAULT_VECTORS = List.of(1, 2);

    /** The names that a document declares. */
    public static DeclaredNames of(final YamlValue top) {
        final Optional<YamlValue> platform = top.get("platform");
        final List<String> cpus = platform.flatMap(p -> p.get("cpus"))
                .map(v -> v.items().stream().map(DeclaredNames::newCpu).toList())
                .orElse(DEFAULT_CPUS);
        final List<Integer> vectors = platform.flatMap(p -> p.get("vectors"))
                .map(v -> v.items().stream().map(YamlValue::number).toList())
                .orElse(DEFAULT_VECTORS);
        final List<Integer> handles = platform.flatMap(p -> p.get("handles"))
                .map(v ->
                        v.items().stream().map(item -> newHandle(item, vectors)).toList())
                .orElse(List.of());
        return new DeclaredNames(
                cpus,
                vectors,
                handles,
                IntStream.range(0, irqCount(top.require("device")))
                        .mapToObj(i -> "irq" + i)
                        .toList());
    }

    private static int irqCount(final YamlValue device) {
        final Optional<YamlValue> msi = device.get("msi");
        final Optional<YamlValue> msix = device.get("msix");
        if (msi.isPresent() == msix.isPresent()) {
            throw device.problem("a device has either msix or msi");
        }
        final YamlValue count = msix.or(() -> msi)
                .flatMap(f -> f.get("irqs").or(() -> f.get("vectors")))
                .orElseThrow();
        if (count.number() > Platform.OTHER_OWNER) {
            throw count.problem("unexpected '" + count.text() + "'; a test has at most " + Platform.OTHER_OWNER
                    + " interrupts; 'irqs' says how many of the vectors have one");
        }
        return count.number();
    }

    private static String newCpu(final YamlValue value) {
        if (List.of(NONE, REMAP).contains(value.text())) {
            throw value.problem("a processor cannot be called '" + value.text() + "', a word for addresses");
        }
        return value.text();
    }

    private static int newHandle(final YamlValue value, final List<Integer> vectors) {
        if (vectors.contains(value.number())) {
            throw value.problem(value.text() + " is a vector already; handles are other numbers");
        }
        return value.number();
    }

    /** An irq that the document has. */
    public String irq(final YamlValue value) {
        return oneOf("irq", value, irqs);
    }

    String irqOrOther(final YamlValue value) {
        return oneOf(
                "irq", value, Stream.concat(irqs.stream(), Stream.of(OTHER)).toList());
    }

    /** Irqs that the document has. */
    public List<String> irqs(final YamlValue sequence) {
        return sequence.items().stream().map(this::irq).toList();
    }

    ModelValue irqSet(final Optional<YamlValue> sequence) {
        final List<String> members = sequence.map(this::irqs).orElse(List.of());
        return ModelValue.SetOf.copyOf(members.stream().map(ModelValue::of).toList());
    }

    /** The specification's record of a step has an irq also where the register is the function's. */
    ModelValue anyIrq() {
        return ModelValue.of(irqs.get(0));
    }

    String cpu(final YamlValue value) {
        return oneOf("processor", value, cpus);
    }

    int vector(final YamlValue value) {
        return numbered("vector", 'v', value.text(), value, vectors);
    }

    int handle(final YamlValue value) {
        return numbered("handle", 'h', value.text(), value, handles);
    }

    /** The value of a dword that a test writes: address, upper, data or control. */
    ModelValue register(final YamlValue.Field field) {
        final YamlValue value = field.value();
        return switch (field.name()) {
            case "address" ->
                ModelValue.of(oneOf(
                        "processor",
                        value,
                        Stream.concat(cpus.stream(), handles.isEmpty() ? Stream.of(NONE) : Stream.of(REMAP, NONE))
                                .toList()));
            case "data" -> ModelValue.of(data(value));
            default -> ModelValue.of(value.text());
        };
    }

    private int data(final YamlValue value) {
        return value.text().equals(NONE) ? 0 : value.text().startsWith("h") ? handle(value) : vector(value);
    }

    /** The fields of a message: {@code cpu0:v1}, {@code remap:h8} or {@code none}; a value that is missing is none. */
    Map<String, ModelValue> message(final Optional<YamlValue> given) {
        final Optional<YamlValue> target = given.filter(v -> !v.text().equals(NONE));
        final boolean remapped =
                target.filter(v -> v.text().startsWith(REMAP + ":")).isPresent();
        final ModelValue address = target.<ModelValue>map(v -> ModelValue.of(remapped ? REMAP : slot(v).cpu()))
                .orElse(ModelValue.of(NONE));
        final int data = target.map(v -> remapped
                        ? numbered("handle", 'h', v.text().substring(REMAP.length() + 1), v, handles)
                        : slot(v).vector())
                .orElse(0);
        return Map.of("address", address, "upper", ModelValue.of("zero"), "data", ModelValue.of(data));
    }

    /** A vector of a processor that the document has. */
    public SlotName slot(final YamlValue value) {
        final int colon = value.text().indexOf(':');
        final String cpu = value.text().substring(0, colon);
        if (!cpus.contains(cpu)) {
            throw unknown("processor", cpu, value, cpus);
        }
        return new SlotName(cpu, numbered("vector", 'v', value.text().substring(colon + 1), value, vectors));
    }

    /** The names of fields for a message. */
    static String join(final List<YamlValue.Field> fields) {
        return fields.isEmpty()
                ? "none"
                : fields.stream().map(YamlValue.Field::name).collect(Collectors.joining(", "));
    }

    private static int numbered(
            final String kind,
            final char prefix,
            final String text,
            final YamlValue value,
            final List<Integer> numbers) {
        final List<String> known =
                numbers.stream().map(number -> "" + prefix + number).toList();
        final int index = known.indexOf(text);
        if (index < 0) {
            throw unknown(kind, text, value, known);
        }
        return numbers.get(index);
    }

    private static String oneOf(final String kind, final YamlValue value, final List<String> known) {
        if (!known.contains(value.text())) {
            throw unknown(kind, value.text(), value, known);
        }
        return value.text();
    }

    private static BadInputException unknown(
            final String kind, final String text, final YamlValue value, final List<String> known) {
        return value.problem("unknown " + kind + " '" + text + "'; this test has: "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
    }
}
