package org.msicheck.ref.state;

import java.util.List;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;

/** What a field of a step holds. */
enum StepField {
    /** One of the function's interrupts. */
    IRQ,
    /** An irq or {@code other}. */
    OWNER,
    /** A processor. */
    CPU,
    /** A vector. */
    VECTOR,
    /** A register; the field {@code value} must be one of its values. */
    REGISTER,
    /** A register that software can read into a local register. */
    READABLE,
    /** The value of the register in {@code reg}. */
    VALUE,
    /** A record of {@code reg} and {@code value}. */
    HALF,
    /** A set of irqs whose mask bits change. */
    IRQS,
    /** A handle of an interrupt remapping entry. */
    HANDLE,
    /** A part of such an entry; the field {@code value} must be one of its values. */
    PART,
    /** The value of the part in {@code part}. */
    PART_VALUE,
    /** A lock, a signal or an owner: any name. */
    NAME,
    /** {@code masked} or {@code open}. */
    MASK,
    /** {@code on} or {@code off}. */
    ENABLE,
    /** An address space of a function. */
    SPACE,
    /** The configuration space of a function. */
    CONFIG_SPACE,
    /** Message Address. */
    ADDRESS,
    /** Message Data. */
    DATA;

    /** Checks a value of this kind; {@code step} has the other fields. */
    void check(final ModelValue value, final Step step, final Platform platform, final FunctionKinds kinds) {
        switch (this) {
            case IRQ -> platform.irq(Values.string(value));
            case OWNER -> platform.owner(Values.string(value));
            case CPU -> platform.cpu(Values.string(value));
            case VECTOR -> platform.vector(Values.integer(value));
            case REGISTER -> Register.of(Values.string(value));
            case READABLE -> readable(value, kinds.of(step));
            case VALUE -> kinds.of(step).encode(register(step.fields().get("reg")), value);
            case HALF -> kinds.of(step).encode(register(Values.field(value, "reg")), Values.field(value, "value"));
            case IRQS -> kinds.of(step).encode(Register.MASK, value);
            case HANDLE -> platform.handle(Values.integer(value));
            case PART -> oneOf(value, "present", "cpu", "vector");
            case PART_VALUE -> part(Values.string(step.fields().get("part")), value, platform);
            case NAME -> Values.string(value);
            case MASK -> oneOf(value, "masked", "open");
            case ENABLE -> oneOf(value, "on", "off");
            case SPACE -> oneOf(value, kinds.spaces(false));
            case CONFIG_SPACE -> oneOf(value, kinds.spaces(true));
            case ADDRESS -> new Messages(platform).address(Values.string(value));
            case DATA -> new Messages(platform).data(Values.integer(value));
            default -> throw new IllegalStateException(name());
        }
    }

    private static void readable(final ModelValue value, final RegisterCodec codec) {
        oneOf(value, codec.readable().stream().map(Register::text).toArray(String[]::new));
    }

    private static void part(final String part, final ModelValue value, final Platform platform) {
        switch (part) {
            case "present" -> Values.bool(value);
            case "cpu" -> platform.cpu(Values.string(value));
            default -> platform.vector(Values.integer(value));
        }
    }

    private static Register register(final ModelValue value) {
        return Register.of(Values.string(value));
    }

    private static void oneOf(final ModelValue value, final String... accepted) {
        if (!List.of(accepted).contains(Values.string(value))) {
            throw new IllegalArgumentException("expected one of " + List.of(accepted) + ", not " + value);
        }
    }
}
