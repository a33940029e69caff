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
import org.msicheck.litmus.SpecFolder;
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

    /** The shipped protocol, and for each step that is left out or done wrongly what is broken from the start. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|Mover == ~>Mover == ",
                "NeverLost|Flush2 == Does(\"flush2\") /\\ Flushed~>Flush2 == Does(\"flush2\")",
                "NeverLost|IF found THEN [irr~>IF FALSE THEN [irr",
                "NeverLost|/\\ off' = TRUE~>/\\ off' = off",
                "NeverLost|found' = irr[\"transit\"][k]~>found' = FALSE",
                "NeverTorn|Flush1 == Does(\"flush1\") /\\ Flushed~>Flush1 == Does(\"flush1\")",
                "NeverStale|Does(\"await\") /\\ ~irr[\"old\"][k]~>Does(\"await\")",
                "NeverStale|IF @ = \"free\" THEN \"announced\" ELSE @~>@",
                "NeverTorn|\"address\", \"old\", \"data1\"~>\"address\", \"new\", \"data1\"",
                "NeverBlocked|/\\ off' = FALSE~>/\\ off' = off"
            })
    void shouldNeverGoWrongFromTheStart(final String broken, final String change) throws IOException {
        final TlcModel block = model("AnyBlockBounded", "AnyBlockBounded", "AnyBlock", change);
        assertThat(pool.checkInvariant(block, broken == null ? "AbstractInv" : broken)
                        .violated())
                .isEqualTo(broken != null);
    }

    /** From every state of the right types that the invariant allows, reachable or not; not without a part of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|Mover ==~>Mover ==",
                "NeverBlocked|Inv2 == off~>Inv2 == TRUE \\/ off",
                "AbstractInv|At(\"address2\") => used~>FALSE => used",
                "AbstractInv|table[\"transit\"][i] = \"announced\" \\/ (From~>TRUE \\/ (From",
                "AbstractInv|/\\ Past(\"flush1\") => onWay[\"old\"][i] = 0~>",
                "AbstractInv|/\\ At(\"release\") => ~irr[\"old\"][k]~>",
                "NeverStale|Inv7 == NeverStale~>Inv7 == TRUE",
                "NeverLost|\\/ \\E p \\in Places : onWay[p][i] > 0~>\\/ TRUE"
            })
    void shouldHaveAnInductiveInvariantThatImpliesTheProperties(final String broken, final String change)
            throws IOException {
        final TlcModel block = model("AnyBlockBounded_inductive", "AnyBlockBounded", "AnyBlock", change);
        if (broken != null) {
            assertThat(pool.checkInvariant(block, broken).violated()).isTrue();
            return;
        }
        assertThat(List.of("AbstractInv", "NeverTorn", "NeverStale", "NeverLost", "NeverBlocked"))
                .noneMatch(invariant -> pool.checkInvariant(block, invariant).violated());
    }

    /** In the program of the block's update. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|MCAnyBlock_single|Cleanup ==~>Cleanup ==",
                "true|MCAnyBlock|Cleanup ==~>Cleanup ==",
                "false|MCAnyBlock|OnVector(\"awaitIrrClear\", Old[i].vector), ~>",
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
