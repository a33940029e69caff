package org.msicheck.ref.state;

import java.util.Locale;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;

/** Resolves the names in the steps of a checked configuration. */
record StepResolver(Platform platform, FunctionKinds kinds, Names names) {
    ActorStep resolve(final int actor, final int number, final ActorProgram program) {
        final Step step = program.steps().get(number);
        final StepWord word = StepWord.of(step.word());
        return new ActorStep(
                word,
                actor,
                number,
                platform.cpu(program.cpu()),
                step.when().equals(Step.ALWAYS)
                        ? ActorStep.ALWAYS
                        : names.localWords().indexOf(step.when()),
                kinds.function(step),
                has(step, "irq") ? platform.owner(string(step, "irq")) : -1,
                cpu(step),
                vector(step),
                first(step),
                has(step, "high") ? write(step, step.fields().get("high")) : ActorStep.Write.NONE,
                has(step, "handle")
                        ? platform.handle(Values.integer(step.fields().get("handle")))
                        : -1,
                part(step),
                name(word, step),
                turnsOn(word, step),
                set(step),
                has(step, "clear") ? irqs(step.fields().get("clear")) : 0,
                message(word, step));
    }

    private int cpu(final Step step) {
        if (part(step) == ActorStep.Part.CPU) {
            return platform.cpu(string(step, "value"));
        }
        return has(step, "cpu") ? platform.cpu(string(step, "cpu")) : -1;
    }

    private int vector(final Step step) {
        if (part(step) == ActorStep.Part.VECTOR) {
            return platform.vector(Values.integer(step.fields().get("value")));
        }
        return has(step, "vector")
                ? platform.vector(Values.integer(step.fields().get("vector")))
                : -1;
    }

    private ActorStep.Write first(final Step step) {
        if (has(step, "low")) {
            return write(step, step.fields().get("low"));
        }
        if (has(step, "space")) {
            return new ActorStep.Write(kinds.registerIn(string(step, "space")), 0);
        }
        if (!has(step, "reg")) {
            return ActorStep.Write.NONE;
        }
        final Register register = Register.of(string(step, "reg"));
        final ModelValue value = step.fields().get("value");
        return new ActorStep.Write(register, value == null ? 0 : kinds.of(step).encode(register, value));
    }

    private ActorStep.Write write(final Step step, final ModelValue half) {
        final Register register = Register.of(Values.string(Values.field(half, "reg")));
        return new ActorStep.Write(register, kinds.of(step).encode(register, Values.field(half, "value")));
    }

    private static ActorStep.Part part(final Step step) {
        return has(step, "part")
                ? ActorStep.Part.valueOf(string(step, "part").toUpperCase(Locale.ROOT))
                : ActorStep.Part.NONE;
    }

    private int name(final StepWord word, final Step step) {
        return switch (word) {
            case LOCK, UNLOCK -> names.locks().indexOf(string(step, "name"));
            case SIGNAL, AWAIT -> names.signals().indexOf(string(step, "name"));
            case ASK_MASK, ASK_ENABLE -> names.owners().indexOf(string(step, "owner"));
            default -> -1;
        };
    }

    private static boolean turnsOn(final StepWord word, final Step step) {
        return switch (word) {
            case ASK_MASK -> string(step, "value").equals("masked");
            case ASK_ENABLE -> string(step, "value").equals("on");
            case STORE_IRTE -> step.fields().get("value").equals(ModelValue.of(true));
            default -> false;
        };
    }

    private int set(final Step step) {
        if (has(step, "source")) {
            return 1 << platform.irq(string(step, "source"));
        }
        return has(step, "set") ? irqs(step.fields().get("set")) : 0;
    }

    private int irqs(final ModelValue set) {
        return Values.elements(set).stream()
                .mapToInt(irq -> 1 << platform.irq(Values.string(irq)))
                .sum();
    }

    private int message(final StepWord word, final Step step) {
        if (word != StepWord.BEGIN_UPDATE) {
            return Message.NONE;
        }
        final int address = new Messages(platform).address(string(step, "address"));
        return Message.pack(address, 0, Values.integer(step.fields().get("data")));
    }

    private static boolean has(final Step step, final String field) {
        return step.fields().containsKey(field);
    }

    private static String string(final Step step, final String field) {
        return Values.string(step.fields().get(field));
    }
}
