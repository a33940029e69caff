package org.msicheck.ref;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.MachineState;
import org.msicheck.ref.state.StepWord;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** What the row of a word says of it is what its action does. */
class StepRowsTest {
    private static final int WALKS = 60;
    private static final int STEPS = 300;

    private final MachineConfig config = EveryWordConfig.msi(EveryWordConfig.everyStep());
    private final Set<StepWord> seen = EnumSet.noneOf(StepWord.class);

    private static ModelValue at(final ModelValue state, final String variable) {
        return Values.field(state, variable);
    }

    private static int requests(final ModelValue state) {
        return ((ModelValue.Seq) at(state, "busDown")).elements().size();
    }

    private static ModelValue register(final ModelValue state, final String actor) {
        return Values.field(Values.field(at(state, "drv"), "reg"), actor);
    }

    private static int pc(final ModelValue state, final String actor) {
        return Values.integer(Values.field(Values.field(at(state, "drv"), "pc"), actor));
    }

    private void check(final ModelValue before, final ActionLabel label, final ModelValue after) {
        for (final ActorProgram actor : config.actors()) {
            if (pc(before, actor.name()) == pc(after, actor.name())
                    || label.name().equals("Skip")) {
                continue;
            }
            final StepWord word =
                    actor.steps().get(pc(before, actor.name()) - 1).row();
            seen.add(word);
            assertThat(requests(after) - requests(before))
                    .as("requests of %s", word)
                    .isEqualTo(word.requests());
            if (!register(before, actor.name()).equals(register(after, actor.name()))) {
                assertThat(word.learns()).as("%s learns", word).isTrue();
            }
            if (!at(before, "dev").equals(at(after, "dev"))) {
                assertThat(word.revives())
                        .as("%s reaches the function at once", word)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldSayWhatTheActionsOfWordsDo() {
        final Reference reference = Reference.of(config);
        final Random random = new Random(1);
        for (int walk = 0; walk < WALKS; walk++) {
            MachineState state = reference.initialStates().get(0);
            for (int step = 0; step < STEPS; step++) {
                final ModelValue before = reference.project(state);
                final List<MachineState> successors = new ArrayList<>();
                reference.forEachStep(state, (label, next) -> {
                    check(before, label, reference.project(next));
                    successors.add(next);
                });
                state = successors.isEmpty() ? state : successors.get(random.nextInt(successors.size()));
            }
        }
        assertThat(seen).hasSizeGreaterThan(25).contains(StepWord.WRITE_QWORD, StepWord.TEST_IRR, StepWord.FLUSH);
    }
}
