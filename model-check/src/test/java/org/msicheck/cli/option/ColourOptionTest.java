package org.msicheck.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ColourOptionTest {
    private static final String TERMINAL = "msicheck.colour";

    @AfterEach
    void forget() {
        System.clearProperty(TERMINAL);
    }

    private static boolean isOn(final Map<String, String> environment, final String... args) {
        final ColourOption option = new ColourOption();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("c", CommandLine.Model.CommandSpec.forAnnotatedObject(option)))
                .parseArgs(args);
        return option.paint(environment).isOn();
    }

    @Test
    void shouldColourOnATerminalUnlessNoColourIsWanted() {
        assertThat(isOn(Map.of())).isFalse();
        assertThat(isOn(Map.of(), "--color=always")).isTrue();
        System.setProperty(TERMINAL, "true");
        assertThat(isOn(Map.of())).isTrue();
        assertThat(isOn(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(isOn(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(isOn(Map.of("NO_COLOR", "1"), "--color", "always")).isTrue();
        assertThat(isOn(Map.of(), "--color", "never")).isFalse();
    }
}
