package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.DeviceProperty;
import org.msicheck.properties.PropertySchema;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.bus.PlatformProperty;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.function.SourceProperty;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.outcomes.Outcome;

/** The words that the schema and the table of properties publish are those of the specification. */
class PublishedWordsTest {
    private final SpecFolder spec = SpecFolder.shipped();
    private final PropertyTable table = PropertyTable.read(spec.properties());

    private JsonNode schema(final String pointer) throws IOException {
        return new ObjectMapper().readTree(spec.schema().toFile()).at(pointer);
    }

    private static List<String> names(final JsonNode object) {
        final List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The record of sets that an operator of a module is defined as. */
    private Map<String, Set<String>> sets(final String module, final String operator) throws IOException {
        final String text = Files.readString(spec.root().resolve(module));
        final Matcher body =
                Pattern.compile(operator + " ==\\s*\\[(.*?)]", Pattern.DOTALL).matcher(text);
        assertThat(body.find()).isTrue();
        final Map<String, Set<String>> sets = new TreeMap<>();
        final Matcher field = Pattern.compile("(\\w+)\\s*\\|->\\s*\\{([^}]*)}").matcher(body.group(1));
        while (field.find()) {
            sets.put(
                    field.group(1),
                    new TreeSet<>(List.of(field.group(2).replaceAll("[\" ]", "").split(","))));
        }
        return sets;
    }

    private Map<String, Set<String>> published(final FunctionKind function, final DeviceProperty.Kind kind) {
        return table.of(function).stream()
                .filter(p -> p.kind() == kind)
                .collect(Collectors.toMap(DeviceProperty::name, p -> p.values().keySet()));
    }

    @Test
    void shouldPublishThePropertiesOfTheSpecification() throws IOException {
        assertThat(table.ofPlatforms().stream().collect(Collectors.toMap(DeviceProperty::name, p -> p.values()
                        .keySet())))
                .isEqualTo(sets("Bus.tla", "PlatformValues"));
        for (final FunctionKind function : FunctionKind.values()) {
            final String module = function == FunctionKind.MSIX ? "MsixFunction.tla" : "MsiFunction.tla";
            assertThat(published(function, DeviceProperty.Kind.CHOICE)).isEqualTo(sets(module, "ChoiceValues"));
            assertThat(published(function, DeviceProperty.Kind.FAULT)).isEqualTo(sets(module, "FaultValues"));
            assertThat(published(function, DeviceProperty.Kind.SOURCE)).isEqualTo(sets("State.tla", "SourceValues"));
        }
    }

    @Test
    void shouldHaveOneValueInAnyForAFaultAndTheOneDeviceInAny() {
        assertThat(table.properties()).allSatisfy(property -> {
            assertThat(property.any()).contains(property.oneDevice());
            if (property.kind() == DeviceProperty.Kind.FAULT) {
                assertThat(property.any()).hasSize(1);
            } else {
                assertThat(property.any())
                        .containsExactlyElementsOf(property.values().keySet());
            }
        });
    }

    /** The schema says what the table says. Written anew with {@code -Dmsicheck.schema=write}. */
    @Test
    void shouldDeriveTheSchemaFromTheTable() throws IOException {
        final ObjectNode written = (ObjectNode) schema("");
        final PropertySchema derived = new PropertySchema(table);
        ((ObjectNode) written.at("/properties")).set("assumes", derived.assumes());
        ((ObjectNode) written.at("/properties/device/properties")).set("properties", derived.device());
        final ObjectNode platform = (ObjectNode) written.at("/properties/platform/properties");
        table.ofPlatforms().forEach(property -> platform.set(property.name(), derived.platform(property)));
        if (Objects.equals(System.getProperty("msicheck.schema"), "write")) {
            final DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            final DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            printer.indentArraysWith(indenter);
            printer.indentObjectsWith(indenter);
            Files.writeString(spec.schema(), new ObjectMapper().writer(printer).writeValueAsString(written) + "\n");
        }
        assertThat(schema("")).isEqualTo(written);
    }

    @Test
    void shouldHaveNoPropertyOfPlatformsInTheSchemaThatTheTableLacks() throws IOException {
        final List<String> chosen = names(schema("/properties/platform/properties")).stream()
                .filter(name -> at("/properties/platform/properties/" + name).has("if"))
                .toList();
        assertThat(chosen)
                .containsExactlyInAnyOrderElementsOf(
                        table.ofPlatforms().stream().map(DeviceProperty::name).toList());
    }

    private JsonNode at(final String pointer) {
        try {
            return schema(pointer);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference's enums are the table's rows: names, values, their order, and what is a fault. */
    @Test
    void shouldHaveThePropertiesOfTheReference() {
        assertThat(rows(FunctionKind.MSIX)).isEqualTo(rows(MsixProperty.values()));
        assertThat(rows(FunctionKind.MSI)).isEqualTo(rows(MsiProperty.values()));
        assertThat(table.ofPlatforms().stream()
                        .map(property ->
                                property.name() + " " + property.values().keySet())
                        .collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(PlatformProperty.values())
                        .map(property -> property.text() + " " + property.choices())
                        .collect(Collectors.toSet()));
    }

    private Set<String> rows(final FunctionKind kind) {
        return table.of(kind).stream()
                .map(property -> property.name() + " " + property.values().keySet() + " "
                        + (property.kind() == DeviceProperty.Kind.FAULT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The rows of a function's properties, and those of the sources behind it. */
    private static Set<String> rows(final Property... properties) {
        return Stream.concat(Arrays.stream(properties), Arrays.stream(SourceProperty.values()))
                .map(property -> property.text() + " " + property.choices() + " " + property.isFault())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of the machine, its outcomes and its layers. */
    private String machine() throws IOException {
        final StringBuilder text = new StringBuilder();
        final Matcher layers = Pattern.compile("(?m)^EXTENDS (.*)$")
                .matcher(Files.readString(spec.root().resolve("Layers.tla")));
        assertThat(layers.find()).isTrue();
        for (final String module : ("Outcomes, Machine, Layers, " + layers.group(1)).split(", ", -1)) {
            text.append(Files.readString(spec.root().resolve(module + ".tla")));
        }
        return text.toString();
    }

    @Test
    void shouldHaveTheStepWordsOfTheMachine() throws IOException {
        final Set<String> words = new TreeSet<>(names(schema("/$defs/step/else/properties")));
        words.remove("when");
        final Set<String> actions = new TreeSet<>();
        final Matcher with = Pattern.compile("With\\(\"(\\w+)\"\\)").matcher(machine());
        while (with.find()) {
            actions.add(with.group(1));
        }
        assertThat(words).isEqualTo(actions);
    }

    @Test
    void shouldExplainEveryOutcomeInTheDocumentWithItsSentence() throws IOException {
        final String document = Files.readString(spec.root().resolveSibling("docs/litmus.md"));
        for (final Outcome outcome : Outcome.values()) {
            assertThat(document).contains("| `" + outcome.word() + "` | " + outcome.sentence() + " |");
        }
    }

    @Test
    void shouldKnowWhichOutcomesAreAboutRest() throws IOException {
        final String module = machine();
        for (final Outcome outcome : Outcome.values()) {
            final Matcher definition = Pattern.compile(
                            "^" + outcome.operator() + " ==(.*?)\n\n", Pattern.MULTILINE | Pattern.DOTALL)
                    .matcher(module);
            assertThat(definition.find()).as(outcome.word()).isTrue();
            assertThat(definition.group(1).contains("Rest")).as(outcome.word()).isEqualTo(outcome.isAtRest());
        }
    }

    @Test
    void shouldHaveTheOutcomesOfTheSpecification() throws IOException {
        final List<String> outcomes =
                List.of(Outcome.values()).stream().map(Outcome::word).toList();
        assertThat(names(schema("/properties/expect/properties"))).containsExactlyElementsOf(outcomes);
        final String module = machine();
        final Set<String> invariants = new TreeSet<>();
        final Matcher never = Pattern.compile("(?m)^Never(\\w+)\\s*== ~(\\w+)$").matcher(module);
        while (never.find()) {
            assertThat(never.group(1)).isEqualTo(never.group(2));
            invariants.add(never.group(1));
        }
        assertThat(invariants)
                .containsExactlyInAnyOrderElementsOf(List.of(Outcome.values()).stream()
                        .map(Outcome::operator)
                        .toList());
    }
}
