package org.msicheck.ref.msixfunction;

import java.util.List;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Values;
import org.msicheck.registers.MsixMessageControl;
import org.msicheck.registers.MsixRegisters;
import org.msicheck.system.ModelValue;

/** Register values of a function with MSI-X. */
public final class MsixCodec implements RegisterCodec {
    /** Names of Message Control by its bits 15:14. */
    private static final List<String> MESSAGE_CONTROLS = List.of("off", "off-masked", "on", "on-masked");

    /** Names of Vector Control by its bit 0. */
    private static final List<String> CONTROLS = List.of("open", "masked");

    private static final int WRITABLE_SHIFT = 14;

    private final Messages messages;

    /**
     * The codec.
     *
     * @param messages what addresses and data mean
     */
    public MsixCodec(final Messages messages) {
        this.messages = messages;
    }

    @Override
    public int encode(final Register register, final ModelValue value) {
        return switch (register) {
            case ADDRESS -> messages.address(Values.string(value));
            case UPPER -> messages.upper(Values.string(value));
            case DATA -> messages.data(Values.integer(value));
            case CONTROL -> position(register, CONTROLS, value);
            case MESSAGE_CONTROL -> position(register, MESSAGE_CONTROLS, value) << WRITABLE_SHIFT;
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
        };
    }
}
