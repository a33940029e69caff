package org.msicheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.output.Paint;
import org.msicheck.properties.PropertyTable;
import org.msicheck.prove.OutcomeResult;
import org.msicheck.prove.Prover;
import org.msicheck.prove.TestResult;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.search.ReferenceMachine;
import org.msicheck.search.SearchFile;
import org.msicheck.search.SearchLoader;
import org.msicheck.search.engine.Search;
import org.msicheck.tlc.TlcPool;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final String SMALL =
            """
            matrix: Small
            groups:
              move-one:
                about: One vector moves
                protocols:
                  naive: msi-affinity-naive
                  cleared: msi-affinity-disabled
                  two steps: msi-affinity-two-step
                classes:
                  any: {}
                  live: { properties: { message: live } }
                  keeps: { properties: { disable: keeps, disabled: pends } }
                  busy: { properties: { message: live }, busy: ["cpu0:v2"], down: 3 }
              remap:
                about: The entry changes
                protocols:
                  exchanged: msi-irte-exchanged
                classes:
                  any: {}
                  undrained: { properties: { drain: "no" } }
            """;

    private final TlcPool pool = new TlcPool(2);
    private final Prover prover = new Prover(SPEC, pool);
    private final AtomicInteger done = new AtomicInteger();
    private Matrix small;

    @BeforeAll
    void decide() {
        small = new MatrixRun(prover, PropertyTable.read(SPEC.properties()), 2)
                .run(new MatrixLoader(SPEC).parse("small.yaml", SMALL), done::incrementAndGet);
    }

    @AfterAll
    void closePool() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, loses", "0, 1, loses", "0, 2, loses", "0, 3, loses",
        "1, 0, loses", "1, 1, loses", "1, 2, safe", "1, 3, loses",
        "2, 0, loses", "2, 1, safe", "2, 2, loses", "2, 3, stale only"
    })
    void shouldGiveEachCellItsVerdict(final int row, final int column, final String verdict) {
        assertThat(small.tables().get(0).rows().get(row).get(column).verdict().word())
                .isEqualTo(verdict);
    }

    @Test
    void shouldSayWhatProveSaysOfTheTestItself() {
        final LitmusTest test = new LitmusLoader(SPEC).load(SPEC.litmusTest("msi-affinity-two-step"));
        assertThat(test.model().device().get("message")).containsExactly("live");
        final TestResult proven = prover.prove(test);
        final Set<Outcome> reached = EnumSet.noneOf(Outcome.class);
        proven.outcomes().stream().filter(OutcomeResult::isReachable).forEach(o -> reached.add(o.outcome()));
        final Cell cell = small.tables().get(0).rows().get(2).get(1);
        assertThat(cell.outcomes()).isEqualTo(reached);
        assertThat(cell.states()).isEqualTo(proven.states());
        assertThat(proven.difference()).isEmpty();
    }

    /** The same protocol as a sequence of a search's words and as a row: both lose, or neither does. */
    @ParameterizedTest
    @CsvSource({
        "msi-single, 0, 1, addressNew dataNew flush",
        "msi-single, 1, 1, disable addressNew dataNew enable flush",
        "msi-single, 2, 1, announceTransit dataNew flush addressNew flush testIrr",
        "msi-single-latched, 2, 0, announceTransit dataNew flush addressNew flush testIrr",
        "msi-single-pends, 1, 2, disable addressNew dataNew enable flush"
    })
    void shouldAgreeWithTheSearch(final String search, final int row, final int column, final String words) {
        final SearchFile file = new SearchLoader(SPEC).load(SPEC.search(search));
        final ReferenceMachine machine = new ReferenceMachine(file);
        final boolean safe = Search.verdict(machine, machine.task(), List.of(words.split(" ")))
                .isEmpty();
        assertThat(small.tables().get(0).rows().get(row).get(column).isWithoutLoss())
                .isEqualTo(safe);
    }

    @Test
    void shouldNameTheAssumptionsOfCellsWithoutLoss() {
        final Matrix.Table moves = small.tables().get(0);
        assertThat(moves.rows().get(2).get(1).assumptions())
                .containsExactly("message = live (address or data is"
                        + " rewritten while Enable is 1: the next message uses the new field at once)");
        assertThat(moves.rows().get(2).get(3).assumptions()).contains("cpu0:v2 belongs to another device", "down = 3");
        assertThat(moves.rows().get(0).get(1).assumptions())
                .as("a cell that loses rests on nothing")
                .isEmpty();
        assertThat(small.tables().get(1).rows().get(0))
                .as("safe on any function")
                .allMatch(cell ->
                        cell.verdict() == CellVerdict.SAFE && cell.assumptions().isEmpty());
    }

    /** A row says what it takes to lose nothing, whatever the columns fix. */
    @Test
    void shouldSayWhatItRestsOnThatAProtocolLosesNothing() {
        assertThat(small.tables().get(0).rests().get(2).text())
                .isEqualTo("drain: yes and message: apart or committed or live and readBack: irr");
        assertThat(small.tables().get(1).rests().get(0).text()).isEqualTo("readBack: irr");
        final StringWriter text = new StringWriter();
        new MatrixText(new PrintWriter(text, true), Paint.NONE, false).write(small);
        assertThat(text.toString())
                .containsPattern("protocol +any .* no loss rests on\n")
                .containsPattern("exchanged .* readBack: irr\n");
        assertThat(MatrixJson.of(small)
                        .at("/cells/12/noLossRestsOn/0/readBack/0")
                        .asText())
                .isEqualTo("irr");
    }

    @Test
    void shouldWriteTextMarkdownAndJson() {
        final StringWriter text = new StringWriter();
        new MatrixText(new PrintWriter(text, true), Paint.NONE, false).write(small);
        assertThat(text.toString())
                .contains(
                        "two steps  loses (lost stale ignored)  safe (ignored)",
                        "two steps, live: safe assuming message = live",
                        "14 cells: 4 safe, 1 stale only, 9 loses");
        final StringWriter markdown = new StringWriter();
        new MatrixText(new PrintWriter(markdown, true), Paint.NONE, true).write(small);
        assertThat(markdown.toString()).contains("# Small", "## One vector moves", "| protocol  | any ", "|------");
        assertThat(MatrixJson.of(small).at("/cells/9/verdict").asText()).isEqualTo("safe");
        assertThat(MatrixJson.of(small).at("/cells/9/fixed/message/0").asText()).isEqualTo("live");
        assertThat(small.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(done).hasValue(14);
    }

    @Test
    void shouldCallALossALossEvenWhereAStepIsNeverTaken() {
        assertThat(CellVerdict.of(EnumSet.of(Outcome.LOST), true)).isEqualTo(CellVerdict.LOSES);
        assertThat(CellVerdict.of(EnumSet.of(Outcome.STALE), true)).isEqualTo(CellVerdict.INCONCLUSIVE);
        assertThat(CellVerdict.of(EnumSet.of(Outcome.IGNORED), false)).isEqualTo(CellVerdict.SAFE);
        assertThat(CellVerdict.of(EnumSet.of(Outcome.TORN), false)).isEqualTo(CellVerdict.STALE_ONLY);
        assertThat(CellVerdict.of(EnumSet.of(Outcome.INTX), false)).isEqualTo(CellVerdict.UNCLEAN);
    }

    @Test
    void shouldFailWhenTheEnginesDisagree() {
        final Cell cell = small.tables().get(0).rows().get(0).get(0);
        final Cell differing =
                new Cell(CellVerdict.DIFFERS, cell.outcomes(), List.of(), List.of("a state"), 1, 1, cell.time());
        final Matrix.Table table = new Matrix.Table(
                small.tables().get(0).group(),
                List.of(List.of(cell, differing)),
                small.tables().get(0).rests());
        assertThat(new Matrix(small.file(), List.of(table), cell.time()).exitCode())
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void shouldReadTheShippedMatrix() {
        final MatrixFile file = new MatrixLoader(SPEC).load(SPEC.matrix());
        assertThat(file.groups())
                .hasSizeGreaterThan(4)
                .allMatch(group -> group.classes().get(0).assumptions().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "msi-affinity-naive|no-such-test|small.yaml:6:14: no litmus test 'no-such-test'",
                "message: live } }|message: dead } }|small.yaml:11:38: unexpected 'dead'; accepted: live, latched, committed, relatched,",
                "busy: [\"cpu0:v2\"]|busy: [\"cpu0:v9\"]|unknown vector 'v9'",
                "about: One|abuot: One|unknown key 'abuot'; accepted: about, protocols, classes",
                "down: 3|down: 1|must be at least 2"
            })
    void shouldSayWhereAndWhatIsWrong(final String from, final String to, final String message) {
        assertThat(SMALL).contains(from);
        assertThatThrownBy(() -> new MatrixLoader(SPEC).parse("small.yaml", SMALL.replace(from, to)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }
}
