package org.msicheck.graph.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.msicheck.graph.Digests;
import org.msicheck.graph.GraphHeader;
import org.msicheck.graph.ModelValues;
import org.msicheck.graph.StateGraph;
import org.msicheck.graph.StateGraphBuilder;
import org.msicheck.system.ActionLabel;
import org.msicheck.verdict.BadInputException;

/** Reads what {@link GraphWriter} wrote; refuses a file that is truncated, altered or of another version. */
public final class GraphReader {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final int MAX_LINE = 1 << 24;

    private final String name;
    private final InputStream in;
    private final MessageDigest digest = Digests.sha256();
    private final StateGraphBuilder builder = new StateGraphBuilder();
    private final Map<String, Integer> variables = new HashMap<>();
    private final Map<String, Integer> valueCounts = new HashMap<>();
    private byte[] line = new byte[4096];
    private int length;
    private long lineNumber;

    private GraphReader(final String name, final InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Reads a graph.
     *
     * @param file the file; may be compressed
     * @return the graph
     * @throws BadInputException if the file cannot be read, or its counts or hash do not add up
     */
    public static StateGraph read(final Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            raw.mark(2);
            final boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            if (zipped) {
                try (InputStream plain = new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16)) {
                    return new GraphReader(file.toString(), plain).read();
                }
            }
            return new GraphReader(file.toString(), raw).read();
        } catch (final IOException e) {
            throw new BadInputException(
                    file + " cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
    }

    private StateGraph read() throws IOException {
        final JsonNode top = next();
        final GraphHeader header = header(top);
        header.variables().forEach(variable -> variables.put(variable, variables.size()));
        builder.variables(header.variables());
        JsonNode node = next();
        while (!node.has("end")) {
            accept(node, header, top.path("initial").asInt());
            digest.update(line, 0, length);
            node = next();
        }
        requireEnd(node.get("end"), top);
        try {
            return builder.build(header);
        } catch (final IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private GraphHeader header(final JsonNode node) {
        require(GraphWriter.FORMAT.equals(node.path("format").asText()), "is no exported state graph");
        require(
                node.path("version").asInt() == GraphWriter.VERSION,
                "has version " + node.path("version") + "; this msicheck reads version " + GraphWriter.VERSION);
        digest.update(line, 0, length);
        final Map<String, String> sources = new HashMap<>();
        node.path("sources")
                .fields()
                .forEachRemaining(
                        field -> sources.put(field.getKey(), field.getValue().asText()));
        return new GraphHeader(
                node.path("model").asText(), texts(node.path("variables")), texts(node.path("outcomes")), sources);
    }

    private static List<String> texts(final JsonNode array) {
        final List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private void accept(final JsonNode node, final GraphHeader header, final int initial) {
        try {
            if (node.has("from")) {
                builder.edge(
                        number(node, "from", builder.stateCount()),
                        number(node, "label", builder.labelCount()),
                        number(node, "to", builder.stateCount()));
            } else if (node.has("state")) {
                acceptState(node, header, initial);
            } else if (node.has("variable")) {
                final String variable = node.get("variable").asText();
                require(variables.containsKey(variable), "names an unknown variable " + variable);
                valueCounts.merge(variable, 1, Integer::sum);
                builder.value(
                        variables.get(variable),
                        node.path("id").intValue(),
                        ModelValues.of(node.path("value")).toJson());
            } else if (node.has("label")) {
                builder.label(node.get("label").intValue(), label(node));
            } else {
                throw refused("has a line of an unknown kind");
            }
        } catch (final IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private int number(final JsonNode node, final String field, final int count) {
        final int number = node.path(field).asInt(-1);
        require(number >= 0 && number < count, "refers to a " + field + " that it does not define");
        return number;
    }

    private void acceptState(final JsonNode node, final GraphHeader header, final int initial) {
        final JsonNode ids = node.path("values");
        require(ids.size() == header.variables().size(), "has a state with " + ids.size() + " values");
        final int[] values = new int[ids.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ids.get(i).intValue();
            final int count = valueCounts.getOrDefault(header.variables().get(i), 0);
            require(values[i] >= 0 && values[i] < count, "refers to a value that it does not define");
        }
        long bits = 0;
        for (final JsonNode outcome : node.path("outcomes")) {
            final int bit = header.outcomes().indexOf(outcome.asText());
            require(bit >= 0, "names an unknown outcome " + outcome.asText());
            bits |= 1L << bit;
        }
        final int state = node.get("state").intValue();
        builder.state(state, values, bits, state < initial);
    }

    private static ActionLabel label(final JsonNode node) {
        final List<ActionLabel.Argument> arguments = new ArrayList<>();
        node.path("arguments")
                .fields()
                .forEachRemaining(field ->
                        arguments.add(new ActionLabel.Argument(field.getKey(), ModelValues.of(field.getValue()))));
        return new ActionLabel(node.path("action").asText(), arguments);
    }

    private void requireEnd(final JsonNode end, final JsonNode top) throws IOException {
        final String hash = HexFormat.of().formatHex(digest.digest());
        require(end.path("sha256").asText().equals(hash), "was altered: its SHA-256 does not match");
        require(
                end.path("lines").asLong() == lineNumber - 1,
                "has " + (lineNumber - 1) + " lines where " + end.path("lines") + " are announced");
        requireCount("states", builder.stateCount(), end, top);
        requireCount("edges", builder.edgeCount(), end, top);
        require(in.read() < 0, "goes on behind its closing line");
    }

    private void requireCount(final String what, final int found, final JsonNode end, final JsonNode top) {
        require(
                end.path(what).asInt(-1) == found && top.path(what).asInt(-1) == found,
                "has " + found + " " + what + " where " + top.path(what) + " are announced");
    }

    /** The next line, parsed; its bytes stay in {@link #line}. */
    private JsonNode next() throws IOException {
        length = 0;
        lineNumber++;
        int b = in.read();
        while (b >= 0) {
            if (length == line.length) {
                require(length < MAX_LINE, "has a line of more than " + MAX_LINE + " bytes");
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
            if (b == '\n') {
                return parsed();
            }
            b = in.read();
        }
        throw refused("is truncated: its closing line is missing");
    }

    private JsonNode parsed() throws IOException {
        try {
            final JsonNode node = MAPPER.readTree(new String(line, 0, length, StandardCharsets.UTF_8));
            require(node.isObject(), "has a line that is no JSON object");
            return node;
        } catch (final JacksonException e) {
            throw new BadInputException(at() + "is no JSON", e);
        }
    }

    private void require(final boolean condition, final String problem) {
        if (!condition) {
            throw refused(problem);
        }
    }

    private BadInputException refused(final String problem) {
        return new BadInputException(at() + problem);
    }

    private String at() {
        return name + ":" + lineNumber + ": ";
    }
}
