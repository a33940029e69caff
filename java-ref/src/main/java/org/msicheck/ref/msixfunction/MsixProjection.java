package org.msicheck.ref.msixfunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.registers.MsixRegisters;
import org.msicheck.system.ModelValue;

/** The specification's view of a function with MSI-X. */
final class MsixProjection {
    private static final int DWORD = 4;

    private final Platform platform;
    private final Messages messages;
    private final MsixCodec codec;
    private final MsixRegisters registers;

    MsixProjection(final Platform platform, final MsixRegisters registers) {
        this.platform = platform;
        this.messages = new Messages(platform);
        this.codec = new MsixCodec(platform);
        this.registers = registers;
    }

    ModelValue project(final int[] w, final MsixFunction function, final ModelValue may) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        fields.put("control", codec.decode(Register.MESSAGE_CONTROL, registers.messageControl(w)));
        fields.put("entry", entries(w));
        fields.put("cache", cache(w, function));
        fields.put("pending", Words.set(function.pending(w), platform.irqs()));
        fields.put("scheduled", Words.set(function.scheduled(w), platform.irqs()));
        fields.put("intx", ModelValue.of(function.intx(w)));
        fields.put("dead", ModelValue.of(function.isDead(w)));
        fields.put(
                "sending",
                function.sending(w) == 0
                        ? ModelValue.seq()
                        : ModelValue.seq(messages.projectStamped(function.sending(w))));
        fields.put("may", may);
        return ModelValue.record(fields);
    }

    private ModelValue entries(final int[] w) {
        final Map<String, ModelValue> entries = new TreeMap<>();
        for (int irq = 0; irq < platform.irqs().size(); irq++) {
            final Map<String, ModelValue> fields = new TreeMap<>();
            for (int dword = 0; dword < MsixCodec.ENTRY.size(); dword++) {
                final Register register = MsixCodec.ENTRY.get(dword);
                final int content = registers.tableDword(w, irq * MsixRegisters.ENTRY_BYTES + dword * DWORD);
                fields.put(register.text(), codec.decode(register, content));
            }
            entries.put(platform.irqs().get(irq), ModelValue.record(fields));
        }
        return ModelValue.record(entries);
    }

    private ModelValue cache(final int[] w, final MsixFunction function) {
        final List<ModelValue> cached = new ArrayList<>();
        for (int irq = 0; irq < platform.irqs().size(); irq++) {
            final int message = function.cachedMessage(w, irq);
            if (message >= 0) {
                cached.add(ModelValue.record(
                        Map.of("irq", ModelValue.of(platform.irqs().get(irq)), "message", messages.project(message))));
            }
        }
        return ModelValue.SetOf.copyOf(cached);
    }
}
