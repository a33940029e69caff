package org.msicheck.graph.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.msicheck.graph.GraphPath;
import org.msicheck.graph.ModelValues;
import org.msicheck.output.OutputFile;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/**
 * Writes paths in the Informal Trace Format (Apalache, ADR-015). The step into a state is in the variables
 * {@code mbt::actionTaken} and {@code mbt::nondetPicks}, as Quint writes it.
 */
public final class ItfWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ACTION = "mbt::actionTaken";
    private static final String PICKS = "mbt::nondetPicks";

    private ItfWriter() {}

    /**
     * Writes a path.
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
        final ObjectNode root = NODES.objectNode();
        root.putObject("#meta")
                .put("format", "ITF")
                .put("format-description", "https://apalache.informal.systems/docs/adr/015adr-trace.html")
                .put("source", path.graph().header().model());
        final ArrayNode variables = root.putArray("vars");
        path.graph().header().variables().forEach(variables::add);
        variables.add(ACTION).add(PICKS);
        final ArrayNode states = root.putArray("states");
        for (int i = 0; i < path.states().size(); i++) {
            final ObjectNode state = states.addObject();
            state.putObject("#meta").put("index", i);
            for (int v = 0; v < path.graph().header().variables().size(); v++) {
                state.set(
                        path.graph().header().variables().get(v),
                        node(ModelValues.parse(
                                path.graph().valueText(path.states().get(i), v))));
            }
            addStep(state, i == 0 ? ActionLabel.of("Init") : path.actions().get(i - 1));
        }
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addStep(final ObjectNode state, final ActionLabel action) {
        state.put(ACTION, action.name());
        final ObjectNode picks = state.putObject(PICKS);
        action.arguments().forEach(argument -> picks.set(argument.name(), node(argument.value())));
    }

    private static JsonNode node(final ModelValue value) {
        if (value instanceof ModelValue.Bool bool) {
            return NODES.booleanNode(bool.value());
        } else if (value instanceof ModelValue.Int number) {
            return NODES.objectNode().put("#bigint", Long.toString(number.value()));
        } else if (value instanceof ModelValue.Str string) {
            return NODES.textNode(string.value());
        } else if (value instanceof ModelValue.Seq seq) {
            return array(seq.elements());
        } else if (value instanceof ModelValue.SetOf set) {
            return NODES.objectNode().set("#set", array(set.elements()));
        } else if (value instanceof ModelValue.Rec rec) {
            final ObjectNode object = NODES.objectNode();
            rec.fields().forEach((name, field) -> object.set(name, node(field)));
            return object;
        }
        final ArrayNode pairs = NODES.arrayNode();
        ((ModelValue.Fn) value)
                .entries()
                .forEach(entry -> pairs.addArray().add(node(entry.key())).add(node(entry.value())));
        return NODES.objectNode().set("#map", pairs);
    }

    private static ArrayNode array(final List<ModelValue> elements) {
        final ArrayNode array = NODES.arrayNode();
        elements.forEach(element -> array.add(node(element)));
        return array;
    }
}
