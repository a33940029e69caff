package org.msicheck.ref.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.msicheck.ref.ResizeConfigs;
import org.msicheck.system.ModelValue;

class MachineConfigTest {
    private final MachineConfig good = ResizeConfigs.staticResize(ResizeConfigs.any());

    private MachineConfig withStep(final Step step) {
        return good.with()
                .actors(List.of(new ActorProgram("vmm", "cpu0", List.of(step))))
                .build();
    }

    private static Map<String, ModelValue> write(final String irq, final String register, final ModelValue value) {
        return Map.of("irq", ModelValue.of(irq), "reg", ModelValue.of(register), "value", value);
    }

    private static Map<String, Set<String>> deviceWith(final String property, final String... values) {
        final Map<String, Set<String>> device = new TreeMap<>(ResizeConfigs.oneDevice());
        device.put(property, Set.of(values));
        return device;
    }

    @Test
    void shouldTakeTheShippedModels() {
        assertThat(good.actors()).hasSize(2);
        assertThat(ResizeConfigs.dynamicAppend(ResizeConfigs.oneDevice()).irqs())
                .hasSize(4);
    }

    @Test
    void shouldRefuseALookIntoAnotherProcessor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        withStep(Step.of("testIrr", Map.of("cpu", ModelValue.of("cpu1"), "vector", ModelValue.of(1)))))
                .withMessage("vmm step 1: the actor runs on cpu0 and cannot see the IRR of another processor");
    }

    @Test
    void shouldSayWhichStepNamesSomethingUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("write", write("irq9", "data", ModelValue.of(1)))))
                .withMessage("vmm step 1: unknown irq irq9, there are [irq0, irq1, irq2, irq3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("write", write("irq0", "data", ModelValue.of(9)))))
                .withMessage("vmm step 1: unknown vector 9, there are [1, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("write", write("irq0", "address", ModelValue.of("cpu9")))))
                .withMessage("vmm step 1: unknown processor cpu9, there are [cpu0, cpu1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("write", write("irq0", "mask", ModelValue.of(1)))))
                .withMessage("vmm step 1: MSI-X has no writable register mask");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("jump", Map.of())))
                .withMessageStartingWith("vmm step 1: unknown word jump, there are write writeQword");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("flush", write("irq0", "data", ModelValue.of(1)))))
                .withMessage("vmm step 1: flush has the fields [space], not [irq, reg, value]");
    }

    @Test
    void shouldRejectValuesThatARegisterDoesNotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withStep(Step.of("write", write("irq0", "control", ModelValue.of("shut")))))
                .withMessage("vmm step 1: control is one of [open, masked], not \"shut\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        withStep(Step.of("read", Map.of("irq", ModelValue.of("irq0"), "reg", ModelValue.of("data")))))
                .withMessageStartingWith("vmm step 1: expected one of [control, messageControl]");
    }

    @Test
    void shouldRejectUnknownDevices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResizeConfigs.staticResize(deviceWith("colour", "red")))
                .withMessage("unknown property colour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResizeConfigs.staticResize(deviceWith("open", "shut")))
                .withMessage("property open is some of [live, cached, undefined], not [shut]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResizeConfigs.staticResize(deviceWith("drain", "yes", "no")))
                .withMessageStartingWith("property drain has one value");
    }
}
