package org.msicheck.matrix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.msicheck.litmus.DeclaredNames;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.DeviceProperty;
import org.msicheck.properties.PropertyTable;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.Schema;
import org.msicheck.yaml.YamlFile;
import org.msicheck.yaml.YamlValue;

/** Reads a matrix, and makes a litmus test of each of its cells. */
public final class MatrixLoader {
    private static final String PROPERTIES = "properties";
    private static final String PLATFORM = "platform";
    private static final String DEVICE = "device";
    private static final String START = "start";
    private static final String SLOTS = "slots";

    private final SpecFolder spec;
    private final Schema schema;
    private final LitmusLoader litmus;
    private final PropertyTable table;

    /**
     * A loader.
     *
     * @param spec holds the schemas, the table of properties, and the litmus tests
     */
    public MatrixLoader(final SpecFolder spec) {
        this.spec = spec;
        this.schema = new Schema(Schema.joined(
                Schema.parse(spec.matrixSchema()), "litmus/litmus.schema.json", Schema.parse(spec.schema())));
        this.litmus = new LitmusLoader(spec);
        this.table = PropertyTable.read(spec.properties());
    }

    /**
     * Reads a matrix.
     *
     * @param file the file
     * @return the matrix
     * @throws BadInputException if the file cannot be read, or a cell makes no sense
     */
    public MatrixFile load(final Path file) {
        final Problems problems = new Problems();
        return read(YamlFile.read(file, problems), problems);
    }

    /**
     * Reads a matrix from memory.
     *
     * @param name what messages call the file
     * @param text the document
     * @return the matrix
     * @throws BadInputException if a cell makes no sense
     */
    public MatrixFile parse(final String name, final String text) {
        final Problems problems = new Problems();
        return read(YamlFile.parse(name, text, problems), problems);
    }

    private MatrixFile read(final YamlValue top, final Problems problems) {
        schema.check(top, problems);
        problems.throwIfAny();
        final List<MatrixFile.Group> groups = top.require("groups").fields().stream()
                .map(group -> group(group, problems))
                .toList();
        problems.throwIfAny();
        return new MatrixFile(top.require("matrix").text(), groups);
    }

    private MatrixFile.Group group(final YamlValue.Field group, final Problems problems) {
        final List<YamlValue.Field> classes = group.value().require("classes").fields();
        final List<MatrixFile.Protocol> protocols = new ArrayList<>();
        for (final YamlValue.Field protocol : group.value().require("protocols").fields()) {
            final List<LitmusTest> cells = problems.attempt(protocol.value(), () -> test(protocol.value())).stream()
                    .flatMap(test ->
                            classes.stream().flatMap(one -> litmus.read(cell(test, one.value()), problems).stream()))
                    .toList();
            protocols.add(
                    new MatrixFile.Protocol(protocol.name(), protocol.value().text(), cells));
        }
        return new MatrixFile.Group(
                group.name(),
                group.value().require("about").text(),
                protocols,
                classes.stream()
                        .flatMap(one -> problems.attempt(one.value(), () -> deviceClass(one)).stream())
                        .toList());
    }

    private YamlValue test(final YamlValue name) {
        final Path file = spec.litmusTest(name.text());
        if (!Files.isRegularFile(file)) {
            throw name.problem("no litmus test '" + name.text() + "' in " + file.getParent());
        }
        return YamlFile.read(file);
    }

    /** The test on another function and platform; it expects nothing, since what it expects is for its own. */
    private static YamlValue cell(final YamlValue test, final YamlValue one) {
        final Map<String, YamlValue> fields = members(Optional.of(test));
        final Map<String, YamlValue> device = members(test.get(DEVICE));
        device.remove(PROPERTIES);
        one.get(PROPERTIES).ifPresent(value -> device.put(PROPERTIES, value));
        fields.put(DEVICE, test.require(DEVICE).mapping(device));
        final Map<String, YamlValue> platform = members(test.get(PLATFORM));
        List.of("down", "up").forEach(name -> one.get(name).ifPresent(value -> platform.put(name, value)));
        if (!platform.isEmpty()) {
            fields.put(PLATFORM, test.mapping(platform));
        }
        final Map<String, YamlValue> start = members(test.get(START));
        final Map<String, YamlValue> slots = members(test.get(START).flatMap(value -> value.get(SLOTS)));
        one.get("busy")
                .map(YamlValue::items)
                .orElse(List.of())
                .forEach(slot -> slots.put(slot.text(), slot.scalar(DeclaredNames.OTHER)));
        if (!slots.isEmpty()) {
            start.put(SLOTS, test.mapping(slots));
            fields.put(START, test.mapping(start));
        }
        fields.remove("assumes");
        fields.put("expect", test.mapping(Map.of()));
        return test.mapping(fields);
    }

    private static Map<String, YamlValue> members(final Optional<YamlValue> mapping) {
        final Map<String, YamlValue> members = new LinkedHashMap<>();
        mapping.map(YamlValue::fields).orElse(List.of()).forEach(field -> members.put(field.name(), field.value()));
        return members;
    }

    private MatrixFile.DeviceClass deviceClass(final YamlValue.Field one) {
        final Map<String, Set<String>> fixed = new LinkedHashMap<>();
        final List<String> assumptions = new ArrayList<>();
        one.value()
                .get(PROPERTIES)
                .filter(YamlValue::isMapping)
                .map(YamlValue::fields)
                .orElse(List.of())
                .forEach(property -> {
                    final Set<String> values = new LinkedHashSet<>(
                            property.value().isSequence()
                                    ? property.value().items().stream()
                                            .map(YamlValue::text)
                                            .toList()
                                    : List.of(property.value().text()));
                    fixed.put(property.name(), values);
                    assumptions.add(assumption(property, values));
                });
        one.value()
                .get("busy")
                .map(YamlValue::items)
                .orElse(List.of())
                .forEach(slot -> assumptions.add(slot.text() + " belongs to another device"));
        List.of("down", "up")
                .forEach(
                        name -> one.value().get(name).ifPresent(value -> assumptions.add(name + " = " + value.text())));
        return new MatrixFile.DeviceClass(one.name(), fixed, assumptions);
    }

    private String assumption(final YamlValue.Field field, final Set<String> values) {
        final DeviceProperty property = table.properties().stream()
                .filter(p -> p.name().equals(field.name()))
                .findFirst()
                .orElseThrow(() -> field.key().problem("unknown property '" + field.name() + "'"));
        final List<String> meanings = values.stream()
                .map(value -> Optional.ofNullable(property.values().get(value))
                        .map(DeviceProperty.Meaning::means)
                        .orElse(value))
                .toList();
        return property.name() + " = " + String.join("|", values) + " (" + property.about() + ": "
                + String.join("; or ", meanings) + ")";
    }
}
