package org.msicheck.graph.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.msicheck.graph.GraphPath;
import org.msicheck.graph.StateGraph;
import org.msicheck.output.OutputFile;
import org.msicheck.system.ActionLabel;

/** Writes graphs and paths in the language of Graphviz. */
public final class DotWriter {
    private DotWriter() {}

    /**
     * A whole graph: states by number, with their outcomes; initial states drawn double, states with an outcome filled.
     *
     * @param graph the graph
     * @param file  the file, which appears when it is complete
     * @throws org.msicheck.verdict.BadInputException if the file cannot be written
     */
    public static void write(final StateGraph graph, final Path file) {
        OutputFile.write(file, out -> {
            final StringBuilder text = new StringBuilder(begin(graph));
            for (int state = 0; state < graph.stateCount(); state++) {
                text.append(node(graph, state, state, List.of()));
                for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
                    text.append(
                            edge(state, graph.edgeTarget(edge), graph.labels().get(graph.edgeLabel(edge))));
                }
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                text.setLength(0);
            }
            out.write("}\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    /**
     * A path: a node per state that shows what the last step changed.
     *
     * @param path the path
     * @param file the file, which appears when it is complete
     * @throws org.msicheck.verdict.BadInputException if the file cannot be written
     */
    public static void write(final GraphPath path, final Path file) {
        OutputFile.write(file, text(path));
    }

    /** The text of a path. */
    static String text(final GraphPath path) {
        final StateGraph graph = path.graph();
        final StringBuilder text = new StringBuilder(begin(graph));
        final List<Integer> states = path.states();
        for (int i = 0; i < states.size(); i++) {
            final List<String> changes = i == 0
                    ? GraphChanges.all(graph, states.get(0))
                    : GraphChanges.between(graph, states.get(i - 1), states.get(i));
            text.append(node(graph, i, states.get(i), changes));
            if (i > 0) {
                text.append(edge(i - 1, i, path.actions().get(i - 1)));
            }
        }
        return text.append("}\n").toString();
    }

    private static String begin(final StateGraph graph) {
        return "digraph " + quoted(graph.header().model()) + " {\n  node [shape=box];\n";
    }

    private static String node(final StateGraph graph, final int id, final int state, final List<String> lines) {
        final StringBuilder label = new StringBuilder().append(state);
        graph.outcomes(state).forEach(outcome -> label.append(' ').append(outcome));
        lines.forEach(line -> label.append('\n').append(line));
        return "  s" + id + " [label=" + quoted(label.toString())
                + (state < graph.initialCount() ? ",peripheries=2" : "")
                + (graph.outcomeBits(state) == 0 ? "" : ",style=filled") + "];\n";
    }

    private static String edge(final int from, final int to, final ActionLabel label) {
        return "  s" + from + " -> s" + to + " [label=" + quoted(label.toString()) + "];\n";
    }

    private static String quoted(final String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l") + '"';
    }
}
