package org.msicheck.validate.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogValidator;
import org.msicheck.verdict.Verdict;

/** The structs in docs/events are those of the schema, and what they write is read. */
class EventStructsTest {
    private static final Path DOCS = Path.of(System.getProperty("msicheck.home"), "docs", "events");
    private static final String UPDATE = "msicheck.update";

    private final EventStructs structs = new EventStructs();

    @TempDir
    private Path directory;

    private static void assertPublished(final String name, final String text) throws IOException {
        final Path file = DOCS.resolve(name);
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("made anew by a run of this test with -D" + UPDATE + "=true")
                .hasContent(text);
    }

    @Test
    void shouldPublishTheKeysOfTheSchema() throws IOException {
        assertPublished("msicheck_event.h", structs.c());
        assertPublished("msicheck_event.rs", structs.rust());
        assertPublished("msicheck_event.py", structs.python());
    }

    @Test
    void shouldWriteFromCWhatIsRead() throws Exception {
        copy("main.c");
        run("cc", "-std=c99", "-Wall", "-Wextra", "-Werror", "main.c", "-o", "main");
        assertAccepted(run("./main"));
    }

    @Test
    void shouldWriteFromRustWhatIsRead() throws Exception {
        copy("main.rs");
        run("rustc", "-D", "warnings", "--edition", "2021", "main.rs");
        assertAccepted(run("./main"));
    }

    @Test
    void shouldWriteFromPythonWhatIsRead() throws Exception {
        copy("main.py");
        assertAccepted(run("python3", "main.py"));
    }

    /** The program and the structs, as a user would put them side by side. */
    private void copy(final String program) throws IOException {
        try (InputStream in = EventStructsTest.class.getResourceAsStream(program)) {
            Files.copy(in, directory.resolve(program));
        }
        for (final String structs : List.of("msicheck_event.h", "msicheck_event.rs", "msicheck_event.py")) {
            Files.copy(DOCS.resolve(structs), directory.resolve(structs));
        }
    }

    private String run(final String... command) throws Exception {
        final Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (final IOException missing) {
            assumeTrue(false, command[0] + " is not here");
            throw missing;
        }
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private void assertAccepted(final String log) throws IOException {
        final JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(EventStructs.schema());
        final ObjectMapper mapper = new ObjectMapper();
        final List<String> lines = log.lines().toList();
        for (final String line : lines) {
            assertThat(schema.validate(mapper.readTree(line))).as(line).isEmpty();
        }
        final LogResult result =
                new LogValidator(Optional.empty()).validate(Files.writeString(directory.resolve("log.ndjson"), log));
        assertThat(result.verdict()).as(log).isEqualTo(new Verdict.Accepted());
        assertThat(result.counts().attributedMessages()).isEqualTo(1);
        assertThat(result.functions().get(0).id()).isEqualTo("nic\"0");
        assertThat(result.functions().get(0).device()).isEqualTo("a\nb");
    }
}
