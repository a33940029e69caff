package org.msicheck.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.YamlValue;

/** A function with MSI-X: a table entry for each irq, and Message Control as a word. */
final class MsixReader implements FunctionReader {
    private static final String CONTROL = "control";
    /** The fields of an entry in the order of their dwords. */
    private static final List<String> DWORDS = List.of("address", "upper", "data", CONTROL);

    private final DeclaredNames names;

    MsixReader(final DeclaredNames names) {
        this.names = names;
    }

    @Override
    public FunctionKind kind() {
        return FunctionKind.MSIX;
    }

    @Override
    public Capability capability() {
        return Capability.NONE;
    }

    @Override
    public Map<String, ModelValue> write(final YamlValue value) {
        final List<YamlValue.Field> fields =
                value.fields().stream().filter(f -> !f.name().equals(IRQ)).toList();
        if (fields.size() != 1 || fields.get(0).name().equals("mask")) {
            throw value.problem("a write to MSI-X changes one field, found " + DeclaredNames.join(fields)
                    + "; accepted: " + String.join(", ", DWORDS) + " with irq, or messageControl");
        }
        final YamlValue.Field field = fields.get(0);
        if (!field.name().equals(MESSAGE_CONTROL)) {
            return Map.of(IRQ, irq(value), REG, ModelValue.of(field.name()), VALUE, names.register(field));
        }
        FunctionReader.refuseIrq(value, MESSAGE_CONTROL);
        return Map.of(IRQ, names.anyIrq(), REG, ModelValue.of(MESSAGE_CONTROL), VALUE, control(field.value()));
    }

    @Override
    public Map<String, ModelValue> writeQword(final YamlValue value) {
        final List<YamlValue.Field> fields = new ArrayList<>();
        for (final String name : DWORDS) {
            value.get(name).ifPresent(v -> fields.add(new YamlValue.Field(value.key(name), v)));
        }
        if (fields.size() != 2 || half(fields.get(0)) != half(fields.get(1))) {
            throw value.problem("a qword write changes two fields: address and upper, or data and control");
        }
        return Map.of(IRQ, irq(value), "low", dword(fields.get(0)), "high", dword(fields.get(1)));
    }

    private static int half(final YamlValue.Field field) {
        return DWORDS.indexOf(field.name()) / 2;
    }

    private ModelValue dword(final YamlValue.Field field) {
        return ModelValue.record(Map.of(REG, ModelValue.of(field.name()), VALUE, names.register(field)));
    }

    @Override
    public Map<String, ModelValue> read(final YamlValue value) {
        final YamlValue register = value.require(REG);
        return switch (register.text()) {
            case CONTROL -> Map.of(IRQ, irq(value), REG, ModelValue.of(CONTROL));
            case MESSAGE_CONTROL -> {
                FunctionReader.refuseIrq(value, MESSAGE_CONTROL);
                yield Map.of(IRQ, names.anyIrq(), REG, ModelValue.of(MESSAGE_CONTROL));
            }
            default ->
                throw register.problem("unexpected '" + register.text() + "'; a function with MSI-X has:"
                        + " control, messageControl");
        };
    }

    @Override
    public Map<String, ModelValue> start(final Optional<YamlValue> start) {
        for (final String name : List.of("message", "mask")) {
            start.filter(s -> s.get(name).isPresent()).ifPresent(s -> names.problems()
                    .add(s.key(name), "'" + name + "' is a register of MSI; MSI-X has one entry an irq"));
        }
        final Map<String, ModelValue> entries = new LinkedHashMap<>();
        for (final String irq : names.irqs()) {
            entries.put(irq, entry(start.flatMap(s -> s.get(irq))));
        }
        return Map.of(
                CONTROL,
                start.flatMap(s -> s.get(MESSAGE_CONTROL))
                        .flatMap(value -> names.problems().attempt(value, () -> control(value)))
                        .orElse(ModelValue.of("off")),
                "entry",
                ModelValue.record(entries));
    }

    private ModelValue entry(final Optional<YamlValue> irq) {
        final Optional<YamlValue> message = irq.flatMap(v -> v.get("message").or(() -> v.get("slot")));
        final Map<String, ModelValue> entry = new LinkedHashMap<>(names.message(message));
        entry.put(
                CONTROL,
                ModelValue.of(
                        irq.flatMap(v -> v.get(CONTROL)).map(YamlValue::text).orElse("masked")));
        return ModelValue.record(entry);
    }

    private static ModelValue control(final YamlValue value) {
        if (value.isMapping()) {
            throw value.problem("Message Control of MSI-X is one of off, off-masked, on, on-masked");
        }
        return ModelValue.of(value.text());
    }

    private ModelValue irq(final YamlValue value) {
        return ModelValue.of(names.irq(value.require(IRQ)));
    }
}
