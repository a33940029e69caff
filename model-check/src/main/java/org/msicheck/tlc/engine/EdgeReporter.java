package org.msicheck.tlc.engine;

import java.util.Arrays;
import org.msicheck.graph.GraphListener;
import org.msicheck.tlc.TlcException;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;

/** TLC's state writer: passes states and edges on as they are found. */
final class EdgeReporter extends QuietWriter {
    private final FingerprintIndex index;
    private final Predicates predicates;
    private final StateTexts texts;
    private final Labels labels;
    private final GraphListener listener;
    private TLCState current = TLCState.Empty;
    private TLCState newest = TLCState.Empty;
    private long[] positions = new long[1024];
    private int positionCount;
    private int currentNumber = -1;
    private int initialStates;
    private int[] lastFrom = new int[64];
    private int[] lastTo = new int[64];
    private RuntimeException failure;

    EdgeReporter(
            final FastTool tool,
            final FingerprintIndex index,
            final Predicates predicates,
            final StateTexts texts,
            final GraphListener listener) {
        super();
        this.index = index;
        this.predicates = predicates;
        this.texts = texts;
        this.labels = new Labels(tool, listener);
        this.listener = listener;
    }

    /** The number of distinct initial states. */
    int initialStates() {
        return initialStates;
    }

    /** Throws what a call from TLC has thrown; TLC itself turns every exception into a message. */
    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void writeState(final TLCState state) {
        initialStates++;
        guarded(() -> {
            rememberPosition();
            newState(state, true);
        });
    }

    @Override
    public void writeState(final TLCState state, final TLCState successor, final boolean isNew, final Action action) {
        guarded(() -> {
            rememberPosition();
            if (state != current) {
                current = state;
                currentNumber = numberOf(state);
            }
            final int to = index.last();
            if (isNew) {
                newState(successor, false);
            }
            final int label = labels.numberOf(action);
            requireDetermined(label, to, action);
            listener.edge(currentNumber, label, to);
        });
    }

    /** A choice inside an action is not in its arguments: the same label would lead to different successors. */
    private void requireDetermined(final int label, final int to, final Action action) {
        if (label >= lastFrom.length) {
            lastFrom = Arrays.copyOf(lastFrom, 2 * label);
            lastTo = Arrays.copyOf(lastTo, 2 * label);
        }
        if (lastFrom[label] == currentNumber + 1 && lastTo[label] != to) {
            throw Labels.refused(
                    action,
                    "hides a choice from its arguments: it leads from one state to two; put a "
                            + "quantifier over a constant set outside the operator");
        }
        lastFrom[label] = currentNumber + 1;
        lastTo[label] = to;
    }

    @Override
    public void writeState(final TLCState state, final TLCState successor, final boolean isNew) {
        throw new TlcException("TLC reported an edge without its action");
    }

    /** TLC gives a new state its position in the trace file just after it was written here. */
    private void rememberPosition() {
        if (newest != TLCState.Empty) {
            if (positionCount == positions.length) {
                positions = Arrays.copyOf(positions, 2 * positionCount);
            }
            positions[positionCount++] = newest.uid;
            newest = TLCState.Empty;
        }
    }

    /**
     * With one worker, states are expanded in the order in which they were found, so the next one is a few places
     * ahead. That is cheaper than a fingerprint.
     */
    private int numberOf(final TLCState state) {
        int number = currentNumber + 1;
        while (number < positionCount && positions[number] < state.uid) {
            number++;
        }
        if (number < positionCount && positions[number] == state.uid) {
            return number;
        }
        return index.find(state.fingerPrint());
    }

    private void newState(final TLCState state, final boolean initial) {
        newest = state;
        final int number = index.last();
        final int[] values = texts.valuesOf(state);
        listener.state(number, values, predicates.holding(state, number, values), initial);
    }

    private void guarded(final Runnable call) {
        try {
            call.run();
        } catch (final RuntimeException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }
}
