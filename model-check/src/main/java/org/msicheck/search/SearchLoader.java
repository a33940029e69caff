package org.msicheck.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.msicheck.litmus.DeclaredNames;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SlotName;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.Problems;
import org.msicheck.yaml.Schema;
import org.msicheck.yaml.YamlFile;
import org.msicheck.yaml.YamlValue;

/** Reads searches, with the steps, devices and starts of litmus tests and their errors. */
public final class SearchLoader {
    private static final String SUFFIX = ".yaml";
    private static final String COUNT = "count";
    private static final String RELEASE = "release";
    private static final String OWNERS = "owners";
    private static final String ARMED = "armed";
    private static final Set<Outcome> DEFAULT_FORBIDDEN =
            Set.of(Outcome.LOST, Outcome.STUCK, Outcome.FAULT, Outcome.WEDGE);

    private final Schema schema;
    private final LitmusLoader litmus;

    /**
     * A loader.
     *
     * @param spec holds the schemas and the table of properties
     */
    public SearchLoader(final SpecFolder spec) {
        this.schema = new Schema(Schema.joined(
                Schema.parse(spec.searchSchema()), "../litmus/litmus.schema.json", Schema.parse(spec.schema())));
        this.litmus = new LitmusLoader(spec);
    }

    /**
     * Reads a search.
     *
     * @param file the file
     * @return the search
     * @throws BadInputException if the file cannot be read or the search makes no sense
     */
    public SearchFile load(final Path file) {
        final Problems problems = new Problems();
        final YamlValue top = YamlFile.read(file, problems);
        final Optional<SearchFile> search = read(top, problems);
        final String expected = String.valueOf(file.getFileName()).replaceFirst("\\" + SUFFIX + "$", "");
        top.get("search")
                .filter(name -> !YamlFile.isStandardInput(file))
                .filter(name -> problems.isSound(name) && !name.text().equals(expected))
                .ifPresent(name -> problems.add(
                        name,
                        "the search's name is the file's: expected '" + expected + "', found '" + name.text() + "'"));
        problems.throwIfAny();
        return search.orElseThrow();
    }

    /**
     * Reads a search from memory.
     *
     * @param name what messages call the file
     * @param text the document
     * @return the search
     * @throws BadInputException if the search makes no sense
     */
    public SearchFile parse(final String name, final String text) {
        final Problems problems = new Problems();
        final Optional<SearchFile> search = read(YamlFile.parse(name, text, problems), problems);
        problems.throwIfAny();
        return search.orElseThrow();
    }

    private Optional<SearchFile> read(final YamlValue top, final Problems problems) {
        schema.check(top, problems);
        if (!problems.isEmpty()) {
            // The test that is made of a search would have problems that are none of its text.
            return Optional.empty();
        }
        final Optional<LitmusTest> frame = litmus.read(asTest(top), problems);
        final List<SearchFile.Word> words = words(top, problems);
        final Goal goal = goal(top, problems);
        return frame.filter(test -> problems.isEmpty())
                .map(test -> new SearchFile(
                        top.require("search").text(),
                        test,
                        size(top, "prologue"),
                        words,
                        size(top, "epilogue"),
                        goal,
                        top.require("length").number(),
                        forbidden(top),
                        top.get("expect").map(value -> value.text().equals("found"))));
    }

    /** The search as a litmus test whose one actor takes all steps; every part keeps its place in the text. */
    private static YamlValue asTest(final YamlValue top) {
        final Map<String, YamlValue> fields = new LinkedHashMap<>();
        fields.put("litmus", top.require("search"));
        List.of("about", "device", "platform", "start", "owes")
                .forEach(name -> top.get(name).ifPresent(value -> fields.put(name, value)));
        final List<YamlValue> steps = new ArrayList<>();
        top.get("prologue").ifPresent(value -> steps.addAll(value.items()));
        top.require("vocabulary")
                .fields()
                .forEach(word -> steps.addAll(word.value().items()));
        top.get("epilogue").ifPresent(value -> steps.addAll(value.items()));
        final YamlValue actor = top.require("actor");
        fields.put("actors", actor.mapping(Map.of(actor.text(), actor.sequence(steps))));
        fields.put("expect", top.mapping(Map.of()));
        return top.mapping(fields);
    }

    private static int size(final YamlValue top, final String name) {
        return top.get(name).map(value -> value.items().size()).orElse(0);
    }

    private static List<SearchFile.Word> words(final YamlValue top, final Problems problems) {
        final Map<String, Integer> limits = new LinkedHashMap<>();
        final List<YamlValue.Field> vocabulary = top.require("vocabulary").fields();
        final List<String> names =
                vocabulary.stream().map(YamlValue.Field::name).toList();
        for (final YamlValue.Field limit :
                top.get("limits").map(YamlValue::fields).orElse(List.of())) {
            if (!names.contains(limit.name())) {
                problems.add(
                        limit.key(),
                        "unknown word '" + limit.name() + "'; the vocabulary has: " + String.join(", ", names));
            }
            limits.put(limit.name(), limit.value().number());
        }
        return vocabulary.stream()
                .map(word -> new SearchFile.Word(
                        word.name(), word.value().items().size(), Optional.ofNullable(limits.get(word.name()))))
                .toList();
    }

    private static Set<Outcome> forbidden(final YamlValue top) {
        final Set<Outcome> forbidden = EnumSet.of(Outcome.BLOCKED);
        top.get("forbid")
                .ifPresentOrElse(
                        value -> value.items()
                                .forEach(item ->
                                        forbidden.add(Outcome.of(item.text()).orElseThrow())),
                        () -> forbidden.addAll(DEFAULT_FORBIDDEN));
        return forbidden;
    }

    private static Goal goal(final YamlValue top, final Problems problems) {
        final DeclaredNames names = DeclaredNames.of(top, problems);
        final YamlValue goal = top.require("goal");
        if (goal.get(COUNT).isPresent() && top.require("device").get("msix").isPresent()) {
            problems.add(goal.key(COUNT), "a function with MSI-X has no count of vectors to set");
        }
        final Map<String, SlotName> messages = new LinkedHashMap<>();
        goal.fields().stream()
                .filter(field -> !Set.of(COUNT, RELEASE, OWNERS, ARMED).contains(field.name()))
                .forEach(field -> messages.put(names.irq(field.key()), names.slot(field.value())));
        final Map<SlotName, String> owners = new LinkedHashMap<>();
        goal.get(OWNERS)
                .map(YamlValue::fields)
                .orElse(List.of())
                .forEach(field -> owners.put(names.slot(field.key()), owner(names, field.value())));
        goal.get(RELEASE).map(YamlValue::items).orElse(List.of()).forEach(item -> {
            final SlotName slot = names.slot(item);
            if (owners.put(slot, "free") != null) {
                problems.add(item, "the goal says twice what " + slot + " is");
            }
        });
        return new Goal(
                messages,
                goal.get(COUNT).map(value -> OptionalInt.of(value.number())).orElse(OptionalInt.empty()),
                owners,
                new LinkedHashSet<>(goal.get(ARMED).map(names::irqs).orElse(List.of())));
    }

    private static String owner(final DeclaredNames names, final YamlValue value) {
        return value.text().startsWith("irq") ? names.irq(value) : value.text();
    }
}
