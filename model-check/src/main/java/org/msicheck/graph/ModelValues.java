package org.msicheck.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.system.ModelValue;

/** Reads the canonical JSON text of values, and says where two values differ. */
public final class ModelValues {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private ModelValues() {}

    /**
     * Reads a value.
     *
     * @param json the text, see {@link ModelValue#toJson}
     * @return the value
     * @throws IllegalArgumentException if the text is not that of a value
     */
    public static ModelValue parse(final String json) {
        try {
            return of(MAPPER.readTree(json));
        } catch (final JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** The value that a parsed text stands for. */
    public static ModelValue of(final JsonNode node) {
        if (node.isBoolean()) {
            return ModelValue.of(node.booleanValue());
        } else if (node.isIntegralNumber()) {
            return ModelValue.of(node.longValue());
        } else if (node.isTextual()) {
            return ModelValue.of(node.textValue());
        } else if (node.isArray()) {
            return new ModelValue.Seq(elements(node));
        } else if (node.isObject()) {
            return ofObject(node);
        }
        throw new IllegalArgumentException("not a value: " + node);
    }

    private static ModelValue ofObject(final JsonNode node) {
        if (node.has("#set")) {
            return ModelValue.SetOf.copyOf(elements(node.get("#set")));
        }
        final Map<ModelValue, ModelValue> graph = new HashMap<>();
        if (node.has("#map")) {
            for (final JsonNode pair : node.get("#map")) {
                graph.put(of(pair.path(0)), of(pair.path(1)));
            }
        } else {
            node.fields().forEachRemaining(field -> graph.put(ModelValue.of(field.getKey()), of(field.getValue())));
        }
        return ModelValue.function(graph);
    }

    private static List<ModelValue> elements(final JsonNode array) {
        final List<ModelValue> elements = new ArrayList<>();
        array.forEach(element -> elements.add(of(element)));
        return elements;
    }

    /**
     * Where two values differ first, going down as long as they have the same shape.
     *
     * @param expected a value
     * @param observed another
     * @return the path from the value, such as {@code .pending[2]} (sequences count from 1), with both values there;
     *         empty if they are equal
     */
    public static Optional<Gap> gap(final ModelValue expected, final ModelValue observed) {
        return gap("", expected, observed);
    }

    private static Optional<Gap> gap(final String path, final ModelValue expected, final ModelValue observed) {
        if (expected.equals(observed)) {
            return Optional.empty();
        }
        final Map<String, ModelValue> wanted = children(expected);
        final Map<String, ModelValue> found = children(observed);
        if (wanted.keySet().equals(found.keySet()) && !wanted.isEmpty()) {
            return wanted.keySet().stream()
                    .sorted()
                    .flatMap(key -> gap(path + key, wanted.get(key), found.get(key)).stream())
                    .findFirst();
        }
        return Optional.of(new Gap(path, expected.toJson(), observed.toJson()));
    }

    /** The parts of a record, sequence or function by their path; empty for other values. */
    public static Map<String, ModelValue> children(final ModelValue value) {
        final Map<String, ModelValue> children = new HashMap<>();
        if (value instanceof ModelValue.Rec rec) {
            rec.fields().forEach((name, field) -> children.put("." + name, field));
        } else if (value instanceof ModelValue.Seq seq) {
            for (int i = 0; i < seq.elements().size(); i++) {
                children.put("[" + (i + 1) + "]", seq.elements().get(i));
            }
        } else if (value instanceof ModelValue.Fn function) {
            function.entries().forEach(entry -> children.put("[" + entry.key().toJson() + "]", entry.value()));
        }
        return children;
    }

    /**
     * A place where two values differ.
     *
     * @param path     from the value down, empty for the value itself
     * @param expected the one value's text there
     * @param observed the other's
     */
    public record Gap(String path, String expected, String observed) {}
}
