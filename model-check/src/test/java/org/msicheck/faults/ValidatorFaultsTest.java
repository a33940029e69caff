package org.msicheck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msicheck.model.SpecFolder;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The validator's own tests, on small logs, notice faults that are put into the validator. */
class ValidatorFaultsTest {
    /** Fast ones first. Properties of random inputs are not among them: what they find should not depend on luck. */
    private static final List<String> TESTS = Stream.of(
                    "MsixLogTest",
                    "JudgedLogsTest",
                    "HiddenStateTest",
                    "MsiLogTest",
                    "BadInputTest",
                    "engine.PlacesTest",
                    "qemu.RemappingLogTest",
                    "qemu.MessageRegionTest",
                    "qemu.ExtendedModeTest",
                    "qemu.LinePrefixTest",
                    "qemu.RecordedEventsTest",
                    "ndjson.NdjsonLogTest",
                    "ndjson.MissingFieldsTest",
                    "ftrace.GuestJoinTest",
                    "input.LineReaderTest",
                    "ShrinkerTest")
            .map(name -> "org.msicheck.validate." + name)
            .collect(Collectors.collectingAndThen(Collectors.toList(), names -> {
                names.add("org.msicheck.cli.ValidateCommandTest");
                return List.copyOf(names);
            }));

    private final Path sources = SpecFolder.shipped()
            .root()
            .resolveSibling("model-check/src/main/java/org/msicheck/validate")
            .normalize();

    record Fault(String name, String file, String find, String replace, String about, Optional<String> survives) {
        @Override
        public String toString() {
            return name + ": " + about;
        }
    }

    static List<Fault> faults() throws IOException {
        final String name = "/org/msicheck/validate/validator-faults.yaml";
        try (InputStream in = ValidatorFaultsTest.class.getResourceAsStream(name)) {
            final List<?> entries = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return entries.stream().map(entry -> fault((Map<?, ?>) entry)).toList();
        }
    }

    private static Fault fault(final Map<?, ?> entry) {
        return new Fault(
                text(entry, "name"),
                text(entry, "file"),
                text(entry, "find"),
                text(entry, "replace"),
                text(entry, "about"),
                Optional.ofNullable((String) entry.get("survives")));
    }

    private static String text(final Map<?, ?> entry, final String key) {
        return String.valueOf(entry.get(key));
    }

    @Test
    void shouldPassOnTheValidatorItself() {
        assertThat(FaultyValidator.withoutFault().firstFailure(TESTS)).isEmpty();
    }

    @Test
    void shouldHaveFaultsInEveryPart() throws IOException {
        final Map<String, Long> byPackage = faults().stream()
                .collect(Collectors.groupingBy(
                        fault -> fault.file().replaceAll("/?[A-Za-z]*\\.java", ""), Collectors.counting()));
        assertThat(byPackage).containsKeys("", "engine", "qemu", "ndjson", "ftrace", "input");
        assertThat(faults())
                .hasSizeGreaterThanOrEqualTo(30)
                .extracting(Fault::name)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNoticeTheFault(final Fault fault) {
        final String source = FaultyReference.source(sources, fault.file());
        assertThat(source.split(java.util.regex.Pattern.quote(fault.find()), -1))
                .as("the text to replace")
                .hasSize(2);
        final Optional<String> caught = FaultyValidator.of(
                        sources, fault.file(), source.replace(fault.find(), fault.replace()))
                .firstFailure(TESTS);
        assertThat(caught.isEmpty())
                .as("survives, caught by %s", caught)
                .isEqualTo(fault.survives().isPresent());
    }
}
