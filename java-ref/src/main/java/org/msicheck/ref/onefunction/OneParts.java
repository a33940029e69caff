package org.msicheck.ref.onefunction;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.msicheck.ref.function.Choices;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.msifunction.MsiCodec;
import org.msicheck.ref.msifunction.MsiFunction;
import org.msicheck.ref.msixfunction.MsixCodec;
import org.msicheck.ref.msixfunction.MsixFunction;
import org.msicheck.system.ModelValue;

/** What the constants make of the module: the function, its registers' values, and variable {@code nature}. */
final class OneParts {
    private final OneConfig config;
    private final boolean msix;
    private final Function dev;
    private final RegisterCodec codec;
    private final Choices nature;

    OneParts(final OneConfig config, final Words words) {
        this.config = config;
        this.msix = config.kind() == FunctionKind.MSIX;
        final var platform = config.platform();
        this.dev = msix
                ? new MsixFunction(platform, config.device(), words)
                : new MsiFunction(platform, config.capability(), config.device(), words);
        this.codec = msix ? new MsixCodec(platform) : new MsiCodec(platform, config.capability());
        this.nature = new Choices(
                words.take(1),
                Stream.of(NatureProperty.values())
                        .filter(each -> !each.isFault())
                        .toList());
    }

    Function dev() {
        return dev;
    }

    Choices nature() {
        return nature;
    }

    void startNature(final int[] w) {
        nature.start(w, config.device());
    }

    /** The register that {@code SetMask} writes. */
    Register maskRegister() {
        return msix ? Register.CONTROL : Register.MASK;
    }

    int encode(final Register register, final ModelValue value) {
        return codec.encode(register, value);
    }

    /** Operator {@code MessageControlValues}. */
    List<ModelValue> messageControls() {
        if (msix) {
            return values("off", "off-masked", "on", "on-masked");
        }
        return config.grants().stream()
                .flatMap(count -> Stream.of(false, true)
                        .map(enabled -> ModelValue.record(
                                Map.of("enabled", ModelValue.of(enabled), "count", ModelValue.of(count)))))
                .toList();
    }

    /** Operator {@code MaskValues}. */
    List<ModelValue> masks() {
        if (msix) {
            return values("masked", "open");
        }
        final int sets = config.capability().maskable() ? 1 << config.irqs().size() : 1;
        return java.util.stream.IntStream.range(0, sets)
                .mapToObj(bits -> Words.set(bits, config.irqs()))
                .toList();
    }

    private static List<ModelValue> values(final String... names) {
        return Stream.of(names).<ModelValue>map(ModelValue::of).toList();
    }

    /** Operator {@code Start}. */
    ModelValue start() {
        final Map<String, ModelValue> zero = new TreeMap<>(
                Map.of("address", ModelValue.of("none"), "upper", ModelValue.of("zero"), "data", ModelValue.of(0)));
        if (msix) {
            zero.put("control", ModelValue.of("masked"));
            final Map<String, ModelValue> entry = new TreeMap<>();
            config.irqs().forEach(irq -> entry.put(irq, ModelValue.record(zero)));
            return ModelValue.record(Map.of("control", ModelValue.of("off"), "entry", ModelValue.record(entry)));
        }
        zero.put("count", ModelValue.of(1));
        return ModelValue.record(Map.of(
                "control",
                ModelValue.record(Map.of("enabled", ModelValue.of(false))),
                "regs",
                ModelValue.record(zero),
                "mask",
                ModelValue.set()));
    }
}
