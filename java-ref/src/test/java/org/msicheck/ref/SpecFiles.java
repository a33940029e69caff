package org.msicheck.ref;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests read from the specification's text. */
final class SpecFiles {
    private static final Pattern USES = Pattern.compile("(?m)^\\s*EXTENDS (.*)$|INSTANCE (\\w+)");
    private static final Pattern ACTION = Pattern.compile("(?::|\\\\/) (\\w+)(?:\\([a-z, ]*\\))?\\s*$");

    private SpecFiles() {}

    static Path projectRoot() {
        Path folder = Path.of(System.getProperty("msicheck.home", "")).toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("spec"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The text of each module that Outcomes and OneFunction are made of, by name. */
    static Map<String, String> modules() {
        final Map<String, String> texts = new TreeMap<>();
        final Deque<String> open = new ArrayDeque<>(Set.of("Outcomes", "OneFunction"));
        while (!open.isEmpty()) {
            final String name = open.pop();
            final Path file = projectRoot().resolve("spec").resolve(name + ".tla");
            if (Files.exists(file) && !texts.containsKey(name)) {
                texts.put(name, read(file));
                USES.matcher(texts.get(name))
                        .results()
                        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                        .flatMap(Pattern.compile(",")::splitAsStream)
                        .forEach(used -> open.push(used.strip()));
            }
        }
        return texts;
    }

    /** The actions of the two next-state relations, each with the module that defines it. */
    static Map<String, String> actions() {
        return actions(modules());
    }

    static Map<String, String> actions(final Map<String, String> modules) {
        final String machine = modules.get("Machine");
        final String one = modules.get("OneFunction");
        final String layers = modules.get("Layers");
        final String next = machine.substring(machine.indexOf("ActorNext =="), machine.indexOf("\nNext =="))
                + layers.substring(layers.indexOf("LayerActorNext =="))
                + one.substring(one.indexOf("Next =="));
        final Map<String, String> actions = new TreeMap<>();
        for (final String line : next.lines().toList()) {
            final Matcher matcher = ACTION.matcher(line);
            if (matcher.find() && !matcher.group(1).endsWith("Next")) {
                actions.put(matcher.group(1), definingModule(modules, matcher.group(1)));
            }
        }
        return actions;
    }

    private static String definingModule(final Map<String, String> modules, final String operator) {
        final Pattern definition = Pattern.compile("(?m)^" + operator + "(?:\\([^)]*\\))? ==");
        final Set<String> defining = new TreeSet<>();
        modules.forEach((name, text) -> {
            if (definition.matcher(text).find()) {
                defining.add(name);
            }
        });
        return String.join(",", defining);
    }

    static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
