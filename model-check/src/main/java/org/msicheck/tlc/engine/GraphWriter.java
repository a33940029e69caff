package org.msicheck.tlc.engine;

import java.util.Arrays;
import org.msicheck.tlc.GraphListener;
import org.msicheck.tlc.TlcException;
import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;

/** TLC's state writer: passes states and edges on as they are found. */
final class GraphWriter extends QuietWriter {
    private final FastTool tool;
    private final FingerprintIndex index;
    private final Action[] predicates;
    private final StateTexts texts;
    private final Labels labels;
    private final GraphListener listener;
    private TLCState current = TLCState.Empty;
    private int currentNumber = -1;
    private int initialStates;
    private int[] lastFrom = new int[64];
    private int[] lastTo = new int[64];
    private RuntimeException failure;

    GraphWriter(final FastTool tool, final FingerprintIndex index, final Action[] predicates,
            final StateTexts texts, final GraphListener listener) {
        super();
        this.tool = tool;
        this.index = index;
        this.predicates = predicates.clone();
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
        guarded(() -> newState(state, true));
    }

    @Override
    public void writeState(final TLCState state, final TLCState successor, final boolean isNew, final Action action) {
        guarded(() -> {
            if (state != current) {
                current = state;
                currentNumber = index.find(state.fingerPrint());
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
            throw Labels.refused(action, "hides a choice from its arguments: it leads from one state to two; put a "
                    + "quantifier over a constant set outside the operator");
        }
        lastFrom[label] = currentNumber + 1;
        lastTo[label] = to;
    }

    @Override
    public void writeState(final TLCState state, final TLCState successor, final boolean isNew) {
        throw new TlcException("TLC reported an edge without its action");
    }

    private void newState(final TLCState state, final boolean initial) {
        long outcomes = 0;
        for (int i = 0; i < predicates.length; i++) {
            if (tool.isValid(predicates[i], state)) {
                outcomes |= 1L << i;
            }
        }
        listener.state(index.last(), texts.valuesOf(state), outcomes, initial);
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
