package org.msicheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msicheck.model.SpecFolder;
import org.msicheck.verdict.BadInputException;

/** All problems of a test are told in one run, and nothing else comes out of a bad one. */
class LitmusProblemsTest {
    private final LitmusLoader loader = new LitmusLoader(SpecFolder.shipped());

    /** One problem of each stage; none of them hides another one, and nothing is told that only follows from one. */
    @Test
    void shouldTellEveryProblemInOneRun() {
        final String test =
                """
                litmus: t
                abuot: A test.
                device:
                  msix: { vectors: 2 }
                  properties: { open: lve, message: live }
                platform: { cpus: [cpu0, none], vectors: [1, 2], down: 1, handles: [2, 8], hosts: [cpu8] }
                start:
                  messageControl: { enabled: true, count: 1 }
                  irq0: { slot: cpu0:v7, message: cpu0:v8, control: opn }
                  irq7: { armed: true }
                  slots: { cpu0:v9: irq8 }
                actors:
                  writer@cpu0:
                    - wirte: { irq: irq0, address: cpu1 }
                    - reserve: { slot: cpu1:v5, irq: irq5 }
                    - reserve: { slot: cpu1:v1 }
                    - write: { irq: irq0, data: v1, control: open }
                    - loadMask
                  writer@cpu0:
                    - unlock: l
                  other@cpu1:
                    - unlock: l
                window: { actor: reader, from: 1, to: 2 }
                unexecuted: { writer: [9] }
                owes: [irq0, irq6]
                expect: { lsot: never, wedge: reachable, mismatch: never, leak: reachable }
                expect: { lost: maybe }
                """;
        assertThatThrownBy(() -> loader.parse("t.yaml", test))
                .isInstanceOfSatisfying(BadInputException.class, problem -> assertThat(problem.problems().stream()
                                .map(one -> one.toString().replaceAll("; accepted.*", "")))
                        .containsExactly(
                                "t.yaml:2:1: unknown key 'abuot'",
                                "t.yaml:5:23: unexpected 'lve'",
                                "t.yaml:5:28: a function with msix has no property 'message'",
                                "t.yaml:6:26: a processor cannot be called 'none', a word for addresses",
                                "t.yaml:6:56: unexpected '1'; must be at least 2",
                                "t.yaml:6:69: 2 is a vector already; handles are other numbers",
                                "t.yaml:8:19: Message Control of MSI-X is one of off, off-masked, on, on-masked",
                                "t.yaml:9:17: unknown vector 'v7'; this test has: v1, v2",
                                "t.yaml:9:35: unknown vector 'v8'; this test has: v1, v2",
                                "t.yaml:9:53: unexpected 'opn'",
                                "t.yaml:10:3: unknown irq 'irq7'; this test has: irq0, irq1",
                                "t.yaml:11:12: unknown vector 'v9'; this test has: v1, v2",
                                "t.yaml:11:21: unknown irq 'irq8'; this test has: irq0, irq1",
                                "t.yaml:14:7: unknown key 'wirte'",
                                "t.yaml:15:24: unknown vector 'v5'; this test has: v1, v2",
                                "t.yaml:15:38: unknown irq 'irq5'; this test has: irq0, irq1, other",
                                "t.yaml:17:14: a write to MSI-X changes one field, found data, control",
                                "t.yaml:18:7: 'loadMask' is a step on a function with MSI",
                                "t.yaml:19:3: duplicate key 'writer@cpu0'",
                                "t.yaml:22:7: the actor never took the lock 'l'",
                                "t.yaml:24:24: writer has 5 steps, found 9",
                                "t.yaml:25:14: unknown irq 'irq6'; this test has: irq0, irq1",
                                "t.yaml:26:11: unknown key 'lsot'",
                                "t.yaml:26:52: this machine cannot have the outcome 'mismatch': 'shared' names no setting",
                                "t.yaml:27:1: duplicate key 'expect'",
                                "t.yaml:1:1: missing key 'about'",
                                "t.yaml:16:16: missing key 'irq'"));
    }

    @Test
    void shouldRefuseMoreThanTheReferenceHasRoomFor() {
        final String actors = IntStream.range(0, 31)
                .mapToObj(i -> "  more" + i + "@cpu0: [ reset ]\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> loader.parse("t.yaml", LitmusErrorTest.GOOD.replace("expect:", actors + "expect:")))
                .isInstanceOf(BadInputException.class)
                .hasMessage("t.yaml:9:1: the test is too large: there are 33 actors, at most 32 fit");
        final String signals = IntStream.range(0, 32)
                .mapToObj(i -> "    - signal: more" + i + "\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> loader.parse("t.yaml", LitmusErrorTest.GOOD.replace("    - flush\n", signals)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("t.yaml:9:1: the test is too large: more than 32 of [go, more0,");
    }

    /** Words of the shipped tests change places, go away and come twice: every problem is one with a place. */
    @Test
    void shouldHaveNothingButProblemsWithDamagedTests() throws IOException {
        final Random random = new Random(9);
        final List<Path> files = SpecFolder.shipped().litmusTests();
        int read = 0;
        for (int i = 0; i < 1_500; i++) {
            final String text = Files.readString(files.get(random.nextInt(files.size())));
            try {
                loader.parse("t.yaml", damaged(text, random));
                read++;
            } catch (final BadInputException refusal) {
                assertThat(refusal.problems()).isNotEmpty().doesNotHaveDuplicates();
                assertThat(refusal.problems()).allSatisfy(problem -> assertThat(problem.toString())
                        .startsWith("t.yaml:")
                        .doesNotContain("\n"));
            }
        }
        assertThat(read).isBetween(1, 1_000);
    }

    private static String damaged(final String text, final Random random) {
        final List<String> tokens = new ArrayList<>(List.of(text.split("(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])")));
        for (int k = random.nextInt(4); k >= 0; k--) {
            final int at = random.nextInt(tokens.size());
            final String other = tokens.get(random.nextInt(tokens.size()));
            switch (random.nextInt(3)) {
                case 0 -> tokens.set(at, other);
                case 1 -> tokens.set(at, "");
                default -> tokens.add(at, other);
            }
        }
        return String.join("", tokens);
    }

    @Test
    void shouldKnowWhatAReadOfMsiCanGive() {
        final String test =
                """
                litmus: t
                about: MSI has no Function Mask.
                device:
                  msi: { vectors: 1, maskable: false }
                platform: { cpus: [cpu0], vectors: [1] }
                start:
                  messageControl: { enabled: true, count: 1 }
                actors:
                  driver@cpu0:
                    - read: { reg: messageControl }
                    - { reset: , when: on-masked }
                expect: { lost: never }
                """;
        assertThatThrownBy(() -> loader.parse("t.yaml", test))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("the actor's register never holds 'on-masked' here; accepted: off, on");
    }
}
