package org.msicheck.tlc.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.msicheck.system.ModelValue;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;
import tlc2.tool.TLCStateInfo;

/** Records what TLC reports, as codes and values; its console text is not read. */
final class TlcReports extends MPRecorder {
    private final StateValues values;
    private final List<Message> reports = new ArrayList<>();
    private final List<ModelValue> trace = new ArrayList<>();
    private int loopStart = -1;

    TlcReports(final StateValues values) {
        super();
        this.values = values;
    }

    @Override
    public synchronized void record(final int code, final Object... objects) {
        if (code == EC.TLC_STATE_PRINT2 && objects[0] instanceof TLCStateInfo info) {
            trace.add(values.of(info.state));
        } else if (code == EC.TLC_STATE_PRINT3) {
            loopStart = trace.size() - 1;
        } else if (code == EC.TLC_BACK_TO_STATE) {
            loopStart = Integer.parseInt((String) objects[0]) - 1;
        } else if (objects instanceof String[] parameters) {
            reports.add(new Message(code, Arrays.asList(parameters)));
        }
    }

    /** The states that TLC printed as a counterexample. */
    synchronized List<ModelValue> trace() {
        return List.copyOf(trace);
    }

    /** The index of the state that the counterexample loops back to; that of the last one if it stutters. */
    synchronized int loopStart() {
        return loopStart;
    }

    /** The text of the first message with that code. */
    Optional<String> textOf(final int code) {
        return text(first(code).stream().mapToObj(this::report).findFirst());
    }

    /** The text of the message that came just before TLC showed how it got to an error. */
    Optional<String> errorText() {
        final OptionalInt shown = first(EC.TLC_BEHAVIOR_UP_TO_THIS_POINT);
        return text(
                shown.stream().filter(i -> i > 0).mapToObj(i -> report(i - 1)).findFirst());
    }

    private synchronized OptionalInt first(final int code) {
        return IntStream.range(0, reports.size())
                .filter(i -> reports.get(i).code == code)
                .findFirst();
    }

    private synchronized Message report(final int index) {
        return reports.get(index);
    }

    /** Rendering a message records it as well, so this must not happen while the list is being read. */
    private static Optional<String> text(final Optional<Message> message) {
        return message.map(m -> MP.getMessage(m.code, m.parameters.toArray(String[]::new)));
    }

    private record Message(int code, List<String> parameters) {}

    /** Turns TLC's states into the model's. */
    @FunctionalInterface
    interface StateValues {
        ModelValue of(tlc2.tool.TLCState state);
    }
}
