package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docs/continuous-integration.md offers to others: the action's script runs, and its files hold together. */
class ContinuousIntegrationTest {

    private static final Path HOME =
            Path.of(System.getProperty("msicheck.home", ".")).toAbsolutePath().normalize();
    private static final Pattern INPUT = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| .* \\|$");

    @TempDir
    private Path directory;

    private Path launcher;
    private String answer;

    /** A launcher that runs the classes under test. */
    @BeforeEach
    void writeLauncher() throws IOException {
        final String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        launcher = Files.writeString(
                directory.resolve("msicheck"),
                "#!/bin/sh\nexec java -XX:+UseSerialGC '-Dmsicheck.home=" + HOME + "' -cp '" + classPath
                        + "' org.msicheck.cli.Main \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    private static Map<?, ?> yaml(final Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Map<?, ?> map(final Map<?, ?> parent, final String key) {
        return (Map<?, ?>) parent.get(key);
    }

    /** What the example's workflow hands to the action. */
    private static Map<String, String> example() throws IOException {
        final Map<?, ?> job = map(map(yaml(HOME.resolve("docs/examples/validate-workflow.yml")), "jobs"), "validate");
        final Map<String, String> inputs = new HashMap<>();
        for (final Object step : (List<?>) job.get("steps")) {
            final Object uses = ((Map<?, ?>) step).get("uses");
            if (uses != null && uses.toString().startsWith("msicheck/msicheck@")) {
                map((Map<?, ?>) step, "with").forEach((k, v) -> inputs.put(k.toString(), v.toString()));
            }
        }
        return inputs;
    }

    private int action(final Map<String, String> inputs) throws IOException, InterruptedException {
        final ProcessBuilder builder =
                new ProcessBuilder(HOME.resolve(".ci/action").toString()).directory(directory.toFile());
        builder.environment().put("MSICHECK", launcher.toString());
        builder.environment()
                .put("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString());
        inputs.forEach((name, value) -> builder.environment().put(name.toUpperCase(Locale.ROOT), value));
        builder.environment().putIfAbsent("SARIF", "msicheck.sarif");
        final Process process = builder.redirectErrorStream(true).start();
        answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private void copyLogs(final String... names) throws IOException {
        final Path logs = Files.createDirectories(directory.resolve("logs"));
        for (final String name : names) {
            Files.copy(HOME.resolve("model-check/src/test/resources/logs").resolve(name), logs.resolve(name));
        }
    }

    @Test
    void shouldFailInTheExampleWorkflowForATornMessageAndLeaveTheReportsThatItUploads() throws Exception {
        copyLogs("nvme-msix.log", "ahci-torn.log");
        final Map<String, String> inputs = example();
        assertThat(action(inputs)).as(answer).isEqualTo(1);
        assertThat(directory.resolve("logs.xml")).exists();
        assertThat(directory.resolve("logs.sarif")).exists();
        assertThat(directory.resolve("summary.md"))
                .content()
                .startsWith("### msicheck validate: failed")
                .contains("    ");
        inputs.merge("options", "--allow=torn\n", String::concat);
        assertThat(action(inputs)).as(answer).isZero();
    }

    @Test
    void shouldDecideALitmusTest() throws Exception {
        final Map<String, String> inputs = Map.of("command", "check", "files", "msix-first-unmask-seen\n");
        assertThat(action(inputs)).as(answer).isZero();
        assertThat(directory.resolve("summary.md")).content().startsWith("### msicheck check: as expected");
    }

    @Test
    void shouldRunAReleaseOnlyIfItIsWhatItsChecksumSays() throws Exception {
        final Path release = Files.createDirectories(directory.resolve("releases/v7"));
        final Path zip = release.resolve("msicheck-7.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            final ZipEntry entry = new ZipEntry("msicheck-7/msicheck");
            out.putNextEntry(entry);
            out.write("#!/bin/sh\necho released \"$@\"\n".getBytes(StandardCharsets.UTF_8));
        }
        final Map<String, String> inputs = Map.of(
                "command", "check",
                "files", "mine.yaml",
                "version", "7",
                "msicheck_releases", directory.resolve("releases").toUri().toString());
        assertThat(action(inputs)).isEqualTo(3);
        assertThat(answer).contains("there is no msicheck-7.zip.sha256");
        final Path sum = release.resolve("msicheck-7.zip.sha256");
        final byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));
        Files.writeString(sum, HexFormat.of().formatHex(digest) + " *msicheck-7.zip\n");
        assertThat(action(inputs)).as(answer).isZero();
        assertThat(answer).isEqualTo("released check -- mine.yaml\n");
        Files.writeString(sum, "0".repeat(64) + " *msicheck-7.zip\n");
        assertThat(action(inputs)).isEqualTo(3);
        assertThat(answer)
                .contains("msicheck-7.zip is not what its checksum says")
                .doesNotContain("released");
    }

    @Test
    void shouldReleaseOnlyTheVersionThatThePomHasAndTheChangesDescribe() throws Exception {
        Files.createDirectory(directory.resolve(".ci"));
        final Path script = Files.copy(HOME.resolve(".ci/version"), directory.resolve(".ci/version"));
        Files.writeString(directory.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        final Path changes = Files.writeString(directory.resolve("CHANGELOG.md"), "## 1.2.3, not yet released\n");
        assertThat(code(script, "v1.2.3")).isEqualTo(1);
        Files.writeString(changes, "## 1.2.3, 2026-12-01\n");
        assertThat(code(script, "v1.2.3")).isZero();
        assertThat(code(script, "v1.2.4")).isEqualTo(1);
    }

    private static int code(final Path script, final String argument) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", script.toString(), argument).start().waitFor();
    }

    @Test
    void shouldRefuseWhatTheActionDoesNotKnow() throws Exception {
        assertThat(action(Map.of("command", "prove; true", "files", "x"))).isEqualTo(3);
        assertThat(answer).isEqualTo("msicheck: the action's command is check or validate, found 'prove; true'\n");
        assertThat(action(Map.of("command", "validate", "files", "\n"))).isEqualTo(3);
        assertThat(answer).isEqualTo("msicheck: the action was given no files\n");
    }

    @Test
    void shouldNeverReadTheNameOfAFileAsACommandOrAnOption() throws Exception {
        assertThat(action(Map.of("command", "validate", "files", "$(touch hacked)\n--help")))
                .as(answer)
                .isEqualTo(3);
        assertThat(directory.resolve("hacked")).doesNotExist();
        assertThat(answer).contains("$(touch hacked)");
    }

    @Test
    void shouldDescribeTheInputsThatTheActionHas() throws IOException {
        final Map<?, ?> inputs = map(yaml(HOME.resolve("action.yml")), "inputs");
        final List<String> described = INPUT.matcher(Files.readString(HOME.resolve("docs/continuous-integration.md")))
                .results()
                .map(m -> m.group(1))
                .toList();
        assertThat(described)
                .containsExactlyElementsOf(
                        inputs.keySet().stream().map(Object::toString).toList());
        assertThat(inputs.keySet().stream().map(Object::toString))
                .containsAll(example().keySet());
    }

    @Test
    void shouldHoldStrictYamlOnly() throws IOException {
        final List<Path> files = new ArrayList<>(List.of(HOME.resolve("action.yml")));
        for (final String folder : List.of(".github", "docs/examples")) {
            try (Stream<Path> found = Files.walk(HOME.resolve(folder))) {
                found.filter(f -> f.toString().endsWith(".yml")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (final Path file : files) {
            assertThat(yaml(file)).as(file.toString()).isNotEmpty();
        }
    }

    @Test
    void shouldGiveWorkflowsNoMorePermissionsThanTheyNeed() throws IOException {
        try (Stream<Path> own = Files.list(HOME.resolve(".github/workflows"));
                Stream<Path> examples = Files.list(HOME.resolve("docs/examples"))) {
            for (final Path file : Stream.concat(own, examples)
                    .filter(f -> f.toString().endsWith(".yml"))
                    .filter(f -> !f.endsWith("gitlab-ci.yml"))
                    .toList()) {
                // Only a release writes: itself.
                assertThat(map(yaml(file), "permissions").get("contents"))
                        .as(file.toString())
                        .isEqualTo(file.endsWith("release.yml") ? "write" : "read");
            }
        }
    }
}
