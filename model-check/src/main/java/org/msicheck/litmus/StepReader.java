package org.msicheck.litmus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.ref.bus.Space;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.state.Step;
import org.msicheck.ref.state.StepWord;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.YamlValue;

/** Turns the steps of an actor into the records of the specification's programs. */
final class StepReader {
    private static final String FLUSH = "flush";
    private static final String SPACE = "space";
    private static final String WHEN = "when";
    private static final String IRQ = "irq";
    private static final String VALUE = "value";
    private static final String SLOT = "slot";
    private static final String OWNER = "owner";
    private static final String HANDLE = "handle";

    private final DeclaredNames names;
    private final FunctionReader function;
    private final String home;

    StepReader(final DeclaredNames names, final FunctionReader function, final String home) {
        this.names = names;
        this.function = function;
        this.home = home;
    }

    /**
     * The steps of an actor. A flush that names no space reads where the last write before it went.
     *
     * @param items    the steps
     * @param problems what is wrong with the document, and receives what is with these steps
     * @return the sound steps with the fields of their TLA+ records
     */
    List<Step> program(final List<YamlValue> items, final Problems problems) {
        final List<Step> steps = new ArrayList<>();
        Space written = function.kind() == FunctionKind.MSI ? Space.CONFIG : Space.TABLE;
        for (final YamlValue item : items) {
            final Optional<Step> read =
                    problems.isSound(item) ? problems.attempt(item, () -> read(item)) : Optional.empty();
            if (read.isEmpty()) {
                continue;
            }
            final Step step = read.get();
            final Optional<Space> space = written(step);
            written = space.orElse(written);
            steps.add(
                    step.word().equals(FLUSH) && step.fields().isEmpty()
                            ? new Step(FLUSH, step.when(), Map.of(SPACE, ModelValue.of(written.text())))
                            : step);
        }
        return steps;
    }

    private Optional<Space> written(final Step step) {
        final ModelValue register = step.fields().get("reg");
        return step.word().equals("write")
                ? Optional.of(Space.of(function.kind(), Register.of(((ModelValue.Str) register).value())))
                : Optional.of(Space.TABLE).filter(space -> step.word().equals("writeQword"));
    }

    /**
     * One step.
     *
     * @param value the step, which satisfies the schema
     * @return the step with the fields of its TLA+ record
     */
    Step read(final YamlValue value) {
        if (!value.isMapping()) {
            return new Step(value.text(), Step.ALWAYS, fields(value.text(), value));
        }
        final List<YamlValue.Field> words =
                value.fields().stream().filter(f -> !f.name().equals(WHEN)).toList();
        if (words.size() != 1) {
            throw value.problem(
                    words.isEmpty()
                            ? "a step needs a word beside 'when'"
                            : "a step has one word, found " + words.get(0).name() + " and "
                                    + words.get(1).name());
        }
        final YamlValue.Field word = words.get(0);
        final String when = value.get(WHEN).map(YamlValue::text).orElse(Step.ALWAYS);
        return new Step(word.name(), when, fields(word.name(), word.value()));
    }

    private Map<String, ModelValue> fields(final String word, final YamlValue value) {
        if (!StepWord.of(word).isKnownTo(function.kind())) {
            throw value.problem("'" + word + "' is a step on a function with "
                    + (function.kind() == FunctionKind.MSI ? "MSI-X" : "MSI"));
        }
        return switch (word) {
            case FLUSH -> flush(value);
            case "reset" -> Map.of(SPACE, ModelValue.of(Space.CONFIG.text()));
            case "loadMask", "irqsOff", "irqsOn", "apicOff", "allocate" -> Map.of();
            case "storeMask" -> function.storeMask(value);
            case "write" -> function.write(value);
            case "writeQword" -> function.writeQword(value);
            case "read" -> function.read(value);
            case "release", "shutdown", "announce", "awaitInterrupt" ->
                names.slot(value).fields();
            case "reserve" -> with(names.slot(value.require(SLOT)).fields(), IRQ, names.irqOrOther(value.require(IRQ)));
            case "retrigger", "setRoute" ->
                with(names.slot(value.require(SLOT)).fields(), IRQ, names.irq(value.require(IRQ)));
            case "testIrr", "awaitIrrClear" -> ownIrr(value);
            case "synchronize", "freeIrq", "arm", "disarm", "poll", "bind", "unbind", "removeRoute", "endUpdate" ->
                Map.of(IRQ, ModelValue.of(names.irq(value)));
            case "lock", "unlock", "signal", "await" -> Map.of("name", ModelValue.of(value.text()));
            case "share" -> Map.of(IRQ, irq(value, IRQ), "source", irq(value, "source"));
            case "askMask" -> Map.of(OWNER, text(value, OWNER), IRQ, irq(value, IRQ), VALUE, text(value, VALUE));
            case "askEnable" -> Map.of(OWNER, text(value, OWNER), VALUE, text(value, VALUE));
            case "storeIrte" -> storeIrte(value);
            case "exchangeIrte" -> exchangeIrte(value);
            case "beginUpdate" -> beginUpdate(value);
            default -> throw value.problem("the schema has the word '" + word + "', the loader has not");
        };
    }

    /** The slot whose IRR bit a step looks at; software sees that of its own processor only. */
    private Map<String, ModelValue> ownIrr(final YamlValue value) {
        final Map<String, ModelValue> slot = names.slot(value).fields();
        if (names.cpus().contains(home) && !slot.get("cpu").equals(ModelValue.of(home))) {
            throw value.problem("the actor runs on " + home + " and cannot see the IRR of another processor");
        }
        return slot;
    }

    /** The space that a flush names; {@link #program} adds the one that it does not name. */
    private Map<String, ModelValue> flush(final YamlValue value) {
        final Optional<Space> space = Arrays.stream(Space.values())
                .filter(s -> !value.isMapping() && s.text().equals(value.text()))
                .findFirst();
        if (space.equals(Optional.of(Space.TABLE)) && function.kind() == FunctionKind.MSI) {
            throw value.problem("MSI has no table; all its registers are in configuration space");
        }
        return space.<Map<String, ModelValue>>map(s -> Map.of(SPACE, ModelValue.of(s.text())))
                .orElse(Map.of());
    }

    private Map<String, ModelValue> beginUpdate(final YamlValue value) {
        final Map<String, ModelValue> fields = new LinkedHashMap<>(names.message(value.get(SLOT)));
        fields.remove("upper");
        fields.put(IRQ, irq(value, IRQ));
        return fields;
    }

    private Map<String, ModelValue> storeIrte(final YamlValue value) {
        final String part = value.require("part").text();
        final YamlValue stored = value.require(VALUE);
        return Map.of(
                HANDLE,
                handle(value),
                "part",
                ModelValue.of(part),
                VALUE,
                switch (part) {
                    case "cpu" -> ModelValue.of(names.cpu(stored));
                    case "vector" -> ModelValue.of(names.vector(stored));
                    default -> ModelValue.of(present(stored));
                });
    }

    private static boolean present(final YamlValue value) {
        if (!List.of("true", "false").contains(value.text())) {
            throw value.problem("unexpected '" + value.text() + "'; expected true or false");
        }
        return value.isTrue();
    }

    private Map<String, ModelValue> exchangeIrte(final YamlValue value) {
        final Map<String, ModelValue> fields =
                new LinkedHashMap<>(names.slot(value.require(SLOT)).fields());
        fields.put(HANDLE, handle(value));
        return fields;
    }

    private ModelValue handle(final YamlValue value) {
        return ModelValue.of(names.handle(value.require(HANDLE)));
    }

    private ModelValue irq(final YamlValue value, final String field) {
        return ModelValue.of(names.irq(value.require(field)));
    }

    private static ModelValue text(final YamlValue value, final String field) {
        return ModelValue.of(value.require(field).text());
    }

    private static Map<String, ModelValue> with(
            final Map<String, ModelValue> fields, final String name, final String value) {
        final Map<String, ModelValue> all = new LinkedHashMap<>(fields);
        all.put(name, ModelValue.of(value));
        return all;
    }
}
