package org.msicheck.litmus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.YamlValue;

/** A function with MSI: one base message, a number of vectors, and perhaps a mask word. */
final class MsiReader implements FunctionReader {
    private static final String MASK = "mask";
    private static final String ENABLED = "enabled";
    private static final String COUNT = "count";
    private static final List<String> REGISTERS = List.of("address", "upper", "data", MASK, MESSAGE_CONTROL);

    private final YamlValue capability;
    private final DeclaredNames names;

    /**
     * A reader.
     *
     * @param capability the test's {@code device.msi}
     * @param names      what the test has
     */
    MsiReader(final YamlValue capability, final DeclaredNames names) {
        this.capability = capability;
        this.names = names;
    }

    @Override
    public FunctionKind kind() {
        return FunctionKind.MSI;
    }

    @Override
    public Capability capability() {
        final Map<String, Integer> numbers = new LinkedHashMap<>();
        names.irqs().forEach(irq -> numbers.put(irq, numbers.size()));
        return new Capability(
                capability.require("vectors").number(),
                capability.require("maskable").isTrue(),
                numbers);
    }

    @Override
    public Map<String, ModelValue> write(final YamlValue value) {
        if (value.fields().size() != 1
                || !REGISTERS.contains(value.fields().get(0).name())) {
            throw value.problem("a write to MSI changes one register, found " + DeclaredNames.join(value.fields())
                    + "; accepted: " + String.join(", ", REGISTERS));
        }
        final YamlValue.Field field = value.fields().get(0);
        final ModelValue written =
                switch (field.name()) {
                    case MESSAGE_CONTROL -> control(field.value());
                    case MASK -> names.irqSet(Optional.of(field.value()));
                    default -> names.register(field);
                };
        return Map.of(IRQ, names.anyIrq(), REG, ModelValue.of(field.name()), VALUE, written);
    }

    @Override
    public Map<String, ModelValue> read(final YamlValue value) {
        final YamlValue register = value.require(REG);
        FunctionReader.refuseIrq(value, register.text());
        if (!List.of(MESSAGE_CONTROL, "status", "maskable").contains(register.text())) {
            throw register.problem("unexpected '" + register.text() + "'; a function with MSI has: messageControl,"
                    + " status, maskable");
        }
        return Map.of(IRQ, names.anyIrq(), REG, ModelValue.of(register.text()));
    }

    @Override
    public Map<String, ModelValue> storeMask(final YamlValue value) {
        return Map.of(
                IRQ, names.anyIrq(), "set", names.irqSet(value.get("set")), "clear", names.irqSet(value.get("clear")));
    }

    @Override
    public Map<String, ModelValue> start(final Optional<YamlValue> start) {
        for (final String irq : names.irqs()) {
            for (final String field : List.of("message", "control")) {
                start.flatMap(s -> s.get(irq))
                        .filter(v -> v.get(field).isPresent())
                        .ifPresent(v -> names.problems()
                                .add(v.key(field), "'" + field + "' belongs to entries of MSI-X; MSI has one message"));
            }
        }
        final ModelValue control = start.flatMap(s -> s.get(MESSAGE_CONTROL))
                .flatMap(value -> names.problems().attempt(value, () -> control(value)))
                .orElseGet(() -> control(false, 1));
        final Map<String, ModelValue> fields = ((ModelValue.Rec) control).fields();
        final Map<String, ModelValue> registers =
                new LinkedHashMap<>(names.message(start.flatMap(s -> s.get("message"))));
        registers.put(COUNT, fields.get(COUNT));
        return Map.of(
                "control",
                ModelValue.record(Map.of(ENABLED, fields.get(ENABLED))),
                "regs",
                ModelValue.record(registers),
                MASK,
                names.irqSet(start.flatMap(s -> s.get(MASK))));
    }

    private static ModelValue control(final YamlValue value) {
        if (!value.isMapping()) {
            throw value.problem("Message Control of MSI is { enabled: true or false, count: 1, 2, 4, 8, 16 or 32 }");
        }
        return control(value.require(ENABLED).isTrue(), value.require(COUNT).number());
    }

    private static ModelValue control(final boolean enabled, final int count) {
        return ModelValue.record(Map.of(ENABLED, ModelValue.of(enabled), COUNT, ModelValue.of(count)));
    }
}
