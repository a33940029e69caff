package org.msicheck.ref;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specification and the reference have the same modules and the same actions. */
class SpecificationParityTest {
    private static final Pattern ACTION_METHOD = Pattern.compile(
            "Spec action:\\s*(?:\\*\\s*)?\\{@code (\\w+)}(?:(?!\\*/).)*\\*/\\s*public boolean (\\w+)\\(",
            Pattern.DOTALL);

    private static final Pattern OPERATORS = Pattern.compile(
            "(?i)\\b(?:operators?|predicate|relation)\\s+\\{@code \\w+}(?:,? (?:and )?\\{@code \\w+})*");
    private static final Pattern NAMED = Pattern.compile("\\{@code (\\w+)}");

    private static Path sources() {
        return SpecFiles.projectRoot().resolve("java-ref/src/main/java/org/msicheck/ref");
    }

    /** Each action that a method says it stands for, with the package; an action with two methods is there twice. */
    private static List<Map.Entry<String, String>> methods() throws IOException {
        final List<Map.Entry<String, String>> methods = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources())) {
            for (final Path file :
                    files.filter(f -> f.toString().endsWith(".java")).toList()) {
                final Matcher matcher = ACTION_METHOD.matcher(SpecFiles.read(file));
                while (matcher.find()) {
                    methods.add(Map.entry(
                            matcher.group(1), file.getParent().getFileName().toString()));
                }
            }
        }
        return methods;
    }

    @Test
    void shouldHaveOneMethodForEachActionInThePackageOfItsModule() throws IOException {
        final Map<String, String> expected = new TreeMap<>();
        SpecFiles.actions().forEach((action, module) -> expected.put(action, module.toLowerCase(Locale.ROOT)));
        assertThat(expected).hasSizeGreaterThan(40);
        assertThat(methods()).containsExactlyInAnyOrderElementsOf(expected.entrySet());
    }

    @Test
    void shouldHaveOnePackageForEachModule() throws IOException {
        final List<String> modules = SpecFiles.modules().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        try (Stream<Path> folders = Files.list(sources())) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(modules);
        }
    }

    /** Operators that Javadoc names, which the modules do not define. */
    private static List<String> unknownOperators(final String modules) throws IOException {
        final List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources())) {
            for (final Path file :
                    files.filter(f -> f.toString().endsWith(".java")).toList()) {
                final String text = SpecFiles.read(file).replaceAll("\\n\\s*\\*\\s?", " ");
                OPERATORS
                        .matcher(text)
                        .results()
                        .flatMap(named -> NAMED.matcher(named.group()).results())
                        .map(named -> named.group(1))
                        .filter(name -> !Pattern.compile("(?m)^\\s*(?:LET )?" + name + "(?:\\([^)]*\\))?\\s*==")
                                .matcher(modules)
                                .find())
                        .forEach(name -> unknown.add(file.getFileName() + ": " + name));
            }
        }
        return unknown;
    }

    @Test
    void shouldNameOnlyOperatorsThatTheSpecificationHas() throws IOException {
        final String modules = String.join("\n", SpecFiles.modules().values());
        assertThat(unknownOperators(modules)).isEmpty();
        assertThat(unknownOperators(modules.replace("CanPost(n) ==", "MayPost(n) ==")))
                .containsExactly("WayDown.java: CanPost");
    }

    @Test
    void shouldNoticeAnActionThatOnlyTheSpecificationHas() {
        final Map<String, String> modules = new TreeMap<>(SpecFiles.modules());
        modules.compute("Machine", (name, text) -> text.replace("SystemNext ==\n", "SystemNext ==\n  \\/ Evaporate\n"));
        assertThat(new TreeSet<>(SpecFiles.actions(modules).keySet()))
                .contains("Evaporate", "Emit", "Raise", "Skip")
                .doesNotContain("ActorNext", "Next");
    }
}
