package org.msicheck.prove;

import java.util.List;
import java.util.Map;
import org.msicheck.graph.StateGraph;
import org.msicheck.model.Constants;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/**
 * Lets TLC evaluate the constants of a model whose program is written in TLA+, so that the reference can have the same
 * machine: a generated module puts them into one more variable of the initial state.
 */
final class ConstantsReader {
    private static final String VARIABLE = "constants";

    private ConstantsReader() {}

    /**
     * The constants of a model.
     *
     * @param pool  runs TLC
     * @param model a model of the specification's machine
     * @return its constants
     */
    static Constants read(final TlcPool pool, final TlcModel model) {
        final String name = "Constants_" + model.rootModule();
        final StringBuilder fields = new StringBuilder();
        Constants.NAMES.forEach(constant -> fields.append(fields.isEmpty() ? "[" : ", ")
                .append(constant)
                .append(" |-> ")
                .append(constant));
        final String module = "---- MODULE " + name + " ----\nEXTENDS " + model.rootModule() + "\nVARIABLE " + VARIABLE
                + "\nConstantsInit == Init /\\ " + VARIABLE + " = " + fields + "]\n"
                + "ConstantsNext == FALSE /\\ UNCHANGED <<vars, " + VARIABLE + ">>\n====\n";
        final TlcModel evaluation = new TlcModel(
                model.name(),
                name,
                Map.of(name + ".tla", module),
                model.directories(),
                model.config()
                        .bare()
                        .without("SPECIFICATION", "INIT", "NEXT")
                        .with("INIT", "ConstantsInit")
                        .with("NEXT", "ConstantsNext"),
                List.of());
        final StateGraph graph = TlcGraphs.explore(pool, evaluation).graph();
        return new Constants(((ModelValue.Rec) Values.field(graph.project(0), VARIABLE)).fields());
    }
}
