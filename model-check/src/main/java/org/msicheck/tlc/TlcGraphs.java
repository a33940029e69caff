package org.msicheck.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.msicheck.graph.Digests;
import org.msicheck.graph.GraphHeader;
import org.msicheck.graph.StateGraph;
import org.msicheck.graph.StateGraphBuilder;

/** Makes graphs with TLC. */
public final class TlcGraphs {
    private TlcGraphs() {}

    /**
     * Explores a model.
     *
     * @param pool  the TLCs
     * @param model the model; its predicates become outcomes, with a small first letter
     * @return the graph and TLC's counts
     * @throws TlcException if TLC refuses the model, or if two of its states have the same text
     */
    public static Explored explore(final TlcPool pool, final TlcModel model) {
        final StateGraphBuilder builder = new StateGraphBuilder();
        final Exploration counts = pool.explore(model, builder);
        final GraphHeader header = new GraphHeader(
                model.name(),
                builder.variableNames(),
                model.predicates().stream().map(TlcGraphs::outcome).toList(),
                sources(model));
        final StateGraph graph = builder.build(header);
        if (!graph.twins().isEmpty()) {
            throw new TlcException("two states of " + model.name() + " have the same text (a string and a model value "
                    + "of the same name?): " + graph.text(graph.twins().get(0).first()));
        }
        return new Explored(graph, counts);
    }

    private static String outcome(final String predicate) {
        return predicate.substring(0, 1).toLowerCase(Locale.ROOT) + predicate.substring(1);
    }

    /**
     * What a model's graph depends on, as an export names it.
     *
     * @param model the model
     * @return SHA-256 of the modules in its directories, and of its generated files and configuration
     */
    public static Map<String, String> sources(final TlcModel model) {
        final TreeMap<String, String> modules = new TreeMap<>();
        try {
            for (final Path directory : model.directories()) {
                try (Stream<Path> files = Files.list(directory)) {
                    for (final Path file :
                            files.filter(f -> f.toString().endsWith(".tla")).toList()) {
                        modules.putIfAbsent(file.getFileName().toString(), Files.readString(file));
                    }
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("the specification cannot be read: " + e.getMessage(), e);
        }
        final TreeMap<String, String> constants = new TreeMap<>(model.files());
        constants.put(model.rootModule() + ".cfg", model.config().bare().text());
        return Map.of("modules", hash(modules), "constants", hash(constants));
    }

    private static String hash(final SortedMap<String, String> files) {
        final var digest = Digests.sha256();
        files.forEach((name, text) -> List.of(name, String.valueOf(text.length()), text)
                .forEach(part -> digest.update((part + "\n").getBytes(StandardCharsets.UTF_8))));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * A graph and how TLC counted it.
     *
     * @param graph  the graph
     * @param counts TLC's counts and times
     */
    public record Explored(StateGraph graph, Exploration counts) {}
}
