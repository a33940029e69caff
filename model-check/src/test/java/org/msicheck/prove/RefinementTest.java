package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msicheck.model.SpecFolder;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/**
 * The abstract protocols for TLC, which knows nothing of the proofs: they do not go wrong, and the machine with the
 * programs of the headline systems refines them; each with changes that break it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefinementTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    /** The change is what is replaced and what replaces it, with '~>' between. */
    private static TlcModel model(final String config, final String root, final String module, final String change)
            throws IOException {
        final String[] parts = change.split("~>", -1);
        final String text = Files.readString(SPEC.root().resolve(module + ".tla"));
        assertThat(text).contains(parts[0]);
        return new TlcModel(
                config,
                root,
                Map.of(module + ".tla", text.replace(parts[0], parts[1])),
                List.of(SPEC.root()),
                TlcConfig.parse(Files.readString(SPEC.root().resolve(config + ".cfg"))),
                List.of());
    }

    /** The solver has proved it for every n; TLC, which knows nothing of the translation, finds the same for one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|Program == ~>Program == ",
                "NeverLost|/\\ ahead' = IF ReadReaches = \"irr\" THEN onWay~>/\\ ahead' = IF FALSE THEN onWay",
                "NeverTorn|read = \"asked\" /\\ NothingPosted~>read = \"asked\"",
                "NeverStale|Does(\"await\") /\\ ~irr[\"old\"][k]~>Does(\"await\")",
                "NeverBlocked|/\\ off' = FALSE~>/\\ off' = off"
            })
    void shouldNeverGoWrongFromTheStart(final String broken, final String change) throws IOException {
        final TlcModel block = model("AnyBlock", "AnyBlock", "AnyBlock", change);
        final List<String> invariants = broken == null
                ? List.of("Inv", "NeverTorn", "NeverStale", "NeverLost", "NeverBlocked")
                : List.of(broken);
        assertThat(invariants)
                .allMatch(invariant -> pool.checkInvariant(block, invariant).violated() == (broken != null));
    }

    /** In the programs of the headline systems. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|MCAnyBlock_single|MsiMultiVectorUpdate|Cleanup ==~>Cleanup ==",
                "true|MCAnyBlock|MsiMultiVectorUpdate|Cleanup ==~>Cleanup ==",
                "false|MCAnyBlock|MsiMultiVectorUpdate|OnSlot(\"awaitIrrClear\", Old[i]), ~>",
                "false|MCAnyBlock_single|MsiMultiVectorUpdate|WriteBase(Transit) \\o EndAll~>WriteBase(New) \\o EndAll",
                "false|MCAnyBlock_single|MsiMultiVectorUpdate|ForEach(Block, AnnounceTransit)~><<>>",
                "false|MCAnyBlock_bug_noflush|MsiMultiVectorUpdate|Cleanup ==~>Cleanup ==",
                "false|MCAnyBlock_bug_naive|MsiMultiVectorUpdate|Cleanup ==~>Cleanup ==",
                "true|MCAnyMasked_single|MsiMultiVectorUpdate|Cleanup ==~>Cleanup ==",
                "true|MCAnyMasked|MsiMultiVectorUpdate|Cleanup ==~>Cleanup ==",
                "false|MCAnyMasked|MsiMultiVectorUpdate|OnSlot(\"awaitIrrClear\", Old[i]), ~>",
                "false|MCAnyMasked|MsiMultiVectorUpdate|SetRegister(First, \"mask\", Range(Block))~>SetRegister(First, \"mask\", {})",
                "false|MCAnyMasked_single|MsiMultiVectorUpdate|ForEach(Block, ReserveNew) \\o <<SetRegister~><<SetRegister",
                "true|MCAnyTable|MsixResize|DynamicAppend ==~>DynamicAppend ==",
                "false|MCAnyTable|MsixResize|ForEach(Added, WriteMessage) \\o <<ReadBack(\"table\")>>~><<>>",
                "false|MCAnyTable|MsixResize|ForEach(Added, ReserveVector) \\o ForEach(Added, WriteMessage)~>ForEach(Added, WriteMessage)",
                "true|MCAnyShrink|MsixResize|TakeAway(i) ==~>TakeAway(i) ==",
                "true|MCAnyShrink_two|MsixResize|TakeAway(i) ==~>TakeAway(i) ==",
                "false|MCAnyShrink_two|MsixResize|ReadBack(\"table\"), OnSlot(\"shutdown\"~>OnSlot(\"shutdown\"",
                "false|MCAnyShrink_two|MsixResize|<<OnIrq(\"disarm\", i)>> \\o StopIrq(i)~><<OnIrq(\"disarm\", i)>> \\o Tail(StopIrq(i))",
                "false|MCAnyShrink_two|MsixResize|OnSlot(\"shutdown\", Target[i]),~>OnSlot(\"release\", Target[i]),",
                "false|MCAnyShrink|MsixResize|OnIrq(\"synchronize\", i)>>~>OnIrq(\"synchronize\", Live[1])>>"
            })
    void shouldBeRefinedByTheMachine(
            final boolean refines, final String config, final String module, final String change) throws IOException {
        final String root = config.replaceFirst("_.*", "");
        final TlcModel machine = model(config, root, module, change);
        final String property = "Refines" + root.substring("MC".length()) + "Prop";
        assertThat(pool.checkProperty(machine, "Spec", property).holds()).isEqualTo(refines);
    }
}
