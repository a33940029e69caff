package org.msicheck.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.bench.FreshTlc;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlcPoolTest {
    private static final Pattern TAKEN = Pattern.compile("\\{\"address\":\"(\\w+)\",\"data\":\"(\\w+)\"\\}");
    private final Map<String, FreshTlc.Run> fresh = new HashMap<>();
    private TlcPool pool;

    @BeforeAll
    void open() {
        pool = new TlcPool(2);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    private Exploration explore(final String config) {
        try {
            return pool.explore(Toy.mailbox(config), new Toy.Recorder());
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldCountLikeAFreshProcessOneModelAfterTheOther(@TempDir final Path scratch) throws Exception {
        try (TlcPool single = new TlcPool(1)) {
            final List<TlcModel> models = List.of(
                    Toy.mailbox("torn"), kinds(), Toy.mailbox("locked"), Toy.refused("Good"), Toy.mailbox("torn"));
            for (final TlcModel model : models) {
                if (!fresh.containsKey(model.name())) {
                    fresh.put(model.name(), FreshTlc.run(model, Files.createTempDirectory(scratch, "fresh")));
                }
                final Exploration ours = single.explore(model, new Toy.Recorder());
                assertThat(ours.generated())
                        .as(model.name())
                        .isEqualTo(fresh.get(model.name()).generated());
                assertThat(ours.distinct())
                        .as(model.name())
                        .isEqualTo(fresh.get(model.name()).distinct());
            }
        }
    }

    private static TlcModel kinds() throws IOException {
        return TlcModel.ofFiles(Toy.DIRECTORY.resolve("Kinds.tla"), Toy.DIRECTORY.resolve("Kinds.cfg"), List.of());
    }

    @Test
    void shouldCountTheSameWhenModelsAreExploredSideBySide() {
        final List<Exploration> alone =
                Stream.of("torn", "locked").map(this::explore).toList();
        for (int round = 0; round < 5; round++) {
            final var torn = CompletableFuture.supplyAsync(() -> explore("torn"));
            final var locked = CompletableFuture.supplyAsync(() -> explore("locked"));
            assertThat(Stream.of(torn.join(), locked.join()).map(Exploration::generated))
                    .isEqualTo(alone.stream().map(Exploration::generated).toList());
        }
    }

    @Test
    void shouldReportEveryStateAndEdgeWithItsActionAndArguments() throws IOException {
        final Toy.Recorder recorder = new Toy.Recorder();
        final Exploration counts = pool.explore(Toy.mailbox("torn"), recorder);
        assertThat(recorder.states).hasSize((int) counts.distinct()).doesNotHaveDuplicates();
        assertThat(recorder.edges)
                .hasSize((int) (counts.generated() - counts.initial()))
                .doesNotHaveDuplicates();
        assertThat(recorder.labels)
                .containsExactlyInAnyOrder(
                        "Take",
                        "Write(a=\"left\",k=1)",
                        "Write(a=\"left\",k=2)",
                        "Write(a=\"right\",k=1)",
                        "Write(a=\"right\",k=2)");
        assertThat(recorder.states.get(0))
                .isEqualTo("{\"owner\":\"Nobody\",\"pc\":{\"left\":1,\"right\":1},"
                        + "\"register\":{\"address\":\"none\",\"data\":\"none\"},\"taken\":[]}");
        assertThat(recorder.edges).contains("0 Take 3");
    }

    @Test
    void shouldEvaluateThePredicatesInEveryState() throws IOException {
        final Toy.Recorder recorder = new Toy.Recorder();
        pool.explore(Toy.mailbox("torn"), recorder);
        for (int i = 0; i < recorder.states.size(); i++) {
            final String taken = recorder.states.get(i).replaceFirst(".*\"taken\":", "");
            final boolean torn =
                    TAKEN.matcher(taken).results().anyMatch(m -> !m.group(1).equals(m.group(2)));
            assertThat((recorder.outcomes.get(i) & 1) != 0)
                    .as(recorder.states.get(i))
                    .isEqualTo(torn);
        }
    }

    @Test
    void shouldRememberPredicatesOnlyForTheVariablesThatTheyRead() throws IOException {
        final List<String> quick = List.of(
                "Quiet", "Direct", "Nested", "Bound", "Local", "Instance", "Override", "Enabled", "Filtered", "Chosen");
        final List<String> both = Stream.concat(quick.stream(), quick.stream().map(name -> "Slow" + name))
                .toList();
        final Toy.Recorder recorder = new Toy.Recorder();
        pool.explore(
                TlcModel.ofFiles(Toy.DIRECTORY.resolve("Reads.tla"), Toy.DIRECTORY.resolve("Reads.cfg"), both),
                recorder);
        assertThat(recorder.outcomes).hasSize(224);
        for (int i = 0; i < quick.size(); i++) {
            final int bit = i;
            final List<Boolean> remembered =
                    recorder.outcomes.stream().map(o -> (o >> bit & 1) != 0).toList();
            assertThat(remembered)
                    .as(quick.get(i))
                    .contains(true, false)
                    .isEqualTo(recorder.outcomes.stream()
                            .map(o -> (o >> (bit + quick.size()) & 1) != 0)
                            .toList());
        }
    }

    @Test
    void shouldDecideInvariantsLikePlainTlc() throws IOException {
        final InvariantResult broken = pool.checkInvariant(Toy.mailbox("torn"), "NotTorn");
        assertThat(broken.violated()).isTrue();
        assertThat(broken.trace()).hasSize(3);
        assertThat(pool.checkInvariant(Toy.mailbox("locked"), "NotTorn").violated())
                .isFalse();
        assertThat(pool.checkInvariant(Toy.mailbox("locked"), "Full").trace()).hasSize(1);
    }

    @Test
    void shouldDecideLivenessAlsoAfterAViolation() throws IOException {
        for (int round = 0; round < 2; round++) {
            final PropertyResult unfair = pool.checkProperty(Toy.mailbox("locked"), "Spec", "EventuallyFull");
            assertThat(unfair.holds()).isFalse();
            assertThat(unfair.lasso()).isNotEmpty();
            assertThat(unfair.loopStart()).isEqualTo(unfair.lasso().size() - 1);
            assertThat(pool.checkProperty(Toy.mailbox("locked"), "FairSpec", "EventuallyFull"))
                    .isEqualTo(new PropertyResult(true, List.of(), -1));
        }
    }

    @Test
    void shouldWriteEveryKindOfValueCanonically() throws IOException {
        final TlcModel kinds = kinds();
        final Toy.Recorder recorder = new Toy.Recorder();
        pool.explore(kinds, recorder);
        // The trace goes through ModelValue, the state's text does not.
        assertThat(pool.checkInvariant(kinds, "Unfinished").trace())
                .map(state -> state.toJson())
                .isEqualTo(recorder.states)
                .hasSize(36);
        assertThat(recorder.states)
                .contains(
                        "{\"x\":[27,{\"#map\":[[[1,1],[1,1]],[[1,2],[1,2]]]}]}",
                        "{\"x\":[23,{\"#map\":[[0,0],[1,1],[2,2]]}]}",
                        "{\"x\":[26,[]]}",
                        "{\"x\":[22,[1,4,9]]}",
                        "{\"x\":[25,{\"atom\":\"atom\",\"p\":\"p\"}]}",
                        "{\"x\":[12,{\"#set\":[1,10,9]}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "Bare, has no name of its own",
        "Conjoined, has no name of its own",
        "NotConstant, has no name of its own",
        "Hidden, hides a choice",
        "TwiceTheName, two quantifiers named n",
        "WrongEval, Plus",
        "WrongAssertion, x grew",
        "Undefined, Undefined"
    })
    void shouldRefuseInOneLine(final String next, final String why) {
        assertThatExceptionOfType(TlcException.class)
                .isThrownBy(() -> pool.explore(Toy.refused(next), new Toy.Recorder()))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).isNotBlank());
        // The next model is not affected.
        assertThat(pool.explore(Toy.refused("Good"), new Toy.Recorder()).distinct())
                .isEqualTo(3);
    }

    @Test
    void shouldRefuseWhatBoundsTheStatesOrIsUnknown() throws IOException {
        final TlcModel model = Toy.mailbox("torn");
        assertThatExceptionOfType(TlcException.class)
                .isThrownBy(() ->
                        pool.explore(model.withConfig(model.config().with("CONSTRAINT", "Full")), new Toy.Recorder()))
                .withMessageContaining("CONSTRAINT");
        final TlcModel unknown = new TlcModel(
                "m", model.rootModule(), model.files(), model.directories(), model.config(), List.of("NoSuchThing"));
        assertThatExceptionOfType(TlcException.class)
                .isThrownBy(() -> pool.explore(unknown, new Toy.Recorder()))
                .withMessageContaining("NoSuchThing");
    }

    @Test
    void shouldPrintNothingAndLeaveNoFile() throws IOException {
        final List<Path> before = files();
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (TlcPool noisy = new TlcPool(1)) {
            noisy.explore(Toy.mailbox("torn"), new Toy.Recorder());
            noisy.checkInvariant(Toy.mailbox("torn"), "NotTorn");
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Toy.DIRECTORY)) {
            return files.sorted().toList();
        }
    }
}
