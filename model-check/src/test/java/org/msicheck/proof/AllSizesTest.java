package org.msicheck.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.smt.Term;
import org.msicheck.tla.TlaModule;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.translate.Protocol;

/** The abstract protocols are proved for every size, and would not be if a step or a part of an invariant were missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllSizesTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    private static final int TIMEOUT_SECONDS = 20;

    private final TlcPool pool = new TlcPool(1);
    private final AllSizes proofs = new AllSizes(SPEC, pool);

    @AfterAll
    void close() {
        pool.close();
    }

    static Stream<String> names() {
        return AllSizes.names(SPEC).stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBeProved(final String name) {
        final ProofResult result = proofs.prove(name);
        assertThat(result.unproved()).isEmpty();
        assertThat(result.obligations()).isGreaterThan(40);
    }

    /** The change is what is replaced and what replaces it, with '~>' between; then the first goals that break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AnyBlock|/\\ Does(step) /\\ read = \"answered\"~>/\\ Does(step)|Flush1: Inv3",
                "AnyBlock|/\\ \\A p \\in Places, i \\in Block : ahead[p][i] = 0~>|Flush2: Inv5",
                "AnyBlock|read = \"asked\" /\\ NothingPosted~>read = \"asked\"|Answer: Inv3.7",
                "AnyBlock|Does(\"await\") /\\ ~irr[\"old\"][k]~>Does(\"await\")|Await: Inv6",
                "AnyBlock|/\\ off' = TRUE~>/\\ off' = off|IrqsOff: Inv2",
                "AnyBlock|IF found THEN [irr~>IF FALSE THEN [irr|Retrigger: Inv8",
                "AnyBlock|found' = irr[\"transit\"][k]~>found' = FALSE|Test: Inv8",
                "AnyBlock|IF @ = \"free\" THEN \"announced\" ELSE @~>@|Announce: Inv4",
                "AnyBlock|\"address\", \"old\", \"data1\"~>\"address\", \"new\", \"data1\"|Address1: Inv3",
                "AnyBlock|/\\ off' = FALSE~>/\\ off' = off|IrqsOn: Inv2",
                "AnyBlock|Past(\"flush1\") => None(\"old\", i)~>TRUE|Deliver(\"old\"",
                "AnyBlock|Inv7 == ReachesIrr => NeverStale~>Inv7 == TRUE|Properties: NeverStale",
                "AnyBlock|/\\ ReachesIrr /\\ At(\"release\") => ~irr[\"old\"][k]~>/\\ TRUE|Release: Inv6",
                "AnyBlock|\\/ \\E p \\in Places : ~None(p, i)~>\\/ TRUE|Properties: NeverLost",
                "AnyShrink|/\\ Does(i, step) /\\ read[i] = \"answered\"~>/\\ Does(i, step)|Flush1",
                "AnyShrink|/\\ RaisesAgain \\/ ~event[i]~>|Raise(\"Entries1\"): Inv6",
                "AnyShrink|Inv7 == ReadReaches = \"irr\" \\/ ~RaisesAgain =>~>Inv7 == TRUE =>|Dispatch",
                "AnyShrink|/\\ armed' = [armed EXCEPT ![i] = FALSE]~>/\\ armed' = armed|Disarm(\"Entries1\"): Inv1",
                "AnyMasked|/\\ AwaitsInterrupt => interrupted[v]~>|Clear(\"Vectors1\"): Inv3",
                "AnyMasked|/\\ ~irr[\"old\"][v]~>|Clear(\"Vectors1\"): Inv6",
                "AnyMasked|/\\ ~interrupted[v]~>|Dispatch(\"old\", \"Vectors1\", \"Cpus1\"): Inv9",
                "AnyTable|/\\ w = \"address\" => owned[i]~>|Address(\"Entries1\"): Inv1",
                "AnyTable|/\\ \\A v \\in Earlier(w) : ~Is(i, v, \"posted\")~>|Arrive(\"Entries1\", \"data\"): Inv1",
                "AnyTable|/\\ pending[i] /\\ Open(i)~>/\\ pending[i]|Send(\"Entries1\"): Inv2",
                "AnyTable|ELSE [pending EXCEPT ![i] = TRUE]~>ELSE pending|Raise(\"Entries1\"): Inv5",
                "AnyTable|/\\ pending' = [pending EXCEPT ![looksAt[c]] = FALSE]~>/\\ pending' = pending|Look(\"Cpus1\"): Inv4",
                "AnyTable|/\\ ~Is(i, \"address\", \"no\") => owned[i]~>|Dispatch(\"Entries1\", \"Cpus1\"): Inv3",
                "AnyTable|Inv2 == \\A~>Inv2 == TRUE \\/ \\A|Dispatch(\"Entries1\", \"Cpus1\"): Inv3",
                "AnyTable|Inv3 == NeverStale~>Inv3 == TRUE|Properties: NeverStale",
                "AnyTable|Inv4 == NeverPba~>Inv4 == TRUE|Properties: NeverPba",
                "AnyTable|event[i] => \\/ pending[i]~>event[i] => \\/ TRUE|Properties: NeverLost"
            })
    void shouldNotBeProvedWithoutAStepOrAPartOfTheInvariant(final String name, final String change, final String broken)
            throws IOException {
        final List<SolverAnswers.Open> open = SolverAnswers.to(
                        Obligations.of(new Protocol(module(name, change), OptionalInt.of(2))), TIMEOUT_SECONDS)
                .open();
        assertThat(open).allMatch(SolverAnswers.Open::isRefuted);
        assertThat(open.stream()
                        .map(one -> one.group().name() + ": " + one.goal().name()))
                .anyMatch(one -> one.startsWith(broken));
    }

    /** Each part that is left out breaks something, but for those that the documentation lists with the reason. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldNotHaveAPartInVain(final String name) throws IOException {
        final List<LeftOut> parts = proofs.needed(name);
        assertThat(parts).hasSizeGreaterThan(13);
        assertThat(parts.stream()
                        .filter(part -> part.broken().isEmpty())
                        .map(part -> "| `" + name + "` | " + part.what() + " |"))
                .containsExactlyInAnyOrderElementsOf(
                        Files.readAllLines(SPEC.root().resolveSibling("docs/proofs.md")).stream()
                                .filter(line -> line.startsWith("| `" + name + "` | "))
                                .map(line -> line.substring(0, line.lastIndexOf(" | ") + 2))
                                .toList());
    }

    @Test
    void shouldShowTwoStatesAndWhatBreaksBetweenThem() {
        final LeftOut order = proofs.needed("AnyTable").stream()
                .filter(part -> part.what().startsWith("Data without guard 3: "))
                .findFirst()
                .orElseThrow();
        final BadStep broken = order.broken().orElseThrow();
        assertThat(broken.size()).isEqualTo(1);
        assertThat(broken.before()).containsKeys("owned", "write");
        assertThat(broken.after()).containsOnlyKeys("write");
        assertThat(broken.after().get("write")).contains("address |-> \"no\", data |-> \"posted\"");
        assertThat(broken.lines().toList())
                .startsWith("size 1, from a state that may be unreachable:")
                .contains("Data(\"Entries1\") leads to")
                .last()
                .asString()
                .startsWith("where Inv1.2.1 (AnyTable.tla:");
    }

    private TlaModule module(final String name, final String change) throws IOException {
        final String[] parts = change.isEmpty() ? new String[] {"", ""} : change.split("~>", -1);
        final String text = Files.readString(SPEC.root().resolve(name + ".tla"));
        assertThat(text).contains(parts[0]);
        final String changed = change.isEmpty() ? text : text.replace(parts[0], parts[1]);
        return pool.parse(new TlcModel(
                name, name, Map.of(name + ".tla", changed), List.of(SPEC.root()), TlcConfig.parse(""), List.of()));
    }

    /** An action that no state of the invariant allows would keep anything. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldAllowEachActionInSomeStateOfTheInvariant(final String name) throws IOException {
        final Obligations all = Obligations.of(new Protocol(module(name, ""), OptionalInt.of(2)));
        final SolverAnswers answers = SolverAnswers.to(
                new Obligations(all.protocol(), all.assumptions(), List.of(), all.invariant(), impossible(all.later())),
                TIMEOUT_SECONDS);
        assertThat(answers.open()).allMatch(SolverAnswers.Open::isRefuted);
        assertThat(answers.open().stream().map(open -> action(open.group())).collect(Collectors.toSet()))
                .hasSizeGreaterThan(8)
                .isEqualTo(all.later().stream().map(AllSizesTest::action).collect(Collectors.toSet()));
    }

    private static List<Group> impossible(final List<Group> groups) {
        return groups.stream()
                .map(group -> new Group(
                        group.name(),
                        group.assumed(),
                        group.after(),
                        List.of(new ProofGoal("impossible", group.goals().get(0).at(), Term.FALSE))))
                .toList();
    }

    private static String action(final Group group) {
        return group.name().replaceFirst("\\(.*", "");
    }

    /** TLC knows nothing of the translation. */
    @ParameterizedTest
    @CsvSource({"Inv", "NeverTorn", "NeverStale", "NeverPba", "NeverLost", "NeverBlocked"})
    void shouldHoldForTlcInATableOfTwoEntries(final String invariant) throws IOException {
        final TlcModel table = TlcModel.ofFiles(
                SPEC.root().resolve("AnyTable.tla"), SPEC.root().resolve("AnyTable.cfg"), List.of());
        assertThat(pool.checkInvariant(table, invariant).violated()).isFalse();
    }

    /** What a reader can do without us. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldBeProvedByAnotherSolverToo(final String name, @TempDir final Path folder) throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(path -> Path.of(path, "cvc5"))
                        .anyMatch(Files::isExecutable))
                .as("cvc5 is not installed")
                .isTrue();
        final Path script = Files.writeString(folder.resolve(name + ".smt2"), proofs.script(name));
        final Process cvc5 = new ProcessBuilder("cvc5", script.toString())
                .redirectErrorStream(true)
                .start();
        final List<String> answers = new String(cvc5.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(cvc5.waitFor()).isZero();
        assertThat(answers).containsOnly("unsat").hasSize(proofs.prove(name).obligations());
    }
}
