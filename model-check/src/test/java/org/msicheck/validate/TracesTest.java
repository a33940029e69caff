package org.msicheck.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.validate.ftrace.GuestJoin;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.Verdict;

/** Real logs, where they lie beside the repository; they are too large to be part of it. */
class TracesTest {
    private static Path traces() {
        final String home = System.getProperty("msicheck.home", ".");
        final Path directory = Path.of(System.getProperty("msicheck.traces", home + "/../shared/traces"));
        assumeTrue(Files.isDirectory(directory), "skipped: no real logs in " + directory);
        return directory;
    }

    private static LogResult validate(final String name) {
        return new LogValidator(Optional.empty()).validate(traces().resolve(name));
    }

    @ParameterizedTest
    @CsvSource({
        "qtest-edu.log, 1",
        "qtest-xhci-msi.log, 2",
        "qtest-xhci-msix.log, 1",
        "qtest-nvme.log, 1",
        "qtest-virtio-net.log, 1",
        "qtest-vtd-ir.log, 0",
        "linux-msi/qemu-trace.log.gz, 0",
        "linux-msix/qemu-trace.log.gz, 0",
        "linux-ir/qemu-trace.log.gz, 0",
        "linux-torn/qemu-trace.log.gz, 2",
        "linux-torn-7.3/qemu-trace.log.gz, 32"
    })
    void shouldAcceptTheLogAndFindItsTornMessages(final String name, final long torn) {
        final LogResult result = validate(name);
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.outcomes()).isEqualTo(torn == 0 ? Map.of() : Map.of(Outcome.TORN, torn));
    }

    @ParameterizedTest
    @CsvSource({
        "qtest-xhci-msix.log, true",
        "qtest-nvme.log, true",
        "qtest-edu.log, false",
        "qtest-xhci-msi.log, false",
        "linux-ir/qemu-trace.log.gz, true",
        "linux-torn/qemu-trace.log.gz, true"
    })
    void shouldNeedNoDeviationButTheClippedGrantUnderThePciText(final String name, final boolean accepted) {
        final LogResult result = new LogValidator(Optional.of(TestDevices.TEXT)).validate(traces().resolve(name));
        assertThat(result.verdict() instanceof Verdict.Accepted).isEqualTo(accepted);
        assertThat(result.functions())
                .allMatch(function -> function.deviations().entries().isEmpty());
        assertThat(new LogValidator(Optional.of(Device.parse("delay: prompt, count: clipped")))
                        .validate(traces().resolve(name))
                        .verdict())
                .isEqualTo(new Verdict.Accepted());
    }

    @Test
    void shouldFindBothTornMessagesOfTheGuestAtTheirLines() {
        final TrackedFunction ahci = validate("linux-torn/qemu-trace.log.gz").functions().stream()
                .filter(TrackedFunction::active)
                .findFirst()
                .orElseThrow();
        assertThat(ahci.outcomes().entries().get(Outcome.TORN).lines()).isEqualTo(List.of(66_299L, 112_225L));
    }

    private static Map<Finding, Long> remapping(final String name) {
        final TrackedFunction unit = validate(name).functions().stream()
                .filter(each -> each.id().equals("remapping"))
                .findFirst()
                .orElseThrow();
        assertThat(unit.observations()).isPositive();
        return unit.findings().entries().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().count()));
    }

    @Test
    void shouldFindEntriesThatTheScriptChangesWithoutInvalidationAndNoneOfTheGuest() {
        // The script's notes: entry 5 rewritten five times, entry 33 once, three refusals, one compatibility message.
        assertThat(remapping("qtest-vtd-ir.log"))
                .isEqualTo(
                        Map.of(Finding.IRTE_CHANGED, 6L, Finding.REMAP_REFUSED, 3L, Finding.COMPATIBILITY_PASSED, 1L));
        assertThat(remapping("linux-ir/qemu-trace.log.gz")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "linux-msi, 218, 0",
        "linux-msix, 210, 0",
        "linux-ir, 33, 0",
        "linux-torn, 3570, 2",
        "linux-torn-7.3, 1566, 28"
    })
    void shouldFindEveryMessageThatTheGuestsKernelWrote(final String name, final long writes, final long stale) {
        final LogResult alone = validate(name + "/qemu-trace.log.gz");
        final LogResult joined = GuestJoin.join(alone, traces().resolve(name + "/ftrace.txt.gz"));
        assertThat(joined.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(joined.notes())
                .anyMatch(note ->
                        note.startsWith("ftrace: " + writes + " of " + writes + " message writes are in the log"));
        // linux-torn: the kernel said "No irq handler for vector" once for each of the two torn messages.
        // linux-torn-7.3: of
        // 32 torn messages four went to a CPU and vector that 1,096 messages of the I/O APIC use, too.
        assertThat(joined.outcomes().getOrDefault(Outcome.STALE, 0L)).isEqualTo(stale);
    }

    private static List<String> lines(final String name) throws IOException {
        final List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(traces().resolve(name))) {
            while (reader.next()) {
                lines.add(reader.text());
            }
        }
        return lines;
    }

    @Test
    void shouldAttributeEveryMessageOfTheArmGuest() throws IOException {
        final LogResult result = validate("linux-arm-its/qemu-trace.log.gz");
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.counts().messages()).isEqualTo(16_410);
        assertThat(result.counts().attributedMessages()).isEqualTo(16_410);
        assertThat(result.functions()).allMatch(TrackedFunction::fromReset);
        // The senders by requester id, counted in the lines of the ITS.
        assertThat(result.functions().stream()
                        .filter(each -> each.attributed() > 0)
                        .map(each -> each.device() + " " + each.attributed()))
                .containsExactlyInAnyOrder("e1000e 3923", "nvme 12479", "ich9-ahci 8");
        final String withoutIds = lines("linux-arm-its/qemu-trace.log.gz").stream()
                .filter(line -> !line.contains("gicv3_its_translation_write"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(LogText.validate(withoutIds, TestDevices.QEMU).counts().ambiguousMessages())
                .isEqualTo(1_887);
    }

    @Test
    void shouldRejectTheArmGuestWithAnyAlteredMessageBehindItsDeviceEvent() throws IOException {
        final List<String> lines = lines("linux-arm-its/qemu-trace.log.gz");
        final List<Integer> messages = IntStream.range(1, lines.size())
                .filter(at -> lines.get(at).endsWith("name 'translation'"))
                .filter(at -> lines.get(at - 1).matches(".*:(pci_nvme_irq_msix|e1000e_irq_msix|ahci_irq_raise).*"))
                .boxed()
                .toList();
        assertThat(messages).hasSize(14_454);
        // The first of each device, and every 700th: the state in front of a message is all that matters to it.
        for (int index = 0; index < messages.size(); index += index < 10 ? 1 : 700) {
            final int at = messages.get(index);
            final String text = String.join("\n", lines.subList(0, at)) + "\n"
                    + lines.get(at).replaceFirst(" value 0x([0-9a-f]+)", " value 0x4$1") + "\n";
            assertThat(LogText.validate(text, TestDevices.QEMU).verdict())
                    .as("line %d", at + 1)
                    .isInstanceOf(Verdict.Rejected.class);
        }
    }

    @Test
    void shouldAttributeTheMessagesOfTheMsixGuestAsCounted() {
        final LogResult result = validate("linux-msix/qemu-trace.log.gz");
        // 77,476 writes, one of them QEMU's own at reset; 8,798 of them match no open vector or live capability.
        assertThat(result.counts().messages()).isEqualTo(77_475);
        assertThat(result.counts().foreignMessages()).isEqualTo(8_797);
        assertThat(result.counts().ambiguousMessages()).isZero();
        assertThat(result.functions())
                .allSatisfy(function ->
                        assertThat(function.findings().entries()).doesNotContainKey(Finding.OPEN_ENTRY_CHANGED));
    }
}
