package org.msicheck.litmus;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.msicheck.model.SlotName;
import org.msicheck.ref.message.Platform;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.YamlValue;

/**
 * The processors, vectors, handles and irqs that a test has, and the check that a value names one of them. The forms
 * of the words are the schema's. A name that the test does not have is a problem, and reading goes on with it.
 *
 * @param cpus     the processors
 * @param vectors  the vectors of each processor
 * @param handles  the handles of interrupt remapping entries
 * @param irqs     the function's interrupts
 * @param unread   what the document declares in a way that cannot be read, so that no name of it is a problem
 * @param problems receives the names that the test does not have
 */
public record DeclaredNames(
        List<String> cpus,
        List<Integer> vectors,
        List<Integer> handles,
        List<String> irqs,
        Set<Kind> unread,
        Problems problems) {
    /** The owner that is no irq of the document. */
    public static final String OTHER = "other";

    static final String NONE = "none";
    private static final String REMAP = "remap";
    private static final List<String> DEFAULT_CPUS = List.of("cpu0", "cpu1");
    private static final List<Integer> DEFAULT_VECTORS = List.of(1, 2);

    /** What a name can be of. */
    enum Kind {
        PROCESSOR("cpus"),
        VECTOR("vectors"),
        HANDLE("handles"),
        IRQ("");

        private final String key;

        Kind(final String key) {
            this.key = key;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The names that a document declares.
     *
     * @param top      the document, which may have parts that do not satisfy the schema
     * @param problems what is wrong with it, also with its declarations
     */
    public static DeclaredNames of(final YamlValue top, final Problems problems) {
        final Optional<YamlValue> platform = top.get("platform");
        final Set<Kind> unread = EnumSet.noneOf(Kind.class);
        final List<String> cpus = list(platform, Kind.PROCESSOR, DEFAULT_CPUS, unread, problems, DeclaredNames::newCpu);
        final List<Integer> vectors = list(platform, Kind.VECTOR, DEFAULT_VECTORS, unread, problems, YamlValue::number);
        final List<Integer> handles =
                list(platform, Kind.HANDLE, List.of(), unread, problems, item -> newHandle(item, vectors));
        final Optional<Integer> irqs = top.get("device")
                .flatMap(DeclaredNames::irqCount)
                .filter(problems::isSound)
                .flatMap(count -> problems.attempt(count, () -> mostIrqs(count)));
        if (irqs.isEmpty()) {
            unread.add(Kind.IRQ);
        }
        return new DeclaredNames(
                cpus,
                vectors,
                handles,
                IntStream.range(0, irqs.orElse(1)).mapToObj(i -> "irq" + i).toList(),
                unread,
                problems);
    }

    private static <T> List<T> list(
            final Optional<YamlValue> platform,
            final Kind kind,
            final List<T> otherwise,
            final Set<Kind> unread,
            final Problems problems,
            final Function<YamlValue, T> reader) {
        final Optional<YamlValue> given = platform.flatMap(p -> p.get(kind.key));
        if (given.isEmpty()) {
            return otherwise;
        }
        final List<T> read = given.filter(problems::isSound).map(YamlValue::items).orElse(List.of()).stream()
                .flatMap(item -> problems.attempt(item, () -> reader.apply(item)).stream())
                .toList();
        if (!problems.isSound(given.get())) {
            unread.add(kind);
        }
        return read;
    }

    private static Optional<YamlValue> irqCount(final YamlValue device) {
        return device.get("msix").or(() -> device.get("msi")).flatMap(f -> f.get("irqs")
                .or(() -> f.get("vectors")));
    }

    private static int mostIrqs(final YamlValue count) {
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
        return oneOf(Kind.IRQ, value, irqs);
    }

    String irqOrOther(final YamlValue value) {
        return oneOf(
                Kind.IRQ, value, Stream.concat(irqs.stream(), Stream.of(OTHER)).toList());
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
        return oneOf(Kind.PROCESSOR, value, cpus);
    }

    int vector(final YamlValue value) {
        return numbered(Kind.VECTOR, value.text(), value, vectors);
    }

    int handle(final YamlValue value) {
        return numbered(Kind.HANDLE, value.text(), value, handles);
    }

    /** The value of a dword that a test writes: address, upper, data or control. */
    ModelValue register(final YamlValue.Field field) {
        final YamlValue value = field.value();
        return switch (field.name()) {
            case "address" ->
                ModelValue.of(oneOf(
                        Kind.PROCESSOR,
                        value,
                        Stream.concat(cpus.stream(), mayRemap() ? Stream.of(REMAP, NONE) : Stream.of(NONE))
                                .toList()));
            case "data" -> ModelValue.of(data(value));
            default -> ModelValue.of(value.text());
        };
    }

    private boolean mayRemap() {
        return !handles.isEmpty() || unread.contains(Kind.HANDLE);
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
                        ? numbered(Kind.HANDLE, v.text().substring(REMAP.length() + 1), v, handles)
                        : slot(v).vector())
                .orElse(0);
        return Map.of("address", address, "upper", ModelValue.of("zero"), "data", ModelValue.of(data));
    }

    /** A vector of a processor that the document has. */
    public SlotName slot(final YamlValue value) {
        final int colon = value.text().indexOf(':');
        final String cpu = value.text().substring(0, colon);
        if (!cpus.contains(cpu)) {
            unknown(Kind.PROCESSOR, cpu, value, cpus);
        }
        return new SlotName(cpu, numbered(Kind.VECTOR, value.text().substring(colon + 1), value, vectors));
    }

    /** A processor that somebody runs on, the one of an actor's key. */
    String cpu(final String name, final YamlValue key) {
        if (!cpus.contains(name)) {
            unknown(Kind.PROCESSOR, name, key, cpus);
        }
        return name;
    }

    /** The names of fields for a message. */
    static String join(final List<YamlValue.Field> fields) {
        return fields.isEmpty()
                ? "none"
                : fields.stream().map(YamlValue.Field::name).collect(Collectors.joining(", "));
    }

    /** The number of a vector or handle, whose letter is the first of its kind's word. */
    private int numbered(final Kind kind, final String text, final YamlValue value, final List<Integer> numbers) {
        final String prefix = kind.text().substring(0, 1);
        final List<String> known =
                numbers.stream().map(number -> prefix + number).toList();
        final int index = known.indexOf(text);
        if (index < 0) {
            unknown(kind, text, value, known);
            return 1;
        }
        return numbers.get(index);
    }

    private String oneOf(final Kind kind, final YamlValue value, final List<String> known) {
        if (!known.contains(value.text())) {
            unknown(kind, value.text(), value, known);
        }
        return value.text();
    }

    private void unknown(final Kind kind, final String text, final YamlValue value, final List<String> known) {
        if (!unread.contains(kind)) {
            problems.add(
                    value,
                    "unknown " + kind.text() + " '" + text + "'; this test has: "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
    }
}
