package org.msicheck.validate.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.TestDevices;
import org.msicheck.validate.engine.Finding;
import org.msicheck.validate.engine.Rejection;
import org.msicheck.validate.engine.TrackedFunction;

/** Remapping entries with APIC ids of 32 bits, those of AMD, and entries that change before they are invalidated. */
class ExtendedModeTest {
    private static final String CONFIG = "pci_cfg_write mch 00:00.0 @0x60 <- 0x0\n";

    /** A message by way of entry 1, with vector 48 and logical destination. */
    static String entry(final long destination, final long low) {
        return CONFIG + use(low) + "vtd_ir_remap index 1 trigger 0 vector 48 deliver 0 dest 0x"
                + Long.toHexString(destination) + " mode 1\n";
    }

    private static String use(final long low) {
        return "memory_region_ops_write cpu -1 mr 0x1 addr 0xfee00030 value 0x2 size 4 name 'vtd-ir'\n"
                + "vtd_ir_irte_get index 1 low 0x4ff00 high 0x" + Long.toHexString(low) + "\n";
    }

    private static TrackedFunction unit(final String text) {
        return LogText.validate(text, TestDevices.QEMU).functions().stream()
                .filter(TrackedFunction::isPlatform)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> rejected(final String text) {
        return unit(text).rejection().map(Rejection::expected);
    }

    @ParameterizedTest
    @CsvSource({"0x1, 0x10030000d, true", "0x12345678, 0x123456780030000d, true", "0x1, 0x1000030000d, true"})
    void shouldReadAnEntryInEitherMode(final String destination, final String low, final boolean good) {
        assertThat(rejected(entry(Long.decode(destination), Long.decode(low))).isEmpty())
                .isEqualTo(good);
        assertThat(rejected(entry(Long.decode(destination) + 1, Long.decode(low))))
                .isPresent();
    }

    @Test
    void shouldHoldAllEntriesOfATableToOneMode() {
        final String wide = entry(1, 0x1_0030_000dL);
        final String narrow = entry(1, 0x100_0030_000dL);
        assertThat(rejected(wide + wide)).isEmpty();
        assertThat(rejected(narrow + narrow)).isEmpty();
        assertThat(rejected(wide + narrow)).contains("IRTE destination 0x100");
        assertThat(rejected(narrow + wide)).contains("IRTE destination 0x0");
        assertThat(rejected(wide + "vtd_reg_ir_root addr 0x1000 size 0x100\n" + narrow))
                .isEmpty();
    }

    @Test
    void shouldFollowA32BitDestinationToItsDelivery() {
        final String to = entry(0x100, 0x100_0030_000dL)
                + "vtd_ir_remap_msi (addr 0xfee00030, data 0x2) -> (addr 0x100fee0000c, data 0x30)\n"
                + "apic_deliver_irq dest 256 dest_mode 1 delivery_mode 0 vector 48 trigger_mode 0\n";
        assertThat(rejected(to)).isEmpty();
        assertThat(rejected(to.replace("0x100fee0000c", "0x200fee0000c"))).isPresent();
    }

    private static final String AMD =
            """
        pci_cfg_write mch 00:00.0 @0x60 <- 0x0
        memory_region_ops_write cpu -1 mr 0x1 addr 0xfee00000 value 0x21 size 4 name 'amd_iommu_ir'
        amdvi_ir_remap_msi_req addr 0xfee00000 data 0x21 devid 0x30
        """;
    private static final String SHORT_ENTRY =
            "amdvi_ir_irte addr 0x1000 offset 0x84\namdvi_ir_irte_val data 0x420341\n";
    private static final String LONG_ENTRY =
            "amdvi_ir_irte addr 0x1000 offset 0x210\namdvi_ir_irte_ga_val hi 0x42 lo 0x341\n";
    private static final String AMD_RESULT =
            "amdvi_ir_remap_msi (addr 0xfee00000, data 0x21) -> (addr 0xfee03004, data 0x42)\n"
                    + "apic_deliver_irq dest 3 dest_mode 1 delivery_mode 0 vector 66 trigger_mode 0\n";

    static String amd() {
        return AMD + LONG_ENTRY + AMD_RESULT;
    }

    @Test
    void shouldReadBothFormatsOfAmdsEntries() {
        for (final String entry : List.of(SHORT_ENTRY, LONG_ENTRY)) {
            final String good = AMD + entry + AMD_RESULT;
            assertThat(rejected(good)).isEmpty();
            assertThat(unit(good).observations()).isGreaterThan(5);
            assertThat(rejected(good.replace("offset 0x", "offset 0x1"))).contains("offset of the entry 0x84");
            assertThat(rejected(good.replace("0x420341", "0x430341").replace("hi 0x42", "hi 0x43")))
                    .contains("vector out of the IRTE 0x43");
            assertThat(rejected(good.replace("addr 0xfee03004", "addr 0xfee02004")))
                    .contains("destination out of the IRTE 0x3");
            assertThat(rejected(good.replace("41\namdvi", "40\namdvi"))).contains("Present bit of the IRTE in use 0x1");
        }
    }

    @Test
    void shouldSayNothingOfAMessageThatAmdsUnitRefusesOrPassesByTheDeviceTable() {
        final String passed = AMD + "amdvi_ir_remap_msi (addr 0xfee00000, data 0x21) -> (addr 0xfee00000, data 0x0)\n";
        assertThat(rejected(passed)).isEmpty();
        assertThat(rejected(AMD + AMD)).isEmpty();
        assertThat(rejected(AMD + SHORT_ENTRY + AMD))
                .as("but an entry that may be used has to be")
                .isPresent();
    }

    private static long changes(final String text) {
        final LogResult result = LogText.validate(text, TestDevices.QEMU);
        return result.findings().getOrDefault(Finding.IRTE_CHANGED, 0L);
    }

    @Test
    void shouldNotBlameAnEntryWhoseInvalidationFollows() {
        final String all = "vtd_inv_desc_iec granularity 0x0 index 0x0 mask 0x0\n";
        final String one = "vtd_inv_desc_iec granularity 0x1 index 0x1 mask 0x0\n";
        final String other = "vtd_inv_desc_iec granularity 0x1 index 0x8 mask 0x2\n";
        final String changed = CONFIG + all + use(0x100_0030_000dL) + use(0x100_0031_000dL);
        assertThat(changes(changed + one)).isZero();
        assertThat(changes(changed + use(0x100_0031_000dL) + all)).isZero();
        assertThat(changes(changed)).as("never").isEqualTo(1);
        assertThat(changes(changed + other)).isEqualTo(1);
        assertThat(changes(changed + use(0x100_0032_000dL) + one))
                .as("changed again before")
                .isEqualTo(1);
        assertThat(changes(changed + CONFIG.repeat(2000) + one))
                .as("much later: the log has lines, no time")
                .isZero();
    }
}
