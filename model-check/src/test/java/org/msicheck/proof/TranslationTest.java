package org.msicheck.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.graph.ModelValues;
import org.msicheck.graph.StateGraph;
import org.msicheck.model.SpecFolder;
import org.msicheck.smt.SolverSession;
import org.msicheck.smt.Sort;
import org.msicheck.smt.Term;
import org.msicheck.system.ModelValue;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcGraphs;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.translate.Branch;
import org.msicheck.translate.Protocol;
import org.msicheck.translate.State;
import org.msicheck.translate.Value;

/**
 * TLC and the solver mean the same by a module: with the messages on the way bounded by the module's constant, the
 * formula of the next-state relation allows each step of TLC's graph, and from no state any other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslationTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final int TIMEOUT_SECONDS = 20;
    private static final String MASKED = "First = \"Vectors1\"; Cpus = {\"Cpus1\"}; MostOnWay = 1; ";
    private static final String ENTRIES = "First = \"Entries1\"; Cpus = {\"Cpus1\"}; MostOnWay = 1; ";

    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    /** The constants, and how many states there are; of many, every so manieth is asked about. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AnyBlock|1|n = 1; MostOnWay = 1; ReadReaches = \"irr\"",
                "AnyTable|1|Entries = {\"Entries1\"}; New = {\"Entries1\"}; " + ENTRIES,
                "AnyTable|1|Entries = {\"Entries1\", \"Entries2\"}; New = {\"Entries2\"}; " + ENTRIES,
                "AnyShrink|1|Entries = {\"Entries1\"}; Gone = {\"Entries1\"}; ReadReaches = \"root-complex\"; RaisesAgain = FALSE; "
                        + ENTRIES,
                "AnyShrink|5|Entries = {\"Entries1\", \"Entries2\"}; Gone = {\"Entries2\"}; ReadReaches = \"irr\"; RaisesAgain = TRUE; "
                        + ENTRIES,
                "AnyMasked|1|Vectors = {\"Vectors1\"}; Groups = {\"Groups1\"}; Moved = {\"Groups1\"}; ReadReaches = \"irr\"; "
                        + "RaisesAgain = TRUE; AwaitsInterrupt = TRUE; " + MASKED,
                "AnyMasked|100|Vectors = {\"Vectors1\", \"Vectors2\"}; Groups = {\"Groups1\"}; Moved = {\"Groups1\"}; "
                        + "ReadReaches = \"root-complex\"; RaisesAgain = FALSE; AwaitsInterrupt = FALSE; " + MASKED
            })
    void shouldAllowTheStepsOfTlcAndNoOther(final String name, final int every, final String constants)
            throws IOException {
        final TlcModel model = model(name, List.of(constants.split("; *")));
        final StateGraph graph = TlcGraphs.explore(pool, model).graph();
        final Protocol protocol = new Protocol(pool.parse(model), constant -> size(constants, constant));
        try (SolverSession solver = new SolverSession(TIMEOUT_SECONDS)) {
            assertThat(solver.run(formula(protocol))).isEmpty();
            final List<String> script = new ArrayList<>();
            int asked = 0;
            for (int state = 0; state < graph.stateCount(); state += every) {
                script.add(questions(protocol, graph, state));
                asked++;
            }
            assertThat(solver.run(String.join("", script)))
                    .isEqualTo(Collections.nCopies(asked, List.of("sat", "unsat")).stream()
                            .flatMap(List::stream)
                            .toList());
        }
    }

    /** A constant of the module, such as n = 2, is a number of its own, a set of so many, or assumed to be that. */
    private static OptionalInt size(final String constants, final String constant) {
        return Arrays.stream(constants.split("; *"))
                .map(text -> text.split(" = ", -1))
                .filter(parts -> parts[0].equals(constant))
                .map(parts -> parts[1])
                .mapToInt(value -> value.startsWith("{")
                        ? value.split(",", -1).length
                        : value.matches("\\d+") ? Integer.parseInt(value) : 0)
                .filter(size -> size > 0)
                .findFirst();
    }

    private static TlcModel model(final String name, final List<String> constants) throws IOException {
        final String group = "GroupOf = [v \\in Vectors |-> \"Groups1\"]";
        final String given = Stream.concat(
                        constants.stream(), name.equals("AnyMasked") ? Stream.of(group) : Stream.empty())
                .map(constant -> "ASSUME " + constant + "\n")
                .collect(Collectors.joining());
        final String text = Files.readString(SPEC.root().resolve(name + ".tla"))
                .replace(
                        "\nVARIABLES\n",
                        "\nTheGroupOf == " + (name.equals("AnyMasked") ? group.substring(10) : "0") + "\n" + given
                                + "\nVARIABLES\n");
        final String config = "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\nCONSTANTS\n"
                + constants.stream().map(constant -> "  " + constant + "\n").collect(Collectors.joining())
                + (name.equals("AnyMasked") ? "  GroupOf <- TheGroupOf\n" : "");
        return new TlcModel(
                name, name, Map.of(name + ".tla", text), List.of(SPEC.root()), TlcConfig.parse(config), List.of());
    }

    private static String formula(final Protocol protocol) {
        final State now = protocol.state("");
        final State after = protocol.state("'");
        final List<Branch> branches = protocol.next(now).value();
        assertThat(branches).allMatch(branch -> branch.parameters().isEmpty());
        final List<Term> steps = branches.stream()
                .map(
                        branch -> Term.and(Stream.concat(
                                        Stream.of(branch.guard()),
                                        protocol.variables().stream()
                                                .flatMap(v -> equations(
                                                        after.get(v).orElseThrow(),
                                                        branch.state().get(v).orElseThrow())
                                                        .stream()))
                                .toList()))
                .toList();
        final Script script = new Script();
        script.preamble(Obligations.of(protocol));
        Stream.of(now, after).flatMap(state -> leaves(protocol, state).stream()).forEach(script::declare);
        script.line("(define-fun Step ("
                + leaves(protocol, after).stream()
                        .map(leaf -> "(" + leaf + " " + leaf.sort() + ")")
                        .collect(Collectors.joining(" "))
                + ") Bool " + Term.or(steps) + ")");
        return script.take();
    }

    private static List<Term> equations(final Value mine, final Value its) {
        final List<Term> left = mine.leaves();
        final List<Term> right = its.leaves();
        return IntStream.range(0, left.size())
                .mapToObj(i -> left.get(i).is(right.get(i)))
                .toList();
    }

    private static List<Term> leaves(final Protocol protocol, final State state) {
        return protocol.variables().stream()
                .flatMap(variable -> state.get(variable).orElseThrow().leaves().stream())
                .toList();
    }

    /** Whether each step of TLC is one, and whether there is another. */
    private static String questions(final Protocol protocol, final StateGraph graph, final int state) {
        final List<List<Term>> targets = new ArrayList<>();
        for (int edge = graph.firstEdge(state); edge < graph.firstEdge(state + 1); edge++) {
            targets.add(literals(protocol, graph.project(graph.edgeTarget(edge))));
        }
        final Script script = new Script();
        script.push();
        script.line("(assert " + equal(leaves(protocol, protocol.state("")), literals(protocol, graph.project(state)))
                + ")");
        script.push();
        targets.forEach(target -> script.line(
                "(assert (Step " + target.stream().map(Term::toString).collect(Collectors.joining(" ")) + "))"));
        script.line("(check-sat)");
        script.pop();
        final List<Term> after = leaves(protocol, protocol.state("'"));
        script.line("(assert (Step " + after.stream().map(Term::toString).collect(Collectors.joining(" ")) + "))");
        targets.forEach(target -> script.line("(assert " + equal(after, target).not() + ")"));
        script.line("(check-sat)");
        script.pop();
        return script.take();
    }

    private static Term equal(final List<Term> left, final List<Term> right) {
        return Term.and(IntStream.range(0, left.size())
                .mapToObj(i -> left.get(i).is(right.get(i)))
                .toList());
    }

    private static List<Term> literals(final Protocol protocol, final ModelValue state) {
        final State form = protocol.state("");
        final Map<String, ModelValue> values = ModelValues.children(state);
        return protocol.variables().stream()
                .flatMap(variable -> literals(form.get(variable).orElseThrow(), values.get("." + variable)))
                .toList();
    }

    private static Stream<Term> literals(final Value form, final ModelValue value) {
        if (form instanceof final Value.Table table) {
            final Map<String, ModelValue> children = new TreeMap<>(ModelValues.children(value));
            return table.entries().entrySet().stream()
                    .flatMap(entry -> literals(entry.getValue(), children.get(key(entry.getKey(), children))));
        }
        final Term leaf = ((Value.Scalar) form).term();
        final String text = value.toJson().replace("\"", "");
        if (leaf.sort().equals(Sort.WORD)) {
            return Stream.of(Term.word(text));
        }
        return Stream.of(
                leaf.sort().equals(Sort.INT) ? Term.of(Long.parseLong(text)) : Term.of(Boolean.parseBoolean(text)));
    }

    private static String key(final Term key, final Map<String, ModelValue> children) {
        return children.keySet().stream()
                .filter(name -> name.replaceAll("[\\[\\]\".]", "").equals(key.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(key + " is not in " + children.keySet()));
    }
}
