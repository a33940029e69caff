package org.msicheck.ref;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.msicheck.ref.function.Effect;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.message.Message;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.msixfunction.MsixFunction;
import org.msicheck.ref.processor.Phase;
import org.msicheck.ref.processor.Processors;

/** Someone's emulator uses the function and the processors alone: no program, no exploration, one array of words. */
class EmbeddingExampleTest {
    private static final int CPU1 = 1;
    private static final int VECTOR_33 = 0;
    private static final int ENABLE = 1 << 15;
    private static final int OPEN = 0;

    private final Platform platform =
            new Platform(List.of("cpu0", "cpu1"), List.of(33, 34), List.of(), List.of("rx", "tx"));
    private final Words layout = new Words();
    private final Function nic = new MsixFunction(platform, device(), layout);
    private final Processors cpus = new Processors(platform, layout);
    private final Messages messages = new Messages(platform);
    private final int[] words = new int[layout.taken()];

    private static Map<String, Set<String>> device() {
        final Map<String, Set<String>> device = new TreeMap<>();
        device.put("open", Set.of("live"));
        device.put("enableEdge", Set.of("unmasks"));
        device.put("disable", Set.of("keeps"));
        device.put("disabled", Set.of("pends"));
        device.put("fmask", Set.of("honoured"));
        device.put("edge", Set.of("effective"));
        device.put("reset", Set.of("text"));
        device.put("table", Set.of("always"));
        device.put("drain", Set.of("yes"));
        device.put("clear", Set.of("yes"));
        device.put("sends", Set.of("waits"));
        device.put("unuse", Set.of("keeps"));
        device.put("masked", Set.of("pends"));
        return device;
    }

    private void write(final Register register, final int irq, final int value) {
        final int effects = nic.writeEffects(words, register, irq, value);
        final Effect effect =
                nic.allEffects().stream().filter(e -> e.in(effects)).findFirst().orElseThrow();
        nic.writeDword(words, register, irq, value, effect);
    }

    /** The device model has an event: the message goes out, or the pending bit is set. */
    private void raise(final int irq) {
        if (nic.canSend(words, irq)) {
            deliver(nic.outgoing(words, irq), irq);
        } else {
            nic.raiseSilently(words, irq, Effect.NONE);
        }
    }

    /** What an unmask edge lets go. */
    private void sendScheduled(final int irq) {
        if ((nic.scheduled(words) >>> irq & 1) != 0) {
            deliver(nic.outgoing(words, irq), irq);
            nic.sent(words, irq);
        }
    }

    private void deliver(final int message, final int irq) {
        cpus.acceptMessage(words, Message.cpu(message), messages.vector(message), irq);
    }

    @Test
    void shouldDeliverAnInterruptThatWasRaisedWhileMasked() {
        final int rx = platform.irq("rx");
        cpus.start(words);
        nic.powerOn(words);
        write(Register.ADDRESS, rx, Message.addressOf(CPU1));
        write(Register.DATA, rx, 33);
        write(Register.MESSAGE_CONTROL, rx, ENABLE);
        raise(rx);
        assertThat(nic.pending(words)).isEqualTo(1 << rx);
        assertThat(cpus.nothingWaits(words, CPU1)).isTrue();

        write(Register.CONTROL, rx, OPEN);
        sendScheduled(rx);
        assertThat(nic.pending(words)).isZero();
        assertThat(cpus.canDispatch(words, CPU1, VECTOR_33)).isTrue();

        cpus.enter(words, CPU1, VECTOR_33, rx);
        assertThat(cpus.phase(words, CPU1)).isEqualTo(Phase.ENTERED);
        assertThat(cpus.irq(words, CPU1)).isEqualTo(rx);
        cpus.looked(words, CPU1, true);
        cpus.leave(words, CPU1, true);
        assertThat(cpus.idle(words, CPU1)).isTrue();
    }
}
