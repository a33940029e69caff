package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.verdict.BadInputException;

/** Every way to write a test that cannot be met ends in one line with file, line, column and the accepted words. */
class LitmusErrorTest {
    static final String GOOD =
            """
            litmus: t
            about: A test.
            device:
              msix: { vectors: 2 }
              properties: any
            start:
              messageControl: on
              irq0: { slot: cpu0:v1, control: open, armed: true }
            actors:
              writer@cpu0:
                - beginUpdate: { irq: irq0, slot: cpu1:v1 }
                - reserve: { slot: cpu1:v1, irq: irq0 }
                - write: { irq: irq0, address: cpu1 }
                - writeQword: { irq: irq0, data: v1, control: open }
                - testIrr: "cpu0:v1"
                - { retrigger: { slot: cpu1:v1, irq: irq0 }, when: yes }
                - lock: l
                - signal: go
                - unlock: l
                - endUpdate: irq0
                - flush
              other@cpu1:
                - await: go
            expect: { lost: reachable, torn: never }
            """;

    /** What else is wrong with the test if its function has MSI instead. */
    private static final String ON_MSI =
            """

            t.yaml:7:19: Message Control of MSI is { enabled: true or false, count: 1, 2, 4, 8, 16 or 32 }
            t.yaml:8:26: 'control' belongs to entries of MSI-X; MSI has one message
            t.yaml:13:14: a write to MSI changes one register, found irq, address; accepted: address, upper, data, mask, messageControl
            t.yaml:14:19: 'writeQword' is a step on a function with MSI-X""";

    private final LitmusLoader loader = new LitmusLoader(SpecFolder.shipped());

    private record Case(String from, String to, String error) {}

    private static Stream<Case> cases() {
        return Stream.of(structure(), names(), steps(), kinds(), programs(), outcomes())
                .flatMap(List::stream);
    }

    private static List<Case> structure() {
        return List.of(
                new Case("litmus: t\n", "", "t.yaml:1:1: missing key 'litmus'"),
                new Case(
                        "litmus: t",
                        "litmus: T 1",
                        "t.yaml:1:9: unexpected 'T 1'; expected the name of a test: small"
                                + " letters, digits, - and ."),
                new Case("about: A test.", "about: ''", "t.yaml:2:8: must not be empty"),
                new Case(
                        "about:",
                        "abuot:",
                        "t.yaml:2:1: unknown key 'abuot'; accepted: litmus, about, hazard, source,"
                                + " pair, assumes, device, platform, start, owes, shared, window, unexecuted, actors, expect"
                                + "\nt.yaml:1:1: missing key 'about'"),
                new Case("about: A test.", "about: A test.\nabout: again", "t.yaml:3:1: duplicate key 'about'"),
                new Case(
                        "about: A test.",
                        "about: &a A test.\nsource: *a",
                        "t.yaml:2:8: this value is used again through an alias (*); write it out at both places"),
                new Case("about: A test.", "about: [A", "t.yaml:3:7: not YAML: expected ',' or ']', but got :"),
                new Case(
                        "about: A test.",
                        "about: \u0007",
                        "t.yaml: not YAML: it holds the character U+0007, which YAML" + " does not allow"),
                new Case("device:\n", "device: !x\n", "ok"),
                new Case("vectors: 2 }", "vectors: 0 }", "t.yaml:4:20: unexpected '0'; must be at least 1"),
                new Case("vectors: 2 }", "vectors: 17 }", "t.yaml:4:20: unexpected '17'; must be at most 16"),
                new Case("vectors: 2 }", "vectors: two }", "t.yaml:4:20: unexpected 'two'; expected a number"),
                new Case(
                        "vectors: 2 }",
                        "vectors: 99999999999 }",
                        "t.yaml:4:20: expected a decimal number, found '99999999999'"),
                new Case(
                        "actors:\n",
                        "actors: {}\nactor:\n",
                        "t.yaml:9:9: must not be empty\nt.yaml:10:1: unknown key 'actor'; accepted: litmus, about,"
                                + " hazard, source, pair, assumes, device, platform, start, owes, shared, window,"
                                + " unexecuted, actors, expect"),
                new Case(
                        "expect: { lost: reachable, torn: never }",
                        "expect: { lost: reachable }\n---\na: b",
                        "t.yaml:26:1: a second document; one file holds one test"));
    }

    private static List<Case> names() {
        return List.of(
                new Case(
                        "properties: any",
                        "properties: all",
                        "t.yaml:5:15: unexpected 'all'; accepted: any," + " one_device"),
                new Case(
                        "properties: any",
                        "properties: { open: lve }",
                        "t.yaml:5:23: unexpected 'lve'; accepted: live," + " cached, undefined, any"),
                new Case(
                        "properties: any",
                        "properties: { fmask: any }",
                        "t.yaml:5:24: unexpected 'any'; accepted:" + " honoured, ignored, sticks"),
                new Case(
                        "properties: any",
                        "properties: { opne: live }",
                        "t.yaml:5:17: unknown key 'opne'; accepted:"
                                + " message, count, fold, open, enableEdge, disable, disabled, fmask, edge, reset, table,"
                                + " drain, clear, trim, lowBits, sends, unuse, masked, onReset, onArm, unarmed"),
                new Case(
                        "irq0: { slot: cpu0:v1",
                        "irq2: { slot: cpu0:v1",
                        "t.yaml:8:3: unknown irq 'irq2'; this test" + " has: irq0, irq1"),
                new Case(
                        "slot: cpu0:v1, control",
                        "slot: cpu7:v1, control",
                        "t.yaml:8:17: unknown processor 'cpu7';" + " this test has: cpu0, cpu1"),
                new Case(
                        "slot: cpu0:v1, control",
                        "slot: cpu0:v3, control",
                        "t.yaml:8:17: unknown vector 'v3'; this test" + " has: v1, v2"),
                new Case(
                        "slot: cpu0:v1, control",
                        "slot: cpu0, control",
                        "t.yaml:8:17: unexpected 'cpu0'; expected" + " processor:vector, such as cpu0:v1"),
                new Case(
                        "armed: true }",
                        "armed: true }\n  irq1: { slot: cpu0:v1 }",
                        "t.yaml:9:9: irq0 and irq1 have the"
                                + " slot cpu0:v1; say under 'slots' which of them owns it"),
                new Case(
                        "writer@cpu0",
                        "writer@cpu2",
                        "t.yaml:10:3: unknown processor 'cpu2'; this test has: cpu0," + " cpu1"),
                new Case(
                        "writer@cpu0",
                        "writer",
                        "t.yaml:10:3: unexpected key 'writer'; expected actor@processor, such" + " as writer@cpu0"),
                new Case("other@cpu1", "writer@cpu1", "t.yaml:22:3: a second actor 'writer'"),
                new Case(
                        "expect:",
                        "window: { actor: reader, from: 1, to: 2 }\nexpect:",
                        "t.yaml:24:18: unknown actor" + " 'reader'; this test has: writer, other"),
                new Case(
                        "expect:",
                        "window: { actor: writer, from: 3, to: 12 }\nexpect:",
                        "t.yaml:24:39: the window of" + " writer ends at a step after 3 and up to 11, found 12"));
    }

    private static List<Case> steps() {
        return List.of(
                new Case(
                        "- flush",
                        "- flsh",
                        "t.yaml:21:7: unexpected 'flsh'; accepted: flush, loadMask, reset,"
                                + " irqsOff, irqsOn,"
                                + " apicOff, allocate (words without fields; the others are written 'word: fields')"),
                new Case(
                        "- reserve: {",
                        "- reserv: {",
                        "t.yaml:12:7: unknown key 'reserv'; accepted: write, writeQword,"
                                + " flush, read, loadMask, storeMask, reset, reserve, release, shutdown, announce,"
                                + " testIrr, awaitIrrClear, awaitInterrupt,"
                                + " retrigger,"
                                + " irqsOff, irqsOn, apicOff, synchronize, freeIrq, arm, disarm, poll, lock, unlock, signal, await,"
                                + " allocate, bind, unbind, setRoute, removeRoute, storeIrte, exchangeIrte, share,"
                                + " askMask, askEnable, beginUpdate,"
                                + " endUpdate, when"),
                new Case(
                        "- write: { irq: irq0, address: cpu1 }",
                        "- write: { irq: irq0, address: cpu1, data: v1 }",
                        "t.yaml:13:14: a write to MSI-X changes one field, found address, data; accepted:"
                                + " address, upper, data, control with"
                                + " irq, or messageControl"),
                new Case(
                        "- write: { irq: irq0, address: cpu1 }",
                        "- write: { irq: irq0, messageControl: on }",
                        "t.yaml:13:16: messageControl belongs to the function; leave irq out"),
                new Case(
                        "- write: { irq: irq0, address: cpu1 }",
                        "- write: { address: cpu1 }",
                        "t.yaml:13:14: missing key 'irq'"),
                new Case(
                        "- write: { irq: irq0, address: cpu1 }",
                        "- write: { irq: irq0, data: v3 }",
                        "t.yaml:13:33: unknown vector 'v3'; this test has: v1, v2"),
                new Case(
                        "data: v1, control: open",
                        "upper: zero, control: open",
                        "t.yaml:14:19: a qword write changes" + " two fields: address and upper, or data and control"),
                new Case("- flush", "- { flush: , reset: }", "t.yaml:21:7: a step has one word, found flush and reset"),
                new Case("- flush", "- { when: yes }", "t.yaml:21:7: a step needs a word beside 'when'"),
                new Case("- flush", "- flush: { irq: irq0 }", "t.yaml:21:14: this word has no fields"),
                new Case("- flush", "- read: { reg: control }", "t.yaml:21:13: missing key 'irq'"));
    }

    private static List<Case> kinds() {
        return List.of(
                new Case("msix: { vectors: 2 }", "msi: { vectors: 2, maskable: true }", ON_MSI.strip()),
                new Case(
                        "msix: { vectors: 2 }",
                        "msix: { vectors: 2 }\n  msi: { vectors: 2, maskable: true }",
                        "t.yaml:4:3: a device has either msix or msi"),
                new Case(
                        "msix: { vectors: 2 }",
                        "msi: { vectors: 3, maskable: true }",
                        "t.yaml:4:19: unexpected '3'; accepted: 1, 2, 4, 8, 16, 32" + ON_MSI),
                new Case(
                        "msix: { vectors: 2 }",
                        "msi: { vectors: 32, maskable: true }",
                        "t.yaml:4:19: unexpected '32'; a test has at most 31 interrupts;"
                                + " 'irqs' says how many of the vectors have one"
                                + ON_MSI),
                new Case(
                        "msix: { vectors: 2 }",
                        "msi: { vectors: 32, irqs: 32, maskable: true }",
                        "t.yaml:4:29: unexpected '32'; must be at most 31" + ON_MSI),
                new Case(
                        "start:",
                        "platform: { vectors: 32 }\nstart:",
                        "t.yaml:6:22: unexpected '32'; expected a sequence"),
                new Case(
                        "start:",
                        "platform: { vectors: [256] }\nstart:",
                        "t.yaml:6:23: unexpected '256'; must be at most 255"),
                new Case(
                        "start:",
                        "platform: { vectors: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] }\nstart:",
                        "t.yaml:6:22: holds more than 16 values"),
                new Case(
                        "properties: any",
                        "properties: { message: live }",
                        "t.yaml:5:17: a function with msix has no"
                                + " property 'message'; accepted: open, enableEdge, disable, disabled, fmask, edge, reset,"
                                + " table, drain, clear, sends, unuse, masked, onReset, onArm, unarmed"),
                new Case("- flush", "- loadMask", "t.yaml:21:7: 'loadMask' is a step on a function with MSI"),
                new Case(
                        "- flush",
                        "- storeMask: { set: [irq0] }",
                        "t.yaml:21:18: 'storeMask' is a step on a function with MSI"),
                new Case(
                        "- flush",
                        "- read: { reg: status }",
                        "t.yaml:21:20: unexpected 'status'; a function with MSI-X has: control, messageControl"),
                new Case(
                        "messageControl: on",
                        "messageControl: { enabled: true, count: 1 }",
                        "t.yaml:7:19: Message Control of MSI-X is one of off, off-masked, on, on-masked"),
                new Case(
                        "- flush",
                        "- exchangeIrte: { handle: h8, slot: cpu0:v1 }",
                        "t.yaml:21:31: unknown handle 'h8'; this test has: none"),
                new Case(
                        "start:",
                        "platform: { handles: [1] }\nstart:",
                        "t.yaml:6:23: 1 is a vector already; handles are other numbers"),
                new Case(
                        "start:",
                        "platform: { cpus: [none] }\nstart:",
                        "t.yaml:6:20: a processor cannot be called 'none', a word for addresses"));
    }

    private static List<Case> programs() {
        return List.of(
                new Case(
                        "when: yes",
                        "when: open",
                        "t.yaml:16:56: the actor's register never holds 'open' here;" + " accepted: no, yes"),
                new Case(
                        "    - testIrr: \"cpu0:v1\"\n",
                        "",
                        "t.yaml:15:56: no step before this one (read, testIrr, allocate) puts"
                                + " a value into the actor's register"),
                new Case(
                        "testIrr: \"cpu0:v1\"",
                        "testIrr: \"cpu1:v1\"",
                        "t.yaml:15:16: the actor runs on cpu0 and cannot see the IRR of another processor"),
                new Case("    - lock: l\n", "", "t.yaml:18:7: the actor never took the lock 'l'"),
                new Case("    - unlock: l\n", "", "t.yaml:17:7: the lock 'l' is never unlocked"),
                new Case(
                        "- unlock: l",
                        "- lock: l",
                        "t.yaml:19:7: the actor already holds the lock 'l'"
                                + "\nt.yaml:19:7: the lock 'l' is never unlocked"),
                new Case("    - endUpdate: irq0\n", "", "t.yaml:11:7: unfinished update: no 'endUpdate: irq0' follows"),
                new Case(
                        "- endUpdate: irq0",
                        "- endUpdate: irq1",
                        "t.yaml:11:7: unfinished update: no 'endUpdate: irq0' follows"
                                + "\nt.yaml:20:7: no update of irq1 is open"),
                new Case("- signal: go", "- signal: come", "t.yaml:23:7: no actor gives the signal 'go'"),
                new Case("- flush", "- irqsOn", "t.yaml:21:7: the actor never turned interrupts off"));
    }

    private static List<Case> outcomes() {
        return List.of(
                new Case(
                        "torn: never",
                        "tron: never",
                        "t.yaml:24:28: unknown key 'tron'; accepted: lost, torn, stale,"
                                + " ignored, spurious, leak, pba, stuck, fault, intx, illegal, mismatch, blocked,"
                                + " wedge, dangling, unrouted, unlatched"),
                new Case("torn: never", "torn: maybe", "t.yaml:24:34: unexpected 'maybe'; accepted: reachable, never"),
                new Case(
                        "torn: never",
                        "storm: never",
                        "t.yaml:24:28: 'storm' cannot be decided: it takes a source"
                                + " that sends again while its event waits, and here a source sends once an event;"
                                + " every handler that has looked returns"),
                new Case(
                        "torn: never",
                        "wedge: reachable",
                        "t.yaml:24:35: this machine cannot have the outcome"
                                + " 'wedge': every interrupt gets its end; 'noEoi' of the platform names no processor"),
                new Case(
                        "torn: never",
                        "mismatch: never",
                        "t.yaml:24:38: this machine cannot have the outcome"
                                + " 'mismatch': 'shared' names no setting"),
                new Case(
                        "torn: never",
                        "leak: reachable",
                        "t.yaml:24:34: this machine cannot have the outcome 'leak':"
                                + " the device has neither fmask: ignored nor edge: entry"),
                new Case(
                        "torn: never",
                        "ignored: reachable",
                        "t.yaml:24:37: this machine cannot have the outcome"
                                + " 'ignored': no vector is ever announced or shut down"),
                new Case(
                        "armed: true",
                        "armed: false",
                        "t.yaml:24:17: this machine cannot have the outcome 'lost': no"
                                + " irq that is owed is ever armed"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldRefuseWithPlaceAndAcceptedWords(final Case wrong) {
        assertThat(GOOD).contains(wrong.from());
        final String text = GOOD.replace(wrong.from(), wrong.to());
        if (wrong.error().equals("ok")) {
            loader.parse("t.yaml", text);
            return;
        }
        assertThatThrownBy(() -> loader.parse("t.yaml", text))
                .isInstanceOf(BadInputException.class)
                .hasMessage(wrong.error());
    }

    @Test
    void shouldReadTheTestThatTheCasesChange() {
        assertThat(loader.parse("t.yaml", GOOD).model().actors()).hasSize(2);
    }

    @Test
    void shouldRefuseWhatIsNoMapping() {
        assertThatThrownBy(() -> loader.parse("t.yaml", "")).hasMessage("t.yaml: the file is empty");
        assertThatThrownBy(() -> loader.parse("t.yaml", "- a"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("t.yaml:1:1: unexpected a sequence; expected a mapping with the keys litmus,");
        assertThatThrownBy(() -> loader.parse("t.yaml", "[".repeat(10_000)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("t.yaml:1:65: nested deeper than 64 levels, no litmus test is");
    }
}
