package org.msicheck.graph.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.msicheck.graph.Digests;
import org.msicheck.graph.GraphHeader;
import org.msicheck.graph.StateGraph;
import org.msicheck.output.OutputFile;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/**
 * Writes a graph as NDJSON, one JSON object a line: a header; the values of each variable and the labels, which the
 * other lines refer to by number; a line per state and per edge; a closing line with counts and the SHA-256 of every
 * byte before it.
 */
public final class GraphWriter {
    /** The format's name in the header. */
    static final String FORMAT = "msicheck-graph";
    /** Raised when a reader of the last version would misread a file. */
    static final int VERSION = 1;

    private static final int CHUNK = 1 << 16;

    private final StateGraph graph;
    private final OutputStream out;
    private final MessageDigest digest = Digests.sha256();
    private final StringBuilder text = new StringBuilder(CHUNK + 4096);
    private long lines;

    private GraphWriter(final StateGraph graph, final OutputStream out) {
        this.graph = graph;
        this.out = out;
    }

    /**
     * Writes a graph to a file, which appears when it is complete.
     *
     * @param graph the graph
     * @param file  the file; compressed if its name ends in {@code .gz}
     * @throws org.msicheck.verdict.BadInputException if the file cannot be written
     */
    public static void write(final StateGraph graph, final Path file) {
        OutputFile.write(file, out -> {
            if (file.toString().endsWith(".gz")) {
                try (GZIPOutputStream zipped = new GZIPOutputStream(out, CHUNK)) {
                    new GraphWriter(graph, zipped).write();
                }
            } else {
                new GraphWriter(graph, out).write();
            }
        });
    }

    /**
     * Writes a graph.
     *
     * @param graph the graph
     * @param out   where to; stays open
     * @throws IOException if it cannot be written
     */
    public static void write(final StateGraph graph, final OutputStream out) throws IOException {
        new GraphWriter(graph, out).write();
    }

    /**
     * A digest of everything that a file says of a graph but its header: the values, the labels, the states with their
     * outcomes, the steps. Equal digests mean equal graphs, whoever explored them and in whatever order.
     *
     * @param graph the graph
     * @return SHA-256 in hexadecimal digits
     */
    public static String digest(final StateGraph graph) {
        try {
            final GraphWriter writer = new GraphWriter(graph, OutputStream.nullOutputStream());
            writer.writeBody();
            return HexFormat.of().formatHex(writer.digest.digest());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        writeHeader();
        writeBody();
        text.append("{\"end\":{\"lines\":")
                .append(lines)
                .append(",\"states\":")
                .append(graph.stateCount())
                .append(",\"edges\":")
                .append(graph.edgeCount())
                .append(",\"sha256\":\"")
                .append(HexFormat.of().formatHex(digest.digest()))
                .append("\"}}\n");
        flush();
    }

    private void writeBody() throws IOException {
        writeValues();
        writeLabels();
        for (int state = 0; state < graph.stateCount(); state++) {
            writeState(state);
        }
        for (int state = 0; state < graph.stateCount(); state++) {
            for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
                text.append("{\"from\":")
                        .append(state)
                        .append(",\"label\":")
                        .append(graph.edgeLabel(edge))
                        .append(",\"to\":")
                        .append(graph.edgeTarget(edge))
                        .append('}');
                endLine();
            }
        }
        flush();
    }

    private void writeHeader() throws IOException {
        final GraphHeader header = graph.header();
        text.append("{\"format\":\"" + FORMAT + "\",\"version\":" + VERSION + ",\"model\":")
                .append(ModelValue.of(header.model()).toJson())
                .append(",\"sources\":{");
        String separator = "";
        for (final var source : new TreeMap<>(header.sources()).entrySet()) {
            text.append(separator)
                    .append(ModelValue.of(source.getKey()).toJson())
                    .append(':')
                    .append(ModelValue.of(source.getValue()).toJson());
            separator = ",";
        }
        text.append("},\"variables\":")
                .append(names(header.variables()))
                .append(",\"outcomes\":")
                .append(names(header.outcomes()))
                .append(",\"states\":")
                .append(graph.stateCount())
                .append(",\"initial\":")
                .append(graph.initialCount())
                .append(",\"edges\":")
                .append(graph.edgeCount())
                .append(",\"labels\":")
                .append(graph.labels().size())
                .append('}');
        endLine();
    }

    private static String names(final List<String> names) {
        return new ModelValue.Seq(names.stream().<ModelValue>map(ModelValue::of).toList()).toJson();
    }

    private void writeValues() throws IOException {
        for (int variable = 0; variable < graph.header().variables().size(); variable++) {
            final String name =
                    ModelValue.of(graph.header().variables().get(variable)).toJson();
            for (int value = 0; value < graph.values(variable).size(); value++) {
                text.append("{\"variable\":")
                        .append(name)
                        .append(",\"id\":")
                        .append(value)
                        .append(",\"value\":")
                        .append(graph.values(variable).get(value))
                        .append('}');
                endLine();
            }
        }
    }

    private void writeLabels() throws IOException {
        for (int label = 0; label < graph.labels().size(); label++) {
            final ActionLabel action = graph.labels().get(label);
            text.append("{\"label\":")
                    .append(label)
                    .append(",\"action\":")
                    .append(ModelValue.of(action.name()).toJson())
                    .append(",\"arguments\":{");
            String separator = "";
            for (final ActionLabel.Argument argument : action.arguments()) {
                text.append(separator)
                        .append(ModelValue.of(argument.name()).toJson())
                        .append(':');
                argument.value().appendJson(text);
                separator = ",";
            }
            text.append("}}");
            endLine();
        }
    }

    private void writeState(final int state) throws IOException {
        text.append("{\"state\":").append(state).append(",\"values\":[");
        for (int i = 0; i < graph.header().variables().size(); i++) {
            text.append(i == 0 ? "" : ",").append(graph.valueIndex(state, i));
        }
        text.append("],\"outcomes\":")
                .append(names(List.copyOf(graph.outcomes(state))))
                .append('}');
        endLine();
    }

    private void endLine() throws IOException {
        text.append('\n');
        lines++;
        if (text.length() > CHUNK) {
            flush();
        }
    }

    private void flush() throws IOException {
        final byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        digest.update(bytes);
        out.write(bytes);
    }
}
