package org.msicheck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msicheck.litmus.LitmusLoader;
import org.msicheck.litmus.LitmusTest;
import org.msicheck.model.SpecFolder;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.rests.RestsOn;

/** A fault in the machine that makes an assumption unnecessary changes what a verdict is said to rest on. */
class NeededAssumptionTest {
    private static final SpecFolder SPEC = SpecFolder.shipped();
    private static final Path SOURCES = SPEC.root()
            .resolveSibling("java-ref")
            .resolve("src")
            .resolve("main")
            .resolve("java");
    private static final String PLATFORM = "org/msicheck/ref/bus/PlatformProperty.java";
    private static final String WEAK = "return platform.get(text).contains(weak)";

    private static String restsOn(final FaultyReference reference) {
        final LitmusTest test = new LitmusLoader(SPEC).load(SPEC.litmusTest("msix-teardown-masked"));
        return RestsOn.of(test.model(), Set.of(Outcome.STALE), PropertyTable.read(SPEC.properties()), reference::of)
                .text();
    }

    @Test
    void shouldPrintAnotherLineWhereEveryReadBackReachesTheIrr() {
        assertThat(restsOn(FaultyReference.withoutFault())).isEqualTo("drain: yes and readBack: irr");
        final String source = FaultyReference.source(SOURCES, PLATFORM);
        assertThat(source).contains(WEAK);
        final FaultyReference fault =
                FaultyReference.of(SOURCES, PLATFORM, source.replace(WEAK, WEAK + " && this != READ_BACK"));
        assertThat(restsOn(fault)).isEqualTo("drain: yes");
    }
}
