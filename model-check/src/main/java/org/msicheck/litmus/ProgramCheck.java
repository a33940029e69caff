package org.msicheck.litmus;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.YamlValue;

/**
 * Finds steps that cannot mean what they say: brackets that do not close, locks that were never taken, signals that
 * nobody gives, tests of a register that holds nothing.
 */
final class ProgramCheck {
    private final Map<String, YamlValue> locks = new LinkedHashMap<>();
    private final Map<String, YamlValue> updates = new LinkedHashMap<>();
    private final Set<String> learnable = new HashSet<>();
    private final FunctionKind kind;
    private final Predicate<String> isGiven;
    private final Problems problems;
    private boolean irqsAreOff;

    private ProgramCheck(final FunctionKind kind, final Predicate<String> isGiven, final Problems problems) {
        this.kind = kind;
        this.isGiven = isGiven;
        this.problems = problems;
    }

    /**
     * Checks one actor.
     *
     * @param kind    the kind of function, which says what a read can give
     * @param steps   its steps
     * @param places  where they stand
     * @param isGiven whether some actor gives the signal of that name
     * @param problems receives the steps that are wrong
     */
    static void check(
            final FunctionKind kind,
            final List<Step> steps,
            final List<YamlValue> places,
            final Predicate<String> isGiven,
            final Problems problems) {
        final ProgramCheck check = new ProgramCheck(kind, isGiven, problems);
        for (int k = 0; k < steps.size(); k++) {
            check.step(steps.get(k), places.get(k));
        }
        check.updates.forEach((irq, place) -> {
            problems.add(place, "unfinished update: no 'endUpdate: " + irq + "' follows");
        });
        check.locks.forEach((name, place) -> {
            problems.add(place, "the lock '" + name + "' is never unlocked");
        });
    }

    private void step(final Step step, final YamlValue place) {
        when(step, place);
        switch (step.word()) {
            case "lock" -> open(locks, text(step, "name"), place, "the actor already holds the lock '%s'");
            case "unlock" -> close(locks, text(step, "name"), place, "the actor never took the lock '%s'");
            case "beginUpdate" -> open(updates, text(step, "irq"), place, "an update of %s is already open");
            case "endUpdate" -> close(updates, text(step, "irq"), place, "no update of %s is open");
            case "await" -> {
                if (!isGiven.test(text(step, "name"))) {
                    problems.add(place, "no actor gives the signal '" + text(step, "name") + "'");
                }
            }
            case "irqsOff" -> irqsAreOff = true;
            case "irqsOn" -> {
                if (!irqsAreOff) {
                    problems.add(place, "the actor never turned interrupts off");
                }
                irqsAreOff = false;
            }
            case "testIrr", "allocate" -> learnable.addAll(List.of("yes", "no"));
            case "read" -> learnable.addAll(readable(text(step, "reg")));
            default -> {}
        }
    }

    private List<String> readable(final String register) {
        return switch (register) {
            case "control" -> List.of("masked", "open");
            case "status" -> List.of("granted", "single");
            case "maskable" -> List.of("yes", "no");
            default ->
                kind == FunctionKind.MSI ? List.of("off", "on") : List.of("off", "off-masked", "on", "on-masked");
        };
    }

    private void when(final Step step, final YamlValue place) {
        if (step.when().equals(Step.ALWAYS) || learnable.contains(step.when())) {
            return;
        }
        problems.add(
                place.require("when"),
                learnable.isEmpty()
                        ? "no step before this one (read, testIrr, allocate) puts a value into the actor's register"
                        : "the actor's register never holds '" + step.when() + "' here; accepted: "
                                + String.join(", ", learnable.stream().sorted().toList()));
    }

    private void open(
            final Map<String, YamlValue> open, final String name, final YamlValue place, final String message) {
        if (open.put(name, place) != null) {
            problems.add(place, message.formatted(name));
        }
    }

    private void close(
            final Map<String, YamlValue> open, final String name, final YamlValue place, final String message) {
        if (open.remove(name) == null) {
            problems.add(place, message.formatted(name));
        }
    }

    private static String text(final Step step, final String field) {
        return ((ModelValue.Str) step.fields().get(field)).value();
    }
}
