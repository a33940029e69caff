package org.msicheck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.graph.Explorer;
import org.msicheck.graph.GraphComparison;
import org.msicheck.graph.GraphListener;
import org.msicheck.graph.StateGraph;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.ref.Reference;
import org.msicheck.system.ActionLabel;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcException;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/** The comparison of graphs notices every guard that is deleted from an action of the specification. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletedGuardsTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final List<String> MODULES =
            List.of("Software.tla", "Remapping.tla", "Host.tla", "SharedSettings.tla", "Updates.tla", "Hardware.tla");
    private static final Pattern ACTION = Pattern.compile("^(\\w+)(?:\\([^)]*\\))? ==$");
    private static final Pattern CONJUNCT = Pattern.compile("^ {2}/\\\\ (.*)$");
    private static final Pattern STEP =
            Pattern.compile(".*('|Only[A-Z]|LET|IF|CASE|Proceed|Learn|SetSlot|Generate|Consume|EmitOf|ResetOf).*");
    private static final Pattern FRAME = Pattern.compile(".*(Only[A-Z]|SetSlot).*");
    private static final Pattern WORD = Pattern.compile(".*Ready\\(actor, \"(\\w+)\"\\).*");

    private static final int LARGEST = 5000;

    /** Guards that no state of the machine needs, with the reason. */
    private static final Map<String, String> REDUNDANT = Map.of();

    private final TlcPool pool = new TlcPool(1);
    private final List<Shipped> corpus = corpus();

    /** A conjunct without primes in an action. */
    record Guard(String module, int line, String action, String text, Optional<String> word) {
        @Override
        public String toString() {
            return action + ": " + text;
        }
    }

    private record Shipped(LitmusTest test, StateGraph graph) {
        boolean has(final String word) {
            return test.model().actors().stream()
                    .flatMap(actor -> actor.steps().stream())
                    .anyMatch(step -> step.word().equals(word));
        }
    }

    @AfterAll
    void close() {
        pool.close();
    }

    private static List<Shipped> corpus() {
        try {
            final Path own = Path.of(DeletedGuardsTest.class
                            .getResource("host-and-owners.yaml")
                            .toURI())
                    .getParent();
            final LitmusLoader loader = new LitmusLoader(SPEC);
            try (Stream<Path> files = Files.list(own)) {
                return Stream.concat(files.filter(DeletedGuardsTest::isLitmus), SPEC.litmusTests().stream())
                        .map(loader::load)
                        .filter(test -> !test.name().startsWith("msix-resize-"))
                        .map(test ->
                                new Shipped(test, Explorer.explore(Reference.of(test.model()), test.name(), List.of())))
                        .filter(shipped -> shipped.graph().edgeCount() < LARGEST)
                        .sorted(Comparator.comparingInt(
                                shipped -> shipped.graph().edgeCount()))
                        .toList();
            }
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isLitmus(final Path file) {
        return file.toString().endsWith(".yaml") && !file.endsWith("seeded-faults.yaml");
    }

    static List<Guard> guards() {
        return MODULES.stream().flatMap(module -> guards(module).stream()).toList();
    }

    private static List<Guard> guards(final String module) {
        final List<Guard> guards = new ArrayList<>();
        final List<String> lines = lines(module);
        String action = "";
        Optional<String> word = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            final Matcher definition = ACTION.matcher(lines.get(i));
            if (definition.matches()) {
                action = definition.group(1);
                word = Optional.empty();
            }
            final Matcher ready = WORD.matcher(lines.get(i));
            if (ready.matches()) {
                word = Optional.of(ready.group(1));
            }
            final Matcher conjunct = CONJUNCT.matcher(lines.get(i));
            if (conjunct.matches() && !STEP.matcher(conjunct.group(1)).matches() && isAction(lines, i)) {
                guards.add(new Guard(module, i, action, conjunct.group(1), word));
            }
        }
        return guards;
    }

    /** Whether the definition that a line is in says what the next state is. */
    private static boolean isAction(final List<String> lines, final int line) {
        return lines.subList(line, lines.size()).stream()
                .takeWhile(text -> !text.isBlank())
                .anyMatch(text -> FRAME.matcher(text).matches());
    }

    private static List<String> lines(final String module) {
        try {
            return Files.readAllLines(SPEC.root().resolve(module));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldFindTheGuards() {
        assertThat(guards())
                .hasSizeGreaterThan(55)
                .extracting(Guard::toString)
                .contains(
                        "AnswerRead: Drained(FunctionAt[space], Dev(FunctionAt[space]))",
                        "Return: CanReturn(cpu[processor])",
                        "Reserve: Ready(actor, \"reserve\")");
    }

    @Test
    void shouldFindTheSpecificationItselfEqual() {
        assertThat(corpus).hasSizeGreaterThan(60);
        corpus.stream().limit(20).forEach(shipped -> assertThat(notices(shipped, Map.of()))
                .as(shipped.test().name())
                .isFalse());
    }

    @ParameterizedTest
    @MethodSource("guards")
    void shouldNoticeTheDeletedGuard(final Guard guard) {
        final List<String> lines = new ArrayList<>(lines(guard.module()));
        lines.remove(guard.line());
        final Map<String, String> changed = Map.of(guard.module(), String.join("\n", lines));
        final Optional<String> by = corpus.stream()
                .filter(shipped -> guard.word().map(shipped::has).orElse(true))
                .filter(shipped -> notices(shipped, changed))
                .map(shipped -> shipped.test().name())
                .findFirst();
        assertThat(by.isEmpty()).as("survives, noticed by %s", by).isEqualTo(REDUNDANT.containsKey(guard.toString()));
    }

    private boolean notices(final Shipped shipped, final Map<String, String> changed) {
        final TlaModel tla = shipped.test().toTla();
        final Map<String, String> files = new TreeMap<>(changed);
        files.put(tla.name() + ".tla", tla.module());
        final TlcModel model = new TlcModel(
                tla.name(), tla.name(), files, List.of(SPEC.root()), TlcConfig.parse(tla.config()), List.of());
        try {
            final Counter counter = new Counter(shipped.graph().edgeCount());
            pool.explore(model, counter);
            return counter.edges != shipped.graph().edgeCount()
                    || !GraphComparison.compare(TlcGraphs.explore(pool, model).graph(), shipped.graph(), 1)
                            .isEmpty();
        } catch (final TlcException e) {
            return true;
        }
    }

    /** Counts steps, and gives up when there are too many: without a guard there may be no end. */
    private static final class Counter implements GraphListener {
        private final long most;
        private long edges;

        Counter(final long most) {
            this.most = most;
        }

        @Override
        public void variables(final List<String> names) {
            // counted are steps only
        }

        @Override
        public void value(final int variable, final int id, final String text) {
            // counted are steps only
        }

        @Override
        public void state(final int id, final int[] values, final long outcomes, final boolean initial) {
            // counted are steps only
        }

        @Override
        public void label(final int id, final ActionLabel label) {
            // counted are steps only
        }

        @Override
        public void edge(final int from, final int label, final int to) {
            edges++;
            if (edges > most) {
                throw new TlcException("too many steps");
            }
        }
    }
}
