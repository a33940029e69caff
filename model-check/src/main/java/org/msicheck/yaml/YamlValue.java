package org.msicheck.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.Problem;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file that knows where it stands. The shape (mapping, sequence, scalar) is checked by the schema
 * before anyone asks for members.
 *
 * @param file the name of the file as the user gave it
 * @param node the composed node, with marks
 */
public record YamlValue(String file, Node node) {

    /**
     * One key of a mapping with its value.
     *
     * @param key   the key, a scalar
     * @param value the value
     */
    public record Field(YamlValue key, YamlValue value) {
        /** The text of the key. */
        public String name() {
            return key.text();
        }
    }

    /** A problem at the place of this value: {@code file:line:column: message}. */
    public BadInputException problem(final String message) {
        return new BadInputException(List.of(new Problem(Optional.of(place()), message)));
    }

    private Problem.Place place() {
        final Mark mark = mark();
        return new Problem.Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The key of that name in a mapping. */
    public YamlValue key(final String name) {
        return field(name).map(Field::key).orElse(this);
    }

    /** Whether this is a mapping. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether this is a sequence. */
    public boolean isSequence() {
        return node instanceof SequenceNode;
    }

    /** The characters of a scalar; of anything else, what it is called in a message. */
    public String text() {
        return node instanceof final ScalarNode scalar ? scalar.getValue() : isMapping() ? "a mapping" : "a sequence";
    }

    /** A boolean that the schema has checked. */
    public boolean isTrue() {
        return text().equals("true");
    }

    /** A decimal number. */
    public int number() {
        try {
            return Integer.parseInt(text());
        } catch (final NumberFormatException notDecimal) {
            throw problem("expected a decimal number, found '" + text() + "'");
        }
    }

    /** The items of a sequence, of anything else none. */
    public List<YamlValue> items() {
        return node instanceof final SequenceNode sequence
                ? sequence.getValue().stream().map(this::at).toList()
                : List.of();
    }

    /** The members of a mapping, of anything else none. */
    public List<Field> fields() {
        return node instanceof final MappingNode mapping
                ? mapping.getValue().stream()
                        .map(t -> new Field(at(t.getKeyNode()), at(t.getValueNode())))
                        .toList()
                : List.of();
    }

    /** A member of a mapping. */
    public Optional<YamlValue> get(final String name) {
        return field(name).map(Field::value);
    }

    /** The first one; that the key is there twice has been told, then. */
    private Optional<Field> field(final String name) {
        return fields().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** A member that the schema requires. */
    public YamlValue require(final String name) {
        return get(name).orElseThrow(() -> problem("missing key '" + name + "'"));
    }

    JsonNode toJson(final Problems problems) {
        if (isMapping()) {
            final ObjectNode object = JsonNodeFactory.instance.objectNode();
            fields().forEach(f -> object.putIfAbsent(f.name(), f.value().toJson(problems)));
            return object;
        }
        if (isSequence()) {
            final ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items().forEach(i -> array.add(i.toJson(problems)));
            return array;
        }
        return scalarToJson(problems);
    }

    private JsonNode scalarToJson(final Problems problems) {
        final Tag tag = node.getTag();
        if (Tag.INT.equals(tag)) {
            return problems.attempt(this, this::number)
                    .<JsonNode>map(IntNode::valueOf)
                    .orElse(TextNode.valueOf(text()));
        }
        if (Tag.BOOL.equals(tag)) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text()));
        }
        if (Tag.NULL.equals(tag)) {
            return NullNode.getInstance();
        }
        return Tag.FLOAT.equals(tag) ? DoubleNode.valueOf(0.5) : TextNode.valueOf(text());
    }

    /** A word that is not in the text and stands where this value stands. */
    public YamlValue scalar(final String text) {
        return at(new ScalarNode(Tag.STR, true, text, ScalarStyle.PLAIN, node.getStartMark(), node.getEndMark()));
    }

    /** A mapping that is not in the text and stands where this value stands. */
    public YamlValue mapping(final Map<String, YamlValue> fields) {
        final List<NodeTuple> tuples = new ArrayList<>();
        fields.forEach((name, value) -> tuples.add(new NodeTuple(scalar(name).node(), value.node())));
        return at(new MappingNode(Tag.MAP, true, tuples, FlowStyle.BLOCK, node.getStartMark(), node.getEndMark()));
    }

    /** A sequence that is not in the text and stands where this value stands. */
    public YamlValue sequence(final List<YamlValue> items) {
        return at(new SequenceNode(
                Tag.SEQ,
                true,
                items.stream().map(YamlValue::node).toList(),
                FlowStyle.BLOCK,
                node.getStartMark(),
                node.getEndMark()));
    }

    /**
     * The same value without the members and items that something is wrong with; the others keep their places.
     *
     * @param problems what is wrong
     * @param whole    keys whose values mean nothing without all of their members
     */
    public YamlValue soundPart(final Problems problems, final Set<String> whole) {
        if (problems.isSound(this)) {
            return this;
        }
        if (node instanceof final MappingNode mapping) {
            final List<NodeTuple> tuples = new ArrayList<>();
            for (final NodeTuple tuple : mapping.getValue()) {
                final Field field = new Field(at(tuple.getKeyNode()), at(tuple.getValueNode()));
                if (whole.contains(field.name()) ? problems.isSound(field) : problems.isSoundAtTheTop(field)) {
                    tuples.add(new NodeTuple(
                            tuple.getKeyNode(),
                            field.value().soundPart(problems, whole).node()));
                }
            }
            return at(new MappingNode(Tag.MAP, true, tuples, FlowStyle.BLOCK, node.getStartMark(), node.getEndMark()));
        }
        return sequence(items().stream()
                .filter(problems::isSoundAtTheTop)
                .map(item -> item.soundPart(problems, whole))
                .toList());
    }

    private YamlValue at(final Node child) {
        return new YamlValue(file, child);
    }

    private Mark mark() {
        return Objects.requireNonNull(node.getStartMark().orElse(null), "composed with marks");
    }
}
