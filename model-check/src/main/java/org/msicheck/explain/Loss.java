package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Finds the step of a counterexample in which an event was lost: behind it nothing stands for the event any more. */
public final class Loss {
    private static final String IRQ = "irq";
    private static final String SET = "/#set";

    private final List<JsonNode> states;
    private final List<Counterexample.Row> rows;

    /**
     * A counterexample to look at.
     *
     * @param states its states as canonical JSON, one more than the steps
     * @param rows   its steps
     */
    public Loss(final List<JsonNode> states, final List<Counterexample.Row> rows) {
        this.states = List.copyOf(states);
        this.rows = List.copyOf(rows);
    }

    /** Where an event that waits at the end was lost: {@code irq0 was lost in step 11: cpu1, take vector v1}. */
    String of(final String irq) {
        final int raised = last(0, state -> !contains(state.at("/src/condition" + SET), irq));
        final int carried = last(raised + 1, state -> isCarried(state, irq));
        if (carried == states.size() - 1) {
            return irq + " waits for ever " + place(states.get(carried), irq);
        }
        final int step = Math.max(raised, carried);
        return irq + " was lost in step " + (step + 1) + ": " + rows.get(step).actor() + ", "
                + rows.get(step).step();
    }

    /** The last state from an index on that is so, or -1. */
    private int last(final int from, final Predicate<JsonNode> property) {
        return IntStream.range(from, states.size())
                .filter(k -> property.test(states.get(k)))
                .max()
                .orElse(-1);
    }

    /** A message, a request in the function or in an IRR, a count, or a handler that is about to look. */
    private static boolean isCarried(final JsonNode state, final String irq) {
        return !state.at("/busUp/" + irq).isEmpty()
                || isOf(state.at("/dev/sending"), irq)
                || contains(state.at("/dev/pending" + SET), irq)
                || contains(state.at("/host/counted" + SET), irq)
                || StreamSupport.stream(state.at("/cpu").spliterator(), false)
                        .anyMatch(cpu -> isOf(cpu.at("/irr" + SET), irq)
                                || (cpu.get("phase").asText().equals("entered")
                                        && cpu.get(IRQ).asText().equals(irq)));
    }

    private static String place(final JsonNode state, final String irq) {
        if (contains(state.at("/dev/pending" + SET), irq)) {
            return "as pending in the function";
        }
        final Iterator<Map.Entry<String, JsonNode>> cpus = state.at("/cpu").fields();
        while (cpus.hasNext()) {
            final Map.Entry<String, JsonNode> cpu = cpus.next();
            if (isOf(cpu.getValue().at("/irr" + SET), irq)) {
                return "in the IRR of " + cpu.getKey();
            }
        }
        return "in its eventfd";
    }

    private static boolean isOf(final JsonNode messages, final String irq) {
        return StreamSupport.stream(messages.spliterator(), false)
                .anyMatch(message -> message.path(IRQ).asText().equals(irq));
    }

    private static boolean contains(final JsonNode names, final String name) {
        return StreamSupport.stream(names.spliterator(), false)
                .anyMatch(one -> one.asText().equals(name));
    }
}
