package org.msicheck.litmus;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.ref.state.StepWord;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.YamlValue;

/** Reads what a test expects, and refuses an expectation on an outcome that its machine cannot have. */
final class ExpectationReader {
    private static final Set<String> MESSAGE_FIELDS = Set.of("address", "upper", "data");

    private final MachineConfig model;
    private final Set<String> words = new HashSet<>();

    ExpectationReader(final MachineConfig model) {
        this.model = model;
        model.actors().forEach(actor -> actor.steps().forEach(step -> words.add(step.word())));
    }

    /**
     * The expectations.
     *
     * @param expect the test's {@code expect}, which satisfies the schema
     * @return an expectation for each outcome
     */
    Map<Outcome, Expectation> read(final YamlValue expect) {
        final Map<Outcome, Expectation> expectations = new EnumMap<>(Outcome.class);
        for (final Outcome outcome : Outcome.values()) {
            expectations.put(
                    outcome,
                    expect.get(outcome.word())
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
        if (obstacle.isPresent()) {
            throw value.problem("this machine cannot have the outcome '" + outcome.word() + "': " + obstacle.get());
        }
        return expectation;
    }

    /** Why the outcome has no meaning here, so that not even never says something. */
    private Optional<String> undefined(final Outcome outcome) {
        return switch (outcome) {
            case TORN -> unless(words.contains("beginUpdate"), "no actor has the step beginUpdate");
            case MISMATCH -> unless(!model.shared().isEmpty(), "'shared' names no setting");
            default -> Optional.empty();
        };
    }

    /** Why the outcome cannot be reached; on another device or with another order it might. */
    private Optional<String> obstacle(final Outcome outcome) {
        return switch (outcome) {
            case LOST -> unless(armed().stream().anyMatch(model.owed()::contains), "no irq that is owed is ever armed");
            case IGNORED ->
                unless(
                        words.contains("shutdown") || words.contains("announce") || startsAnnounced(),
                        "no vector is ever announced or shut down");
            case LEAK ->
                unless(
                        isMsi() || hasFault("fmask", "ignored") || hasFault("edge", "entry"),
                        "the device has neither fmask: ignored nor edge: entry");
            case INTX ->
                unless(
                        model.device().get("disabled").contains("intx")
                                || model.device().get("disable").contains("intx"),
                        "the device has neither disabled: intx nor disable: intx");
            case ILLEGAL -> unless(isMsi() || writesMessages(), "no actor writes address, upper or data");
            case BLOCKED ->
                unless(
                        words.stream().map(StepWord::of).anyMatch(StepWord::canBlock),
                        "no actor waits or turns interrupts off");
            case WEDGE ->
                unless(
                        !model.noEoiCpus().isEmpty(),
                        "every interrupt gets its end; 'noEoi' of the platform names no processor");
            default -> Optional.empty();
        };
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
