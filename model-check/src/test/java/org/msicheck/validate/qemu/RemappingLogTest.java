package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/** Messages of an edu function at 00:03.0 through entry 5 of a table at 0x600000. */
class RemappingLogTest {
    private static final String HANDLE_5 = "0xfee000b0";
    private static final long OLD = 0x1_0000_51_0001L;
    private static final long NEW = 0x52_0001L;
    private static final long EDU = 0x40018;
    private static final long OTHER = 0x40038;

    private final StringBuilder text = new StringBuilder();

    private RemappingLogTest add(final String... lines) {
        for (final String line : lines) {
            text.append(line).append('\n');
        }
        return this;
    }

    private RemappingLogTest edu() {
        return add(
                "memory_region_ops_write cpu -1 mr 0x1 addr 0xfee00000 value 0x0 size 4 name 'vtd-ir'",
                "vtd_reg_write_gcmd status 0x0 value 0x1000000",
                "vtd_reg_ir_root addr 0x600000 size 0x100",
                "vtd_inv_desc_iec granularity 0x0 index 0x0 mask 0x0",
                "vtd_reg_write_gcmd status 0x0 value 0x2000000",
                "vtd_ir_enable enable 1",
                "pci_cfg_write edu 00:03.0 @0x4 <- 0x6",
                "pci_cfg_write edu 00:03.0 @0x42 <- 0x80",
                "pci_cfg_write edu 00:03.0 @0x44 <- " + HANDLE_5,
                "pci_cfg_write edu 00:03.0 @0x48 <- 0x0",
                "pci_cfg_write edu 00:03.0 @0x4c <- 0x0",
                "pci_cfg_write edu 00:03.0 @0x42 <- 0x81");
    }

    private RemappingLogTest inMemory(final long low) {
        return add(String.format("#> writeq 0x600050 0x%x", low), String.format("#> writeq 0x600058 0x%x", EDU));
    }

    private RemappingLogTest request(final String address) {
        return add(
                "memory_region_ops_write cpu -1 mr 0x1 addr " + address + " value 0x0 size 4 name 'vtd-ir'",
                "vtd_ir_remap_msi_req addr " + address + " data 0x0");
    }

    private RemappingLogTest read(final long low, final long high) {
        return request(HANDLE_5).add(String.format("vtd_ir_irte_get index 5 low 0x%x high 0x%x", high, low));
    }

    private RemappingLogTest translated(final long low) {
        final long vector = low >>> 16 & 0xff;
        final long destination = low >>> 40;
        return add(
                String.format(
                        "vtd_ir_remap index 5 trigger 0 vector %d deliver 0 dest 0x%x mode 0", vector, destination),
                String.format(
                        "vtd_ir_remap_msi (addr %s, data 0x0) -> (addr 0xfee%02x000, data 0x40%x)",
                        HANDLE_5, destination, vector),
                String.format(
                        "apic_deliver_irq dest %d dest_mode 0 delivery_mode 0 " + "vector %d trigger_mode 0",
                        destination, vector));
    }

    private RemappingLogTest message(final long low) {
        return read(low, EDU).translated(low);
    }

    private RemappingLogTest end() {
        return add("pci_cfg_write edu 00:03.0 @0x3c <- 0x0");
    }

    private LogResult result() {
        return LogText.validate(text.toString(), TestDevices.QEMU);
    }

    private TrackedFunction unit() {
        return result().functions().stream()
                .filter(each -> each.id().equals("remapping"))
                .findFirst()
                .orElseThrow();
    }

    private void assertRejected(final String expected) {
        assertThat(result().verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(unit().rejection().orElseThrow().reasons().get(0).text()).isEqualTo(expected);
    }

    private static List<Long> lines(final TrackedFunction unit, final Finding finding) {
        return unit.findings().entries().get(finding).lines();
    }

    @Test
    void shouldAcceptWhatFollowsFromTheEntriesThatMemoryHolds() {
        edu().inMemory(OLD)
                .message(OLD)
                .add("vtd_inv_desc_iec granularity 0x1 index 0x5 mask 0x0")
                .inMemory(NEW)
                .message(NEW)
                .end();
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(unit().findings().entries()).isEmpty();
        assertThat(result().functions())
                .filteredOn(each -> each.id().equals("00:03.0"))
                .singleElement()
                .extracting(TrackedFunction::attributed)
                .isEqualTo(2L);
    }

    @Test
    void shouldFindAnEntryThatChangedWithoutInvalidation() {
        edu().inMemory(OLD).message(OLD).inMemory(NEW).message(NEW);
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        final List<String> log = text.toString().lines().toList();
        final int line = log.lastIndexOf("vtd_ir_irte_get index 5 low 0x40018 high 0x520001") + 1;
        assertThat(lines(unit(), Finding.IRTE_CHANGED)).containsExactly((long) line);
    }

    @ParameterizedTest
    @CsvSource({
        "0x1, 0x5, 0x0, false",
        "0x0, 0x0, 0x0, false",
        "0x1, 0x4, 0x1, false",
        "0x1, 0x4, 0x0, true",
        "0x1, 0x6, 0x1, true"
    })
    void shouldCountAChangeAsInvalidatedOnlyIfTheInvalidationCoversTheEntry(
            final String granularity, final String index, final String mask, final boolean found) {
        edu().message(OLD)
                .add("vtd_inv_desc_iec granularity " + granularity + " index " + index + " mask " + mask)
                .message(NEW);
        assertThat(unit().findings().entries().containsKey(Finding.IRTE_CHANGED))
                .isEqualTo(found);
    }

    @Test
    void shouldAllowAKeptEntryUntilItsInvalidationAndNotBehindIt() {
        edu().inMemory(OLD).message(OLD).inMemory(NEW).message(OLD);
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        add("x86_iommu_iec_notify Notify IEC invalidation: global=0 index=5 mask=0")
                .message(OLD);
        assertRejected("low half of IRTE 5: expected 0x520001, observed 0x10000510001");
    }

    @Test
    void shouldRejectAnEntryThatMemoryNeverHeld() {
        edu().inMemory(OLD).message(NEW);
        assertRejected("low half of IRTE 5: expected 0x10000510001, observed 0x520001");
    }

    @Test
    void shouldRejectATranslationByAnEntryThatIsNotPresentOrOfAnotherSource() {
        edu().message(OLD & ~1);
        assertRejected("Present bit of the IRTE in use: expected 0x1, observed 0x0");
        text.setLength(0);
        edu().read(OLD, OTHER).translated(OLD);
        assertRejected("source that the IRTE lets through: expected 0x38, observed 0x18");
    }

    @Test
    void shouldFindARefusedMessageAndRejectARefusalWithoutAReason() {
        edu().read(OLD & ~1, EDU).end();
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(unit().findings().entries()).containsKey(Finding.REMAP_REFUSED);
        read(OLD, OTHER).end();
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        final int refused = text.toString().lines().toList().size() + 1;
        read(OLD, EDU).end();
        assertRejected("translation of the message of line " + refused + ": expected 0x1, observed 0x0");
    }

    @Test
    void shouldExpectAnEntryToBeReadForEachIndexThatTheTableHas() {
        edu().message(OLD);
        final int line = text.toString().lines().toList().size() + 1;
        request(HANDLE_5).translated(OLD);
        assertRejected("IRTE read for the message of line " + line + ": expected 0x1, observed 0x0");
    }

    @Test
    void shouldLetAMessageOfTheCompatibilityFormatPassUnchangedOnlyAndNameIt() {
        final String message = "0xfee01004";
        edu().message(OLD)
                .add("pci_cfg_write edu 00:03.0 @0x44 <- " + message)
                .request(message)
                .add("vtd_ir_remap_msi (addr " + message + ", data 0x0) -> (addr " + message + ", data 0x0)");
        assertThat(result().verdict()).isEqualTo(new Verdict.Accepted());
        assertThat(unit().findings().entries()).containsKey(Finding.COMPATIBILITY_PASSED);
        request(message).add("vtd_ir_remap_msi (addr " + message + ", data 0x0) -> (addr 0xfee02004, data 0x0)");
        assertRejected("address that passes without an IRTE: expected 0xfee01004, observed 0xfee02004");
    }

    @Property(tries = 300)
    void shouldSurviveADamagedByteAnywhere(
            @ForAll @IntRange(min = 0, max = 100_000) final int where, @ForAll final byte damage) {
        edu().inMemory(OLD)
                .message(OLD)
                .add(
                        "vtd_inv_desc_iec granularity 0x1 index 0x4 mask 0x1",
                        "x86_iommu_iec_notify Notify IEC invalidation: global=0 index=5 mask=0")
                .inMemory(NEW)
                .message(NEW)
                .read(OLD, OTHER)
                .end();
        final byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        bytes[where % bytes.length] = damage;
        assertThat(LogText.validate(new String(bytes, StandardCharsets.ISO_8859_1), TestDevices.QEMU)
                        .verdict())
                .isNotNull();
    }
}
