package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.verdict.Verdict;

/** What stands in front of an event, by QEMU's version and by who recorded it. */
class LinePrefixTest {
    private static final long CPU = 0xfee01004L;
    private static final List<String> GOOD = LogText.nvme()
            .entry(1, CPU, 0x21)
            .unmask(1)
            .raise(1)
            .window(CPU, 0x21)
            .text()
            .lines()
            .toList();
    private static final String RAISE = "pci_nvme_irq_msix raising MSI-X IRQ vector 1";

    private static LogResult validate(final String text) {
        return LogText.validate(text, TestDevices.QEMU);
    }

    private static String each(final String prefix, final String end) {
        return GOOD.stream().map(line -> prefix + line + end).collect(Collectors.joining());
    }

    private static void assertAllRead(final LogResult result) {
        assertThat(result.problems()).isEmpty();
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.functions().get(0).attributed()).isEqualTo(1);
        assertThat(result.functions().get(0).fromReset()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13226@1795580845.203010:",
                "2026-11-25T03:55:10.449537Z ",
                "2026-11-25T04:55:10.449537+01:00 ",
                "Nov 25 03:55:10 host qemu-system-x86_64[4711]: ",
                "2026-11-25T03:55:10+0000 host qemu[4711]: 13226@1795580845.203010:",
                "2026-11-25T03:55:10.449537123Z 13226@1795580845.203010:",
                "<30>Nov 25 03:55:10 host qemu[4711]: 2026-11-25T03:55:10.449537Z "
            })
    void shouldReadEventsBehind(final String prefix) {
        assertAllRead(validate(each(prefix, "\n")));
        assertAllRead(validate(each(prefix, "\r\n")));
    }

    @Test
    void shouldReadALogWithAByteOrderMark() {
        assertAllRead(validate("\u00ef\u00bb\u00bf" + each("", "\n")));
    }

    @Test
    void shouldReadEventsBetweenWhatOthersLog() {
        final String noise = "Servicing hardware INT=0x20\n"
                + "     0: v=20 e=0000 i=0 cpl=0 IP=0010:00000000c1071bf7 pc=00000000c1071bf7 env->regs[R_EAX]=1\n"
                + "check_exception old: 0xffffffff new 0xe\n"
                + "qemu-system-x86_64: warning: trace event 'pci_cfg_write' does not exist\n"
                + "qemu -trace pci_cfg_write -trace memory_region_ops_write -trace msix_write_config\n"
                + "usb_xhci_doorbell_write off 0x0000, val 0x00000000\n\n";
        assertAllRead(validate(GOOD.stream().map(line -> noise + line + "\n").collect(Collectors.joining())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13226@1795580845.203010:", "2026-11-25T03:55:10.449537Z "})
    void shouldReadAnEventBehindAnUnfinishedLineByItsTimeStamp(final String stamp) {
        final String text = each(stamp, "\n").replace(stamp + RAISE, "login: \u001b[K" + stamp + RAISE);
        assertAllRead(validate(text));
        assertThat(validate(text).notes())
                .contains("1 events behind other text in their line were read, the first at line "
                        + (GOOD.indexOf(RAISE) + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "login: ", "Servicing hardware INT=0x20"})
    void shouldNotAcceptALogWithAnEventBehindTextAndNoTimeStamp(final String text) {
        final LogResult result = validate(each("", "\n").replace(RAISE, text + RAISE));
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(
                        verdict.reason())
                .startsWith("1 events do not begin their line, the first at line " + (GOOD.indexOf(RAISE) + 1)));
    }

    /** Objects at other addresses tell, also where the message at QEMU's beginning is not in the log. */
    @Test
    void shouldStopWhereAnotherRunWithoutItsBeginningGoesOn() {
        final String first = each("", "\n");
        final String other = first.lines()
                .filter(line -> !line.contains("addr 0xfee00000 value 0x0 "))
                .map(line -> line.replace("mr 0x55bb", "mr 0x77bb").replace("value 0x21", "value 0x22") + "\n")
                .collect(Collectors.joining());
        assertThat(other.lines().count()).isEqualTo(GOOD.size() - 1);
        assertThat(validate(first + other).verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .contains(": another run of QEMU"));
    }

    @Test
    void shouldStopWhereAnotherRunBeginsAndNotAccept() {
        final String first = each("", "\n");
        final String other = first.replace("mr 0x55bb", "mr 0x77bb").replace("value 0x21", "value 0x22");
        final LogResult result = validate(first + other);
        assertThat(result.verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .startsWith("line " + (GOOD.size() + 1) + ": another run of QEMU"));
        assertThat(result.functions().get(0).rejection()).isEmpty();
    }

    /** Without random addresses, and also without time stamps, only QEMU's message at its beginning tells. */
    @Test
    void shouldStopWhereARunAtTheSameAddressesBegins() {
        final String first = each("", "\n");
        final LogResult result = validate(first + first.replace("value 0x21", "value 0x22"));
        assertThat(result.verdict())
                .isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> assertThat(verdict.reason())
                        .startsWith("line " + (GOOD.size() + 1) + ": another run of QEMU"));
        assertThat(result.functions().get(0).rejection()).isEmpty();
    }

    @Test
    void shouldHoldNothingAgainstAFunctionAfterARestartOfTheGuestUntilItIsWrittenAgain() {
        final String restart = "pci_cfg_write nvme 00:06.0 @0x10 <- 0xffffffff\n";
        final String enabledOnly = each("", "\n")
                + restart
                + LogText.nvme().text().replaceAll("(?s)^[^\n]*\n", "")
                + RAISE
                + "\npci_cfg_write nvme 00:06.0 @0x42 <- 0x8003\n";
        assertThat(validate(enabledOnly.replace(restart, "")).verdict())
                .as("the entry of the time before would have to send")
                .isInstanceOf(Verdict.Rejected.class);
        final LogResult result = validate(enabledOnly);
        assertThat(result.verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(result.notes())
                .anyMatch(note -> note.startsWith(
                        "functions in use had their BARs sized again, the first at line " + (GOOD.size() + 1)));
        final String written = enabledOnly
                + LogText.nvme().entry(1, CPU, 0x31).unmask(1).raise(1).text().replaceAll("(?s)^[^\n]*\n", "");
        assertThat(validate(written + LogText.nvme().window(CPU, 0x31).text().replaceAll("(?s)^.*\n(?=.)", ""))
                        .verdict())
                .isEqualTo(new Verdict.Accepted());
        assertThat(validate(written + LogText.nvme().window(CPU, 0x32).text().replaceAll("(?s)^.*\n(?=.)", ""))
                        .verdict())
                .isInstanceOf(Verdict.Rejected.class);
    }

    /** Noise in front of, between and behind the lines, each with another prefix: the same answer. */
    @Property(tries = 200)
    void shouldSayTheSameWhateverStandsAround(
            @ForAll @Size(max = 8) final List<@IntRange(max = 5) Integer> prefixes,
            @ForAll @IntRange(min = 1, max = 999_999) final int thread,
            @ForAll final Random random) {
        final StringBuilder text = new StringBuilder();
        long micros = random.nextInt(1 << 30);
        for (int line = 0; line < GOOD.size(); line++) {
            micros += random.nextInt(1000);
            final int kind = prefixes.isEmpty() ? 0 : prefixes.get(line % prefixes.size());
            if (random.nextInt(4) == 0) {
                text.append(noise(random)).append('\n');
            }
            text.append(prefix(kind, thread, micros))
                    .append(GOOD.get(line))
                    .append(random.nextBoolean() ? "\n" : "\r\n");
        }
        assertAllRead(validate(text.toString()));
    }

    private static String prefix(final int kind, final int thread, final long micros) {
        final String own =
                String.format("%d@%d.%06d:", thread, 1_795_580_845L + micros / 1_000_000, micros % 1_000_000);
        return switch (kind) {
            case 1 -> own;
            case 2 -> "2026-11-25T03:55:10.449537Z ";
            case 3 -> "host qemu[" + thread + "]: ";
            case 4 -> "host qemu[" + thread + "]: " + own;
            case 5 -> "console" + own;
            default -> "";
        };
    }

    private static String noise(final Random random) {
        // Not the brace that tells the event format.
        final StringBuilder text = new StringBuilder("-");
        for (int length = random.nextInt(60); length > 0; length--) {
            text.append((char) (random.nextInt(8) == 0 ? '_' : ' ' + random.nextInt(95)));
        }
        return text.toString();
    }
}
