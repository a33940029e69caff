package org.msicheck.ref.msixfunction;

import java.util.List;
import java.util.stream.Stream;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;
import org.msicheck.system.ModelValue;

/** Register values of a function with MSI-X. */
public final class MsixCodec implements RegisterCodec {
    /** The dwords of an entry in the order of their offsets. */
    static final List<Register> ENTRY = List.of(Register.ADDRESS, Register.UPPER, Register.DATA, Register.CONTROL);

    /** Names of Message Control by its bits 15:14. */
    private static final List<String> MESSAGE_CONTROLS = List.of("off", "off-masked", "on", "on-masked");

    /** Names of Vector Control by its bit 0. */
    private static final List<String> CONTROLS = List.of("open", "masked");

    /** What software can learn from a read: the values of Vector Control, then those of Message Control. */
    static final List<String> READABLE =
            Stream.concat(CONTROLS.stream(), MESSAGE_CONTROLS.stream()).toList();

    private static final int WRITABLE_SHIFT = 14;

    private final Platform platform;
    private final Messages messages;

    /**
     * The codec.
     *
     * @param platform what addresses and data can name
     */
    public MsixCodec(final Platform platform) {
        this.platform = platform;
        this.messages = new Messages(platform);
    }

    @Override
    public int encode(final Register register, final ModelValue value) {
        return switch (register) {
            case ADDRESS -> messages.address(Values.string(value));
            case UPPER -> messages.upper(Values.string(value));
            case DATA -> messages.data(Values.integer(value));
            case CONTROL -> position(register, CONTROLS, value);
            case MESSAGE_CONTROL -> position(register, MESSAGE_CONTROLS, value) << WRITABLE_SHIFT;
            default -> throw new IllegalArgumentException("MSI-X has no writable register " + register.text());
        };
    }

    private static int position(final Register register, final List<String> names, final ModelValue value) {
        final int position = names.indexOf(Values.string(value));
        if (position < 0) {
            throw new IllegalArgumentException(register.text() + " is one of " + names + ", not " + value);
        }
        return position;
    }

    @Override
    public ModelValue decode(final Register register, final int dword) {
        return switch (register) {
            case ADDRESS -> messages.addressName(Message.pack(dword, 0, 0));
            case UPPER -> messages.upperName(Message.pack(0, dword, 0));
            case DATA -> ModelValue.of(dword);
            case CONTROL -> ModelValue.of(CONTROLS.get(dword & MsixRegisters.MASK));
            case MESSAGE_CONTROL ->
                ModelValue.of(MESSAGE_CONTROLS.get((dword & MsixMessageControl.WRITABLE) >>> WRITABLE_SHIFT));
            default -> throw new IllegalArgumentException("MSI-X has no register " + register.text());
        };
    }

    @Override
    public List<Register> readable() {
        return List.of(Register.CONTROL, Register.MESSAGE_CONTROL);
    }

    @Override
    public void checkStart(final ModelValue start) {
        encode(Register.MESSAGE_CONTROL, Values.field(start, "control"));
        for (final String irq : platform.irqs()) {
            final ModelValue entry = Values.field(Values.field(start, "entry"), irq);
            for (final Register register : ENTRY) {
                encode(register, Values.field(entry, register.text()));
            }
        }
    }

    /** Position in {@link #READABLE} of a dword that was read. */
    int readablePosition(final Register register, final int dword) {
        return register == Register.CONTROL
                ? dword & MsixRegisters.MASK
                : CONTROLS.size() + ((dword & MsixMessageControl.WRITABLE) >>> WRITABLE_SHIFT);
    }
}
