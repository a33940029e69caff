package org.msicheck.tlc.engine;

import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.util.BitVector;
import tlc2.util.IStateWriter;

/** A state writer that writes nothing. */
class QuietWriter implements IStateWriter {
    @Override
    public void writeState(final TLCState state) {
        // Subclasses may do something.
    }

    @Override
    public void writeState(final TLCState state, final TLCState successor, final boolean isNew) {
        // Subclasses may do something.
    }

    @Override
    public void writeState(final TLCState state, final TLCState successor, final boolean isNew, final Action action) {
        // Subclasses may do something.
    }

    @Override
    public void writeState(
            final TLCState state, final TLCState successor, final boolean isNew, final Visualization visualization) {
        // Stuttering steps of the liveness check are no edges of the graph.
    }

    @Override
    public void writeState(
            final TLCState state,
            final TLCState successor,
            final BitVector actionChecks,
            final int from,
            final int length,
            final boolean isNew) {
        // The liveness check's own graph is not of interest.
    }

    @Override
    public void writeState(
            final TLCState state,
            final TLCState successor,
            final BitVector actionChecks,
            final int from,
            final int length,
            final boolean isNew,
            final Visualization visualization) {
        // The liveness check's own graph is not of interest.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String getDumpFileName() {
        return "";
    }

    @Override
    public boolean isNoop() {
        return true;
    }

    @Override
    public boolean isDot() {
        return false;
    }

    @Override
    public void snapshot() {
        // There is no file.
    }
}
