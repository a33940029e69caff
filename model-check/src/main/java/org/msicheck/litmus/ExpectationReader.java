package org.msicheck.litmus;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.Step;
import org.msicheck.ref.state.StepWord;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.YamlValue;

/** Reads what a test expects, and refuses an expectation on an outcome that its machine cannot have. */
final class ExpectationReader {
    private static final Set<String> MESSAGE_FIELDS = Set.of("address", "upper", "data");

    private static final String START = "start";
    private static final String ACTORS = "actors";

    private final Machine model;
    private final YamlValue top;
    private final Problems problems;
    private final Set<String> words = new HashSet<>();

    /**
     * What expectations are about of a machine, as far as it could be read; a part that is not sound may be anything.
     *
     * @param kind      constant {@code Kind}
     * @param device    constant {@code Device}
     * @param start     constant {@code Start}
     * @param actors    the steps of {@code Prog}
     * @param owed      constant {@code Owed}
     * @param shared    constant {@code Shared}
     * @param noEoiCpus constant {@code NoEoiCpus}
     */
    record Machine(
            FunctionKind kind,
            Map<String, Set<String>> device,
            ModelValue start,
            List<ActorProgram> actors,
            Set<String> owed,
            Set<String> shared,
            Set<String> noEoiCpus) {}

    /**
     * A reader for one test.
     *
     * @param model    what could be read of the machine
     * @param top      the document
     * @param problems what is wrong with the document, and receives what is with its expectations
     */
    ExpectationReader(final Machine model, final YamlValue top, final Problems problems) {
        this.model = model;
        this.top = top;
        this.problems = problems;
        model.actors().forEach(actor -> actor.steps().forEach(step -> words.add(step.word())));
    }

    /**
     * The expectations.
     *
     * @param expect the test's {@code expect}
     * @return an expectation for each outcome
     */
    Map<Outcome, Expectation> read(final YamlValue expect) {
        final Map<Outcome, Expectation> expectations = new EnumMap<>(Outcome.class);
        for (final Outcome outcome : Outcome.values()) {
            expectations.put(
                    outcome,
                    expect.get(outcome.word())
                            .filter(problems::isSound)
                            .map(value -> given(outcome, value))
                            .orElse(outcome.isUncheckedUnlessListed() ? Expectation.UNCHECKED : Expectation.IMPLIED));
        }
        return expectations;
    }

    private Expectation given(final Outcome outcome, final YamlValue value) {
        final Expectation expectation =
                value.text().equals(Expectation.REACHABLE.word()) ? Expectation.REACHABLE : Expectation.NEVER;
        final Optional<String> obstacle = undefined(outcome)
                .or(() -> expectation == Expectation.REACHABLE ? obstacle(outcome) : Optional.empty());
        obstacle.ifPresent(
                why -> problems.add(value, "this machine cannot have the outcome '" + outcome.word() + "': " + why));
        return expectation;
    }

    /** Why the outcome has no meaning here, so that not even never says something. */
    private Optional<String> undefined(final Outcome outcome) {
        return switch (outcome) {
            case TORN -> unless(isUnread(ACTORS) || words.contains("beginUpdate"), "no actor has the step beginUpdate");
            case MISMATCH -> unless(isUnread("shared") || !model.shared().isEmpty(), "'shared' names no setting");
            default -> Optional.empty();
        };
    }

    /** Why the outcome cannot be reached; on another device or with another order it might. */
    private Optional<String> obstacle(final Outcome outcome) {
        return switch (outcome) {
            case LOST ->
                unless(
                        isUnread(START, ACTORS, "owes") || armed().stream().anyMatch(model.owed()::contains),
                        "no irq that is owed is ever armed");
            case IGNORED ->
                unless(
                        isUnread(START, ACTORS)
                                || words.contains("shutdown")
                                || words.contains("announce")
                                || startsAnnounced(),
                        "no vector is ever announced or shut down");
            case LEAK ->
                unless(
                        isUnread("device") || isMsi() || hasFault("fmask", "ignored") || hasFault("edge", "entry"),
                        "the device has neither fmask: ignored nor edge: entry");
            case INTX ->
                unless(
                        isUnread("device")
                                || model.device().get("disabled").contains("intx")
                                || model.device().get("disable").contains("intx"),
                        "the device has neither disabled: intx nor disable: intx");
            case ILLEGAL ->
                unless(isUnread(ACTORS) || isMsi() || writesMessages(), "no actor writes address, upper or data");
            case BLOCKED ->
                unless(
                        isUnread(ACTORS) || words.stream().map(StepWord::of).anyMatch(StepWord::canBlock),
                        "no actor waits or turns interrupts off");
            case DANGLING -> unless(isUnread(ACTORS) || words.contains("freeIrq"), "no actor has the step freeIrq");
            case UNROUTED ->
                unless(
                        isUnread(START, ACTORS) || words.contains("bind") || !startsWithout("bound"),
                        "no irqfd is ever bound");
            case WEDGE ->
                unless(
                        isUnread("platform") || !model.noEoiCpus().isEmpty(),
                        "every interrupt gets its end; 'noEoi' of the platform names no processor");
            default -> Optional.empty();
        };
    }

    /** Whether something is wrong with a part, so that nothing follows from what it does not have. */
    private boolean isUnread(final String... parts) {
        return Arrays.stream(parts)
                .anyMatch(part ->
                        top.get(part).filter(value -> !problems.isSound(value)).isPresent());
    }

    private boolean isMsi() {
        return model.kind() == FunctionKind.MSI;
    }

    private boolean hasFault(final String property, final String value) {
        return model.device().get(property).contains(value);
    }

    private Set<String> armed() {
        final Set<String> armed = new HashSet<>();
        ((ModelValue.SetOf) startField("armed")).elements().forEach(irq -> armed.add(((ModelValue.Str) irq).value()));
        model.actors().stream()
                .flatMap(actor -> actor.steps().stream())
                .filter(step -> step.word().equals("arm"))
                .forEach(step -> armed.add(((ModelValue.Str) step.fields().get("irq")).value()));
        return armed;
    }

    private boolean startsAnnounced() {
        final String slots = startField("slot").toJson();
        return slots.contains("\"shutdown\"") || slots.contains("\"retriggered\"");
    }

    private boolean startsWithout(final String irqs) {
        return ((ModelValue.SetOf) startField(irqs)).elements().isEmpty();
    }

    private ModelValue startField(final String name) {
        return ((ModelValue.Rec) model.start()).fields().get(name);
    }

    private boolean writesMessages() {
        return model.actors().stream().flatMap(actor -> actor.steps().stream()).anyMatch(ExpectationReader::isMessage);
    }

    private static boolean isMessage(final Step step) {
        return switch (step.word()) {
            case "write" -> isMessageField(step.fields().get("reg"));
            case "writeQword" -> halves(step).stream().anyMatch(ExpectationReader::isMessageField);
            default -> false;
        };
    }

    private static List<ModelValue> halves(final Step step) {
        return List.of(
                ((ModelValue.Rec) step.fields().get("low")).fields().get("reg"),
                ((ModelValue.Rec) step.fields().get("high")).fields().get("reg"));
    }

    private static boolean isMessageField(final ModelValue register) {
        return MESSAGE_FIELDS.contains(((ModelValue.Str) register).value());
    }

    private static Optional<String> unless(final boolean possible, final String obstacle) {
        return possible ? Optional.empty() : Optional.of(obstacle);
    }
}
