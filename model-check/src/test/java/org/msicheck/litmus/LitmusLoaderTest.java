package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.model.SpecFolder;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;
import org.msicheck.verdict.BadInputException;

class LitmusLoaderTest {
    private static final String HEAD =
            """
            litmus: t
            about: A test.
            device: { msix: { vectors: 2 }, properties: %s }
            """;
    private static final String TAIL =
            """
            actors:
              writer@cpu0: [ %s ]
            expect: {}
            """;

    private final SpecFolder spec = SpecFolder.shipped();
    private final LitmusLoader loader = new LitmusLoader(spec);

    private LitmusTest parse(final String properties, final String middle, final String steps) {
        return loader.parse("t.yaml", HEAD.formatted(properties) + middle + TAIL.formatted(steps));
    }

    private Step step(final String text) {
        return parse("any", "", text).model().actors().get(0).steps().get(0);
    }

    @Test
    void shouldFillInTheDefaults() {
        final MachineConfig config = parse("any", "", "flush").model();
        assertThat(config.cpus()).containsExactly("cpu0", "cpu1");
        assertThat(config.vectors()).containsExactly(1, 2);
        assertThat(config.irqs()).containsExactly("irq0", "irq1");
        assertThat(config.downBound()).isEqualTo(2);
        assertThat(config.upBound()).isEqualTo(2);
        assertThat(config.owed()).containsExactlyInAnyOrder("irq0", "irq1");
        assertThat(config.shared()).isEmpty();
        final Map<String, ModelValue> start = ((ModelValue.Rec) config.start()).fields();
        assertThat(start.get("slot").toJson()).isEqualTo("{\"cpu0\":[\"free\",\"free\"],\"cpu1\":[\"free\",\"free\"]}");
        assertThat(start.get("control").toJson()).isEqualTo("\"off\"");
        assertThat(((ModelValue.Rec) start.get("entry")).fields().get("irq1").toJson())
                .isEqualTo("{\"address\":\"none\",\"control\":\"masked\",\"data\":0,\"upper\":\"zero\"}");
    }

    @Test
    void shouldReadTheStart() {
        final MachineConfig config = parse(
                        "any",
                        """
                start:
                  irq1: { slot: cpu1:v2, control: open, armed: true }
                  slots: { cpu0:v1: other }
                  routes: { irq0: cpu1:v1 }
                  bound: [irq0]
                  asks: { guest: [irq0, irq1], enable: [guest, host] }
                """,
                        "flush")
                .model();
        assertThat(config.start().toJson())
                .contains(
                        "\"armed\":{\"#set\":[\"irq1\"]}",
                        "\"asksEnable\":{\"#set\":[\"guest\",\"host\"]}",
                        "\"asksMask\":{\"#set\":[{\"irq\":\"irq0\",\"owner\":\"guest\"},"
                                + "{\"irq\":\"irq1\",\"owner\":\"guest\"}]}",
                        "\"bound\":{\"#set\":[\"irq0\"]}",
                        "\"routes\":{\"#set\":[{\"cpu\":\"cpu1\",\"irq\":\"irq0\",\"vector\":1}]}",
                        "\"irq1\":{\"address\":\"cpu1\",\"control\":\"open\",\"data\":2,\"upper\":\"zero\"}",
                        "\"slot\":{\"cpu0\":[\"other\",\"free\"],\"cpu1\":[\"free\",\"irq1\"]}");
    }

    @Test
    void shouldTakeAnyForWhatTheTextAllowsOrLeavesOpen() {
        assertThat(parse("any", "", "flush").model().device())
                .containsEntry("open", Set.of("live", "cached", "undefined"))
                .containsEntry("disabled", Set.of("pends", "drops", "intx"))
                .containsEntry("fmask", Set.of("honoured"))
                .containsEntry("drain", Set.of("yes"));
        assertThat(parse("one_device", "", "flush").model().device())
                .allSatisfy((property, values) -> assertThat(values).hasSize(1));
        assertThat(parse("{ open: [live, cached], disable: drops, disabled: any, drain: no }", "", "flush")
                        .model()
                        .device())
                .containsEntry("open", Set.of("live", "cached"))
                .containsEntry("disable", Set.of("drops"))
                .containsEntry("disabled", Set.of("pends", "drops", "intx"))
                .containsEntry("enableEdge", Set.of("unmasks", "nothing"))
                .containsEntry("drain", Set.of("no"));
    }

    @Test
    void shouldWriteStepsAsTheSpecificationsRecords() {
        assertThat(step("{ write: { irq: irq1, data: v2 } }").toModelValue().toJson())
                .isEqualTo("{\"do\":\"write\",\"irq\":\"irq1\",\"reg\":\"data\",\"value\":2,\"when\":\"always\"}");
        assertThat(step("{ write: { messageControl: on-masked } }")
                        .toModelValue()
                        .toJson())
                .isEqualTo("{\"do\":\"write\",\"irq\":\"irq0\","
                        + "\"reg\":\"messageControl\",\"value\":\"on-masked\",\"when\":\"always\"}");
        assertThat(step("{ writeQword: { irq: irq0, upper: zero, address: cpu1 } }")
                        .toModelValue()
                        .toJson())
                .isEqualTo("{\"do\":\"writeQword\",\"high\":{\"reg\":\"upper\",\"value\":\"zero\"},\"irq\":\"irq0\","
                        + "\"low\":{\"reg\":\"address\",\"value\":\"cpu1\"},\"when\":\"always\"}");
        assertThat(step("{ reserve: { slot: cpu1:v2, irq: other } }")
                        .toModelValue()
                        .toJson())
                .isEqualTo("{\"cpu\":\"cpu1\",\"do\":\"reserve\",\"irq\":\"other\",\"vector\":2,\"when\":\"always\"}");
    }

    @Test
    void shouldTakeTheStepsThatTouchTheFunctionForTheWindow() {
        assertThat(parse(
                                "any",
                                "",
                                "arm: irq0, write: { irq: irq0, control: masked }, flush, reset, flush"
                                        .replaceAll("(\\w+: (\\{[^}]*}|\\w+))", "{ $1 }"))
                        .windows())
                .containsExactly(new Window("writer", 2, 4));
        assertThat(parse("any", "", "flush").windows()).isEmpty();
    }

    @Test
    void shouldNotCheckIgnoredAndSpuriousUnlessListed() {
        final Map<Outcome, Expectation> expect = parse("any", "", "flush").expect();
        assertThat(expect).containsOnlyKeys(Outcome.values());
        assertThat(expect.entrySet().stream()
                        .filter(e -> e.getValue() == Expectation.UNCHECKED)
                        .map(Map.Entry::getKey))
                .containsExactly(Outcome.IGNORED, Outcome.SPURIOUS);
        assertThat(expect).containsEntry(Outcome.LOST, Expectation.IMPLIED);
    }

    @Test
    void shouldReadEveryShippedTest() {
        final List<LitmusTest> tests =
                spec.litmusTests().stream().map(loader::load).toList();
        assertThat(tests).isNotEmpty();
        final List<String> names = tests.stream().map(LitmusTest::name).toList();
        tests.forEach(
                test -> test.notes().pair().ifPresent(pair -> assertThat(names).contains(pair)));
    }

    @Test
    void shouldRefuseFilesThatCannotBeRead(@TempDir final Path folder) throws IOException {
        assertThatThrownBy(() -> loader.load(folder.resolve("none.yaml")))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("none.yaml: no such file");
        assertThatThrownBy(() -> loader.load(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(": is a folder, expected a file");
        final Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> loader.load(binary)).hasMessageEndingWith("binary.yaml: not YAML: not UTF-8 text");
        final Path large = Files.write(folder.resolve("large.yaml"), new byte[1 << 21]);
        assertThatThrownBy(() -> loader.load(large)).hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void shouldAskForTheFilesNameAsTheTests(@TempDir final Path folder) throws IOException {
        final Path file = Files.write(
                folder.resolve("a.yaml"),
                (HEAD.formatted("any") + TAIL.formatted("flush")).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> loader.load(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("a.yaml:1:9: the test's name is the file's: expected 'a', found 't'");
    }
}
