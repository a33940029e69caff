package org.msicheck.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ModelValue;

/** One record of constants: what is written for TLC is what is read back from it. */
class ConstantsTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    @Test
    void shouldReadBackTheMachineOfEveryShippedTest() {
        final LitmusLoader loader = new LitmusLoader(SPEC);
        for (final Path file : SPEC.litmusTests()) {
            final MachineConfig machine = loader.load(file).model();
            final Constants constants = Constants.of(machine);
            assertThat(Constants.of(constants.config())).as("%s", file).isEqualTo(constants);
            assertThat(constants.config().irqs()).as("%s", file).isEqualTo(machine.irqs());
        }
    }

    @Test
    void shouldGiveWhatIsNotSaidItsDefault() {
        final MachineConfig machine = new LitmusLoader(SPEC)
                .load(SPEC.litmusTest("msix-rewrite-masked"))
                .model();
        final MachineConfig plain = MachineConfig.of(machine.kind())
                .cpus(machine.cpus())
                .vectors(machine.vectors())
                .irqs(machine.irqs())
                .device(machine.device())
                .start(machine.start())
                .build();
        assertThat(plain.downBound()).isEqualTo(2);
        assertThat(plain.upBound()).isEqualTo(2);
        assertThat(plain.owed()).isEqualTo(Set.copyOf(machine.irqs()));
        assertThat(List.of(plain.handles(), plain.actors())).containsOnly(List.of());
        assertThat(List.of(plain.hostCpus(), plain.noEoiCpus(), plain.shared())).containsOnly(Set.of());
    }

    @Test
    void shouldChangeOneConstantAndKeepTheOthers() {
        final MachineConfig machine =
                new LitmusLoader(SPEC).load(SPEC.litmusTest("msi-xen-remapped")).model();
        final MachineConfig wider = machine.with().downBound(5).build();
        final Map<String, ModelValue> expected =
                new TreeMap<>(Constants.of(machine).values());
        expected.put("DownBound", ModelValue.of(5));
        assertThat(Constants.of(wider).values()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseWhatIsNoMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Constants(Map.of("Cpus", ModelValue.of("msi"))))
                .withMessageContaining("not [Cpus]");
    }
}
