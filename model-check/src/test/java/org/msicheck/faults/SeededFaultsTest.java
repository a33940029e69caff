package org.msicheck.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The comparison of graphs notices faults that are put into the reference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeededFaultsTest {
    /** Small tests that between them have every kind of step, function and platform. */
    private static final List<String> CORPUS = List.of(
            "msix-rewrite-qword",
            "msi-affinity-two-step",
            "msi-single-noticed",
            "msix-function-mask-honoured",
            "msi-mask-word-unlocked",
            "msi-irte-halves",
            "msi-irte-invalidated",
            "msi-hyperv-own-data",
            "msi-assume-d-apic-early",
            "msix-after-reset-open",
            "msix-edge-effective",
            "msix-readback-undrained",
            "msix-route-removed",
            "msix-route-by-dword",
            "msix-route-at-once",
            "msix-guest-mask-suppressed",
            "msi-two-step-transit-busy",
            "msix-teardown-open",
            "msi-grow-live",
            "msix-host-enable-lazy",
            "msix-rewrite-open",
            "msi-two-step-no-flush",
            "msix-rewrite-masked",
            "msi-stray-no-eoi",
            "msix-pending-intx",
            "msi-pending-trimmed",
            "msix-full-wire-drops",
            "msix-stall-kept",
            "msi-never-sends",
            "msix-function-mask-sticks",
            "msix-unused-dropped",
            "msix-masked-request-dropped");

    private static final List<String> OWN = List.of(
            "host-and-owners",
            "msix-reserved-anew",
            "msix-wrong-function",
            "msix-table-while-disabled",
            "msi-folding",
            "msi-allocate",
            "msix-enable-edges",
            "msix-reset-enabled",
            "slots-and-irqs-off",
            "msi-four-sources",
            "msi-update-in-flight",
            "msi-message-taken",
            "msi-clipped",
            "msi-stalled",
            "msix-dead-entry-edges",
            "msi-apart",
            "msi-forgetful",
            "sources",
            "sources-that-raise");

    private FaultHunt hunt;
    private Path sources;

    record SeededFault(String name, String file, String find, String replace, String about, Optional<String> survives) {
        @Override
        public String toString() {
            return name + ": " + about;
        }
    }

    @BeforeAll
    void exploreWithTlc() throws Exception {
        final SpecFolder spec = SpecFolder.shipped();
        sources = spec.root()
                .resolveSibling("java-ref/src/main/java/org/msicheck/ref")
                .normalize();
        final Path own = Path.of(SeededFaultsTest.class
                        .getResource("host-and-owners.yaml")
                        .toURI())
                .getParent();
        hunt = new FaultHunt(
                spec,
                Stream.concat(
                                CORPUS.stream().map(spec::litmusTest),
                                OWN.stream().map(name -> own.resolve(name + ".yaml")))
                        .toList());
    }

    static List<SeededFault> faults() throws IOException {
        try (InputStream in = SeededFaultsTest.class.getResourceAsStream("seeded-faults.yaml")) {
            final List<?> entries = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return entries.stream().map(entry -> fault((Map<?, ?>) entry)).toList();
        }
    }

    private static SeededFault fault(final Map<?, ?> entry) {
        return new SeededFault(
                text(entry, "name"),
                text(entry, "file"),
                text(entry, "find"),
                text(entry, "replace"),
                text(entry, "about"),
                Optional.ofNullable((String) entry.get("survives")));
    }

    private static String text(final Map<?, ?> entry, final String key) {
        return String.valueOf(entry.get(key));
    }

    private static int occurrences(final String text, final String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void shouldFindTheReferenceItselfEqual() {
        assertThat(hunt.firstDifference(FaultyReference.withoutFault())).isEmpty();
    }

    @Test
    void shouldHaveFaultsInEveryPartThatSteps() throws IOException {
        final Map<String, Long> byPackage = faults().stream()
                .collect(Collectors.groupingBy(fault -> fault.file().replaceAll("/.*", ""), Collectors.counting()));
        assertThat(byPackage)
                .containsKeys(
                        "bus",
                        "hardware",
                        "processor",
                        "state",
                        "software",
                        "updates",
                        "host",
                        "msixfunction",
                        "msifunction",
                        "function",
                        "remapping",
                        "machine",
                        "outcomes");
        assertThat(faults())
                .hasSizeGreaterThanOrEqualTo(30)
                .extracting(SeededFault::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellAFaultThatDoesNotCompile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultyReference.of(sources, "host/Host.java", "class"))
                .withMessageStartingWith("host/Host.java:");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNoticeTheFault(final SeededFault fault) {
        final String source = FaultyReference.source(sources, fault.file());
        assertThat(occurrences(source, fault.find()))
                .as("occurrences of the text to replace")
                .isOne();
        final Optional<FaultHunt.Catch> caught = hunt.firstDifference(
                FaultyReference.of(sources, fault.file(), source.replace(fault.find(), fault.replace())));
        assertThat(caught.isEmpty())
                .as("survives, caught by %s", caught)
                .isEqualTo(fault.survives().isPresent());
    }
}
