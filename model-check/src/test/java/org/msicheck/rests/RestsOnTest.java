package org.msicheck.rests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.litmus.Expectation;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;

/** What verdicts rest on, according to the reference; ConfirmationTest has TLC confirm it. */
class RestsOnTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final PropertyTable TABLE = PropertyTable.read(SPEC.properties());

    private static LitmusTest load(final String name) {
        return new LitmusLoader(SPEC).load(SPEC.litmusTest(name));
    }

    private static Set<Outcome> never(final LitmusTest test) {
        return test.expect().entrySet().stream()
                .filter(e -> e.getValue() == Expectation.NEVER)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static RestsOn restsOn(final LitmusTest test) {
        return RestsOn.of(test.model(), never(test), TABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msix-resize-shrink|nothing",
                "msix-rewrite-masked|drain: yes and readBack: irr",
                "msix-enable-early|configWrites: awaited",
                "msi-grow-live-count|count: clipped or live",
                "msi-grow-no-readback-awaited|configWrites: awaited and count: clipped or live",
                "msi-affinity-two-step|drain: yes and message: apart or committed or live and readBack: irr",
                "msix-unused-kept|onArm: raises and unuse: keeps; or unarmed: quiet and unuse: keeps",
                "msix-function-mask-honoured|configWrites: awaited and drain: yes and readBack: irr; or drain: yes and open:"
                        + " cached and readBack: irr"
            })
    void shouldSayWhatTheVerdictRestsOn(final String name, final String expected) {
        assertThat(restsOn(load(name)).text()).isEqualTo(expected);
    }

    /** Without its last step, which gives the old vector back, the update rests on nothing. */
    @Test
    void shouldSeeThatAnAssumptionIsNoLongerNeeded() {
        final LitmusTest test = load("msix-rewrite-masked");
        final ActorProgram actor = test.model().actors().get(0);
        final MachineConfig keeping = test.model()
                .with()
                .actors(List.of(new ActorProgram(
                        actor.name(),
                        actor.cpu(),
                        actor.steps().subList(0, actor.steps().size() - 1))))
                .build();
        assertThat(RestsOn.of(keeping, never(test), TABLE).text()).isEqualTo("nothing");
    }

    @Test
    void shouldRefuseAnAssumptionTooManyOrTooFew() {
        final LitmusTest test = load("msi-affinity-two-step");
        final RestsOn rests = restsOn(test);
        assertThat(rests.refutes(test.assumes(), test.model(), TABLE)).isEmpty();
        for (final String member : test.assumes().keySet()) {
            final Map<String, Set<String>> fewer = new TreeMap<>(test.assumes());
            fewer.remove(member);
            assertThat(rests.refutes(fewer, test.model(), TABLE)).as(member).isPresent();
        }
        final Map<String, Set<String>> more = new TreeMap<>(test.assumes());
        more.put("disable", Set.of("keeps"));
        assertThat(rests.refutes(more, test.model(), TABLE))
                .hasValue("the test assumes disable: keeps and drain: yes and message: apart or committed or live and"
                        + " readBack: irr, but never rests on drain: yes and message: apart or committed or live and"
                        + " readBack: irr");
        more.remove("disable");
        more.put("message", Set.of("live"));
        assertThat(rests.refutes(more, test.model(), TABLE)).as("narrower").isPresent();
    }

    @Test
    void shouldRefuseAnAssumptionThatTheTestDoesNotSatisfy() {
        final LitmusTest test = load("msi-two-step-target-cpu");
        assertThat(restsOn(test).refutes(Map.of("message", Set.of("latched", "refreshed")), test.model(), TABLE))
                .hasValue("the test assumes message: latched or refreshed, but has message: live");
    }

    /** What the corpus says that it rests on is what it rests on. */
    @Test
    void shouldConfirmTheAssumptionsOfEveryShippedTest() {
        for (final Path file : SPEC.litmusTests()) {
            final LitmusTest test = new LitmusLoader(SPEC).load(file);
            if (!never(test).isEmpty()) {
                assertThat(restsOn(test).refutes(test.assumes(), test.model(), TABLE))
                        .as(test.name())
                        .isEmpty();
            }
        }
    }
}
