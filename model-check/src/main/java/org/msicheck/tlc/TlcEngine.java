package org.msicheck.tlc;

import java.io.IOException;
import java.nio.file.Path;
import org.msicheck.graph.GraphListener;
import org.msicheck.tla.TlaModule;

/**
 * One worker's TLC. Its implementation is loaded together with TLC by a class loader of its own and is used by one
 * thread at a time; {@link TlcPool} sees to both.
 */
public interface TlcEngine {
    /**
     * Explores a model without checking anything.
     *
     * @param model    the model
     * @param listener receives the graph
     * @param scratch  an empty directory for this run only
     * @return TLC's counts
     * @throws IOException  if the scratch directory cannot be used
     * @throws TlcException if TLC cannot parse or evaluate the model, or if an edge has no action of its own
     */
    Exploration explore(TlcModel model, GraphListener listener, Path scratch) throws IOException;

    /**
     * Checks one invariant, as plain TLC does.
     *
     * @param model     the model
     * @param invariant the operator's name
     * @param scratch   an empty directory for this run only
     * @return the verdict
     * @throws IOException  if the scratch directory cannot be used
     * @throws TlcException if TLC cannot parse or evaluate the model
     */
    InvariantResult checkInvariant(TlcModel model, String invariant, Path scratch) throws IOException;

    /**
     * Checks one temporal property.
     *
     * @param model         the model
     * @param specification the operator that stands for the behaviours, with its fairness
     * @param property      the operator's name
     * @param scratch       an empty directory for this run only
     * @return the verdict
     * @throws IOException  if the scratch directory cannot be used
     * @throws TlcException if TLC cannot parse or evaluate the model
     */
    PropertyResult checkProperty(TlcModel model, String specification, String property, Path scratch)
            throws IOException;

    /**
     * Parses a model's root module; its configuration is not read.
     *
     * @param model   the model
     * @param scratch an empty directory for this run only
     * @return the module
     * @throws IOException  if the scratch directory cannot be used
     * @throws TlcException if the module cannot be parsed
     */
    TlaModule parse(TlcModel model, Path scratch) throws IOException;
}
