package org.msicheck.ref.msifunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.registers.MsiMessageControl;
import org.msicheck.system.ModelValue;

/** Register values of a function with MSI. */
public final class MsiCodec implements RegisterCodec {
    /** What software can learn from a read. */
    static final List<String> READABLE = List.of("off", "on", "no", "yes", "granted", "single");

    /** Fields of the base message. */
    static final List<Register> MESSAGE = List.of(Register.ADDRESS, Register.UPPER, Register.DATA);

    private static final String ENABLED = "enabled";
    private static final String COUNT = "count";

    private final Platform platform;
    private final Capability capability;
    private final Messages messages;

    /**
     * The codec.
     *
     * @param platform   what addresses and data can name
     * @param capability numbers of the irqs' vectors
     * @throws IllegalArgumentException if an irq has no number
     */
    public MsiCodec(final Platform platform, final Capability capability) {
        this.platform = platform;
        this.capability = capability;
        this.messages = new Messages(platform);
        for (final String irq : platform.irqs()) {
            if (!capability.number().containsKey(irq)) {
                throw new IllegalArgumentException("MSI needs the number of each irq's vector, " + irq + " has none");
            }
        }
    }

    @Override
    public int encode(final Register register, final ModelValue value) {
        return switch (register) {
            case ADDRESS -> messages.address(Values.string(value));
            case UPPER -> messages.upper(Values.string(value));
            case DATA -> messages.data(Values.integer(value));
            case MESSAGE_CONTROL -> control(Values.bool(Values.field(value, ENABLED)), count(value));
            case MASK ->
                Values.elements(value).stream()
                        .mapToInt(irq -> 1 << number(Values.string(irq)))
                        .sum();
            default -> throw new IllegalArgumentException("MSI has no writable register " + register.text());
        };
    }

    private int number(final String irq) {
        platform.irq(irq);
        return capability.number().get(irq);
    }

    /** Message Control with a number of vectors. */
    static int control(final boolean enabled, final int count) {
        return MsiMessageControl.withGranted(
                enabled ? MsiMessageControl.ENABLE : 0, Integer.numberOfTrailingZeros(count));
    }

    private static int count(final ModelValue value) {
        final int count = Values.integer(Values.field(value, COUNT));
        if (count < 1 || count > 1 << MsiMessageControl.MAX_LOG2 || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("a number of vectors is 1, 2, 4, 8, 16 or 32, not " + count);
        }
        return count;
    }

    @Override
    public List<Register> readable() {
        return List.of(Register.STATUS, Register.MASKABLE, Register.MESSAGE_CONTROL);
    }

    @Override
    public void checkStart(final ModelValue start) {
        Values.bool(Values.field(Values.field(start, "control"), ENABLED));
        final ModelValue regs = Values.field(start, "regs");
        count(regs);
        for (final Register register : MESSAGE) {
            encode(register, Values.field(regs, register.text()));
        }
        final int implemented = capability.maskable() ? (int) ((1L << capability.vectors()) - 1) : 0;
        if ((encode(Register.MASK, Values.field(start, "mask")) & ~implemented) != 0) {
            throw new IllegalArgumentException(
                    "a mask bit is set that the function does not have: " + Values.field(start, "mask"));
        }
    }

    /** Message Control at the start. */
    int startControl(final ModelValue start) {
        return control(
                Values.bool(Values.field(Values.field(start, "control"), ENABLED)), count(Values.field(start, "regs")));
    }

    @Override
    public ModelValue decode(final Register register, final int dword) {
        return switch (register) {
            case ADDRESS -> messages.addressName(Message.pack(dword, 0, 0));
            case UPPER -> messages.upperName(Message.pack(0, dword, 0));
            case DATA -> ModelValue.of(dword);
            case MESSAGE_CONTROL ->
                ModelValue.record(Map.of(
                        ENABLED, ModelValue.of(MsiMessageControl.enabled(dword)),
                        COUNT, ModelValue.of(1L << MsiMessageControl.grantedLog2(dword))));
            case MASK -> irqs(dword);
            default -> throw new IllegalArgumentException("MSI has no writable register " + register.text());
        };
    }

    private ModelValue irqs(final int dword) {
        final List<ModelValue> irqs = new ArrayList<>();
        for (final String irq : platform.irqs()) {
            if ((dword >>> number(irq) & 1) != 0) {
                irqs.add(ModelValue.of(irq));
            }
        }
        return ModelValue.SetOf.copyOf(irqs);
    }

    /** The specification's message with a number of vectors. */
    ModelValue registers(final int message, final int count) {
        return ModelValue.record(Map.of(
                "address",
                messages.addressName(message),
                "upper",
                messages.upperName(message),
                "data",
                ModelValue.of(Message.data(message)),
                COUNT,
                ModelValue.of(count)));
    }

    /** Position in {@link #READABLE} of what a read gives. */
    int readablePosition(final Register register, final boolean reverted, final boolean enabled) {
        return switch (register) {
            case STATUS -> READABLE.indexOf(reverted ? "single" : "granted");
            case MASKABLE -> READABLE.indexOf(capability.maskable() ? "yes" : "no");
            default -> READABLE.indexOf(enabled ? "on" : "off");
        };
    }

    /** The fields of {@code dev} that are no registers. */
    Map<String, ModelValue> project(final MsiFunction function, final int[] w) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        final int sending = function.sending(w);
        fields.put("enabled", ModelValue.of(function.enabled(w)));
        fields.put("pending", Words.set(function.pending(w), platform.irqs()));
        fields.put("scheduled", Words.set(function.scheduled(w), platform.irqs()));
        fields.put("intx", ModelValue.of(function.intx(w)));
        fields.put("dead", ModelValue.of(function.isDead(w)));
        fields.put("sending", sending == 0 ? ModelValue.seq() : ModelValue.seq(messages.projectStamped(sending)));
        return fields;
    }
}
