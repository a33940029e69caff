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

/** The abstract protocol of a block: its invariant is inductive, the update refines it; each with changes that break it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyBlockTest {
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

    /** In the program of the block's update. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|MCAnyBlock_single|Cleanup ==~>Cleanup ==",
                "true|MCAnyBlock|Cleanup ==~>Cleanup ==",
                "false|MCAnyBlock|OnSlot(\"awaitIrrClear\", Old[i]), ~>",
                "false|MCAnyBlock_single|WriteBase(Transit) \\o EndAll~>WriteBase(New) \\o EndAll",
                "false|MCAnyBlock_single|ForEach(Block, AnnounceTransit)~><<>>",
                "false|MCAnyBlock_bug_noflush|Cleanup ==~>Cleanup ==",
                "false|MCAnyBlock_bug_naive|Cleanup ==~>Cleanup =="
            })
    void shouldBeRefinedByTheBlock(final boolean refines, final String config, final String change) throws IOException {
        final TlcModel block = model(config, "MCAnyBlock", "MsiMultiVectorUpdate", change);
        assertThat(pool.checkProperty(block, "Spec", "RefinesAnyBlockProp").holds())
                .isEqualTo(refines);
    }
}
