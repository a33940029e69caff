package org.msicheck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.msicheck.model.SpecFolder;
import org.msicheck.prove.HeadlineModel;
import org.msicheck.verdict.BadInputException;
import org.msicheck.yaml.YamlFile;

/** The headline models and litmus tests of a specification, by the names that commands take. */
final class Shipped {
    private static final String SUFFIX = ".yaml";
    private static final int MOST_NAMED = 3;

    private final SpecFolder folder;
    private final List<HeadlineModel> models;

    /** What is in a specification now. */
    Shipped(final SpecFolder folder) {
        this.folder = folder;
        this.models = HeadlineModel.all(folder);
    }

    /** All headline models, sorted by name. */
    List<HeadlineModel> models() {
        return models;
    }

    /** The name of a litmus test by its file. */
    static String name(final Path test) {
        return test.getFileName().toString().replaceFirst("\\" + SUFFIX + "$", "");
    }

    /** Refuses names that neither a model nor a test has. */
    void requireKnown(final List<String> words) {
        final List<String> known = names().toList();
        for (final String word : words) {
            if (!known.contains(word)) {
                throw unknown(word, "");
            }
        }
    }

    /** The model that a word of the command line means; none if it means a litmus test. A user's file goes first. */
    Optional<HeadlineModel> model(final Path word) {
        return isFile(word) ? Optional.empty() : model(word.toString());
    }

    private Optional<HeadlineModel> model(final String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The litmus test that a word of the command line means: a user's file, or the shipped test of that name. */
    Path test(final Path word) {
        final String name = word.toString();
        if (isFile(word)) {
            return word;
        }
        final Optional<Path> shipped = folder.litmusTests().stream()
                .filter(file -> name(file).equals(name))
                .findFirst();
        if (shipped.isEmpty()
                && !YamlFile.isStandardInput(word)
                && !Files.exists(word)
                && word.getNameCount() == 1
                && !name.contains(".")) {
            throw unknown(name, "no file and ");
        }
        // What looks like a file and is none: reading it says so.
        return shipped.orElse(word);
    }

    private static boolean isFile(final Path word) {
        return Files.exists(word) && !Files.isDirectory(word);
    }

    private Stream<String> names() {
        return Stream.concat(
                models.stream().map(HeadlineModel::name),
                folder.litmusTests().stream().map(Shipped::name));
    }

    private BadInputException unknown(final String word, final String neither) {
        final String wanted = word.toLowerCase(Locale.ROOT);
        final String nearest = names().sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return new BadInputException("'" + word + "': " + neither + "no shipped model or litmus test has this name"
                + (nearest.isEmpty() ? "" : "; the nearest names: " + nearest));
    }

    /** How far a word is from a name, in edits; a name that contains the word is nearer than any that does not. */
    private static int distance(final String word, final String name) {
        final String other = name.toLowerCase(Locale.ROOT);
        final int edits = LevenshteinDistance.getDefaultInstance().apply(word, other);
        return other.contains(word) ? Integer.MIN_VALUE + edits : edits;
    }
}
