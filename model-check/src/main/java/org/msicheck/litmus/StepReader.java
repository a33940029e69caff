package org.msicheck.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;

/** Turns the steps of an actor into the records of the specification's programs. */
final class StepReader {
    private static final String ALWAYS = "always";
    private static final String WHEN = "when";
    private static final String IRQ = "irq";
    private static final String REG = "reg";
    private static final String VALUE = "value";
    private static final String SLOT = "slot";
    private static final String OWNER = "owner";
    private static final String MESSAGE_CONTROL = "messageControl";
    /** The fields of an entry in the order of their dwords. */
    private static final List<String> DWORDS = List.of("address", "upper", "data", "control");

    private final Names names;

    StepReader(final Names names) {
        this.names = names;
    }

    /**
     * One step.
     *
     * @param value the step, which satisfies the schema
     * @return the step with the fields of its TLA+ record
     */
    Step read(final YamlValue value) {
        if (!value.isMapping()) {
            return new Step(value.text(), ALWAYS, Map.of());
        }
        final List<YamlValue.Field> words = value.fields().stream().filter(f -> !f.name().equals(WHEN)).toList();
        if (words.size() != 1) {
            throw value.problem(words.isEmpty() ? "a step needs a word beside 'when'"
                    : "a step has one word, found " + words.get(0).name() + " and " + words.get(1).name());
        }
        final YamlValue.Field word = words.get(0);
        final String when = value.get(WHEN).map(YamlValue::text).orElse(ALWAYS);
        return new Step(word.name(), when, fields(word.name(), word.value()));
    }

    private Map<String, ModelValue> fields(final String word, final YamlValue value) {
        return switch (word) {
            case "flush", "reset", "irqsOff", "irqsOn", "apicOff", "allocate" -> Map.of();
            case "write" -> write(value);
            case "writeQword" -> writeQword(value);
            case "read" -> read(value, value.require(REG).text());
            case "release", "shutdown", "announce" -> names.slot(value).fields();
            case "reserve" -> with(names.slot(value.require(SLOT)).fields(), IRQ, names.irqOrOther(value.require(IRQ)));
            case "retrigger", "setRoute" ->
                with(names.slot(value.require(SLOT)).fields(), IRQ, names.irq(value.require(IRQ)));
            case "testIrr", "awaitIrrClear" -> Map.of("vector", ModelValue.of(names.vector(value)));
            case "synchronize", "arm", "disarm", "poll", "bind", "unbind", "removeRoute", "endUpdate" ->
                Map.of(IRQ, ModelValue.of(names.irq(value)));
            case "lock", "unlock", "signal", "await" -> Map.of("name", ModelValue.of(value.text()));
            case "askMask" -> Map.of(OWNER, text(value, OWNER), IRQ, ModelValue.of(names.irq(value.require(IRQ))),
                    VALUE, text(value, VALUE));
            case "askEnable" -> Map.of(OWNER, text(value, OWNER), VALUE, text(value, VALUE));
            case "share" -> Map.of(IRQ, ModelValue.of(names.irq(value.require(IRQ))),
                    "source", ModelValue.of(names.irq(value.require("source"))));
            case "beginUpdate" -> beginUpdate(value);
            default -> throw value.problem("the schema has the word '" + word + "', the loader has not");
        };
    }

    private Map<String, ModelValue> write(final YamlValue value) {
        final List<YamlValue.Field> fields = value.fields().stream().filter(f -> !f.name().equals(IRQ)).toList();
        if (fields.size() != 1) {
            throw value.problem("a write changes one field, found " + fields.size() + "; accepted: "
                    + String.join(", ", DWORDS) + " with irq, or messageControl");
        }
        final YamlValue.Field field = fields.get(0);
        if (field.name().equals(MESSAGE_CONTROL)) {
            if (value.get(IRQ).isPresent()) {
                throw value.key(IRQ).problem("messageControl belongs to the function; leave irq out");
            }
            return Map.of(IRQ, anyIrq(), REG, ModelValue.of(MESSAGE_CONTROL), VALUE, text(value, MESSAGE_CONTROL));
        }
        return Map.of(IRQ, ModelValue.of(names.irq(value.require(IRQ))), REG, ModelValue.of(field.name()),
                VALUE, dword(field));
    }

    private Map<String, ModelValue> writeQword(final YamlValue value) {
        final List<YamlValue.Field> fields = new ArrayList<>();
        for (final String name : DWORDS) {
            value.get(name).ifPresent(v -> fields.add(new YamlValue.Field(value.key(name), v)));
        }
        if (fields.size() != 2 || DWORDS.indexOf(fields.get(0).name()) / 2 != DWORDS.indexOf(fields.get(1).name()) / 2
        ) {
            throw value.problem("a qword write changes two fields: address and upper, or data and control");
        }
        return Map.of(IRQ, ModelValue.of(names.irq(value.require(IRQ))),
                "low", half(fields.get(0)), "high", half(fields.get(1)));
    }

    private ModelValue half(final YamlValue.Field field) {
        return ModelValue.record(Map.of(REG, ModelValue.of(field.name()), VALUE, dword(field)));
    }

    private ModelValue dword(final YamlValue.Field field) {
        return switch (field.name()) {
            case "address" -> ModelValue.of(names.address(field.value()));
            case "data" -> ModelValue.of(names.data(field.value()));
            default -> ModelValue.of(field.value().text());
        };
    }

    private Map<String, ModelValue> read(final YamlValue value, final String register) {
        if (!register.equals(MESSAGE_CONTROL)) {
            return Map.of(IRQ, ModelValue.of(names.irq(value.require(IRQ))), REG, ModelValue.of(register));
        }
        if (value.get(IRQ).isPresent()) {
            throw value.key(IRQ).problem("messageControl belongs to the function; leave irq out");
        }
        return Map.of(IRQ, anyIrq(), REG, ModelValue.of(register));
    }

    private Map<String, ModelValue> beginUpdate(final YamlValue value) {
        final YamlValue target = value.require(SLOT);
        final boolean zero = target.text().equals(Names.NONE);
        return Map.of(IRQ, ModelValue.of(names.irq(value.require(IRQ))),
                "address", ModelValue.of(zero ? Names.NONE : names.slot(target).cpu()),
                "data", ModelValue.of(zero ? 0 : names.slot(target).vector()));
    }

    /** Message Control is no irq's; the specification's record has the field all the same. */
    private ModelValue anyIrq() {
        return ModelValue.of(names.irqs().get(0));
    }

    private static ModelValue text(final YamlValue value, final String field) {
        return ModelValue.of(value.require(field).text());
    }

    private static Map<String, ModelValue> with(final Map<String, ModelValue> fields, final String name,
            final String value) {
        final Map<String, ModelValue> all = new LinkedHashMap<>(fields);
        all.put(name, ModelValue.of(value));
        return all;
    }
}
