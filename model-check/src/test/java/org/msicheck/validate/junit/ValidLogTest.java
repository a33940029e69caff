package org.msicheck.validate.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.msicheck.validate.engine.Outcome;

class ValidLogTest {
    @RegisterExtension
    private final ValidLog nvme = ValidLog.at(log("nvme-msix.log"));

    private static Path log(final String name) {
        try {
            return Path.of(ValidLogTest.class.getResource("/logs/" + name).toURI());
        } catch (final URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void shouldRunAfterATestThatLeavesAGoodLog() {
        assertThatCode(nvme::check).doesNotThrowAnyException();
    }

    @Test
    void shouldFailForAnOutcomeThatIsNotAllowed() {
        final ValidLog torn = ValidLog.at(log("ahci-torn.log"));
        assertThatThrownBy(torn::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("outcome torn: 1 at line 93");
        assertThatCode(torn.allowing(Outcome.TORN)::check).doesNotThrowAnyException();
    }
}
