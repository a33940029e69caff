package org.msicheck.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
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

/** The view of one vector never loses an event, and the block's update refines it; each with changes that break it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneVectorTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();

    private final TlcPool pool = new TlcPool(1);

    @AfterAll
    void close() {
        pool.close();
    }

    private static TlcModel model(final String config, final String module, final String from, final String to)
            throws IOException {
        final Map<String, String> files = new HashMap<>();
        final String text = Files.readString(SPEC.root().resolve(module + ".tla"));
        assertThat(text).contains(from);
        files.put(module + ".tla", text.replace(from, to));
        return new TlcModel(
                config,
                config.replaceFirst("_.*", ""),
                files,
                List.of(SPEC.root()),
                TlcConfig.parse(Files.readString(SPEC.root().resolve(config + ".cfg"))),
                List.of());
    }

    /** In the view, without a guard: '~' separates what is replaced from what replaces it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false|stage = \"moving\"~stage = \"moving\"",
                "true|/\\ \\A k \\in DOMAIN wire : wire[k] = \"new\"~",
                "true|/\\ base = \"new\"~",
                "true|irr \\cup {\"new\"} ELSE irr~irr ELSE irr",
                "true|stage = \"on\" /\\ \"old\" \\notin irr~stage = \"on\""
            })
    void shouldAlwaysHaveACarrierForAnEvent(final boolean lost, final String change) throws IOException {
        final String[] parts = change.split("~", -1);
        final TlcModel view = model("OneVector", "OneVector", parts[0], parts[1]);
        assertThat(pool.checkInvariant(view, "CarrierInv").violated()).isEqualTo(lost);
        assertThat(pool.checkInvariant(view, "ViewTypeOK").violated()).isFalse();
    }

    /**
     * From every state of the right types, reachable or not; without a conjunct or with another program it is not so. A
     * step out of the invariant leads on to a loss.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|stage = \"moving\"~stage = \"moving\"",
                "ViewNeverLost|IndInv == CarrierInv /\\ SettledInv~IndInv == SettledInv",
                "ViewNeverLost|condition => \\/ wire # <<>>~condition => \\/ TRUE",
                "IndInv ViewNeverLost|IndInv == CarrierInv /\\ SettledInv~IndInv == CarrierInv",
                "IndInv ViewNeverLost|irr \\cup {\"new\"} ELSE irr~irr ELSE irr",
                "IndInv ViewNeverLost|stage = \"on\" /\\ \"old\" \\notin irr~stage = \"on\"",
                "ViewRestInv ViewNeverLost|ViewRest == wire = <<>> /\\ irr = {}~ViewRest == wire = <<>>"
            })
    void shouldHaveAnInductiveInvariantThatImpliesThatNothingIsLost(final String broken, final String change)
            throws IOException {
        final String[] parts = change.split("~", -1);
        final TlcModel view = model("OneVector_inductive", "OneVector", parts[0], parts[1]);
        assertThat(List.of("IndInv", "ViewRestInv", "ViewNeverLost"))
                .filteredOn(name -> pool.checkInvariant(view, name).violated())
                .isEqualTo(broken == null ? List.of() : List.of(broken.split(" ")));
    }

    /** With the place that the mover has at its end, and with another one. */
    @ParameterizedTest
    @CsvSource({"true, released", "false, on"})
    void shouldBeAtRestWhenTheBlockIs(final boolean seen, final String last) throws IOException {
        final TlcModel block =
                model("MCOneVector", "MCOneVector", "OTHER              -> \"released\"", "OTHER -> \"" + last + "\"");
        assertThat(pool.checkProperty(block, "Spec", "RestIsSeenProp").holds()).isEqualTo(seen);
    }

    /** In the program of the block's update. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|MCOneVector_single|ReadBack(\"config\")~ReadBack(\"config\")",
                "true|MCOneVector|ReadBack(\"config\")~ReadBack(\"config\")",
                "true|MCOneVector_second|ReadBack(\"config\")~ReadBack(\"config\")",
                "false|MCOneVector|WriteBase(Transit) \\o EndAll~WriteBase(New) \\o EndAll",
                "false|MCOneVector_second|OnSlot(\"awaitIrrClear\", Old[i]), ~"
            })
    void shouldBeRefinedByTheBlock(final boolean refines, final String config, final String change) throws IOException {
        final String[] parts = change.split("~", -1);
        final TlcModel block = model(config, "MsiMultiVectorUpdate", parts[0], parts[1]);
        assertThat(pool.checkProperty(block, "Spec", "RefinesOneVectorProp").holds())
                .isEqualTo(refines);
    }

    /** The shortcut of the refinement, and one that would be wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"true|cpu' = cpu~cpu' = cpu", "false|cpu' = cpu \\/~TRUE \\/"})
    void shouldNotPassOverAStepThatChangesTheView(final boolean right, final String change) throws IOException {
        final String[] parts = change.split("~", -1);
        final TlcModel block = model("MCOneVector", "MCOneVector", parts[0], parts[1]);
        assertThat(pool.checkProperty(block, "Spec", "ViewStaysProp").holds()).isEqualTo(right);
    }
}
