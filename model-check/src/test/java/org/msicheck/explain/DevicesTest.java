package org.msicheck.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private final Devices devices =
            new Devices(Map.of("open", Set.of("cached", "live"), "disable", Set.of("drops", "keeps")));

    private void add(final String open, final String disable) {
        devices.add(Json.parse("{\"disable\":{\"#set\":[" + disable + "]},\"open\":{\"#set\":[" + open + "]}}"));
    }

    @Test
    void shouldSayNothingOfPropertiesThatDoNotMatter() {
        add("\"cached\",\"live\"", "\"drops\"");
        assertThat(devices.kinds()).containsExactly("disable: drops");
    }

    @Test
    void shouldDropAKindThatAnotherOneCovers() {
        add("\"live\"", "\"drops\"");
        add("\"cached\",\"live\"", "\"drops\"");
        add("\"cached\"", "\"drops\"");
        assertThat(devices.kinds()).containsExactly("disable: drops");
    }

    @Test
    void shouldMergeKindsThatDifferInOneProperty() {
        add("\"live\"", "\"drops\"");
        add("\"cached\"", "\"drops\"");
        add("\"cached\",\"live\"", "\"keeps\"");
        assertThat(devices.kinds()).containsExactly("every device");
    }

    @Test
    void shouldKeepKindsApartThatDifferInTwoProperties() {
        add("\"live\"", "\"drops\"");
        add("\"cached\"", "\"keeps\"");
        assertThat(devices.kinds()).containsExactly("disable: drops, open: live", "disable: keeps, open: cached");
    }
}
