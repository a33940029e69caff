package org.msicheck.ref.state;

import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;

/**
 * A step with its names resolved to positions, registers and dwords; what its word does not have is -1.
 *
 * @param word    the word
 * @param actor   whose step it is
 * @param number  position in the program, from 0
 * @param home    the processor that the actor runs on
 * @param when    the local word that the actor's register must hold, or {@link #ALWAYS}
 * @param irq     the irq, or the owner where the word takes one
 * @param cpu     the processor
 * @param vector  the vector
 * @param first   the dword write, or the lower half of a qword write; for a read what is read
 * @param second  the upper half of a qword write
 * @param name    the lock, the signal, or the owner of a setting
 * @param turnsOn whether a setting is asked for
 * @param message the message after an update
 */
public record ActorStep(
        StepWord word,
        int actor,
        int number,
        int home,
        int when,
        int irq,
        int cpu,
        int vector,
        Write first,
        Write second,
        int name,
        boolean turnsOn,
        int message) {
    /** The step is never skipped. */
    public static final int ALWAYS = -1;

    /**
     * A dword on its way to a register.
     *
     * @param register the register
     * @param value    the dword
     */
    public record Write(Register register, int value) {
        private static final Write NONE = new Write(Register.ADDRESS, 0);
    }

    /** Resolves the names of a checked configuration. */
    record Resolver(Platform platform, RegisterCodec codec, Names names) {
        ActorStep resolve(final int actor, final int number, final ActorProgram program) {
            final Step step = program.steps().get(number);
            final StepWord word = StepWord.of(step.word());
            return new ActorStep(word, actor, number, platform.cpu(program.cpu()),
                    step.when().equals(Step.ALWAYS) ? ALWAYS : names.localWords().indexOf(step.when()),
                    has(step, "irq") ? platform.owner(string(step, "irq")) : -1,
                    has(step, "cpu") ? platform.cpu(string(step, "cpu")) : -1,
                    has(step, "vector") ? platform.vector(Values.integer(step.fields().get("vector"))) : -1,
                    first(step), has(step, "high") ? write(step.fields().get("high")) : Write.NONE,
                    name(word, step), turnsOn(step), message(step));
        }

        private Write first(final Step step) {
            if (has(step, "low")) {
                return write(step.fields().get("low"));
            }
            if (!has(step, "reg")) {
                return Write.NONE;
            }
            final Register register = Register.of(string(step, "reg"));
            return new Write(register, has(step, "value") ? codec.encode(register, step.fields().get("value")) : 0);
        }

        private Write write(final ModelValue half) {
            final Register register = Register.of(Values.string(Values.field(half, "reg")));
            return new Write(register, codec.encode(register, Values.field(half, "value")));
        }

        private int name(final StepWord word, final Step step) {
            return switch (word) {
                case LOCK, UNLOCK -> names.locks().indexOf(string(step, "name"));
                case SIGNAL, AWAIT -> names.signals().indexOf(string(step, "name"));
                case ASK_MASK, ASK_ENABLE -> names.owners().indexOf(string(step, "owner"));
                default -> -1;
            };
        }

        private static boolean turnsOn(final Step step) {
            return switch (StepWord.of(step.word())) {
                case ASK_MASK -> string(step, "value").equals("masked");
                case ASK_ENABLE -> string(step, "value").equals("on");
                default -> false;
            };
        }

        private int message(final Step step) {
            if (StepWord.of(step.word()) != StepWord.BEGIN_UPDATE) {
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
}
