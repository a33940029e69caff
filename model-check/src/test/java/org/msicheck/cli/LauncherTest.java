package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a copy of the project's skeleton, with a Maven and a Java that only write down their calls. */
class LauncherTest {
    private static final String MAVEN =
            """
            #!/bin/sh
            echo built >> builds
            sleep 1
            mkdir -p java-ref/target model-check/target/lib
            echo jar > java-ref/target/msicheck-java-ref-1.jar
            echo jar > model-check/target/msicheck-model-check-1.jar
            echo jar > model-check/target/lib/library.jar
            """;
    private static final String JAVA =
            """
            #!/bin/sh
            while [ "$1" != org.msicheck.cli.Main ]; do shift; done
            shift
            for word in "$@"; do echo "[$word]"; done
            exit 7
            """;

    @TempDir
    private Path directory;

    private Path project;
    private Path tools;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a POSIX shell script");
        project = Files.createDirectory(directory.resolve("a project"));
        tools = Files.createDirectory(directory.resolve("tools"));
        final Path launcher = Path.of(System.getProperty("msicheck.home")).resolve("msicheck");
        Files.copy(launcher, project.resolve("msicheck"), StandardCopyOption.COPY_ATTRIBUTES);
        for (final String module : List.of("java-ref", "model-check")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.writeString(project.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(project.resolve("pom.xml"), "");
        for (final String tool : List.of(
                "dirname",
                "readlink",
                "cat",
                "find",
                "head",
                "mkdir",
                "rm",
                "mv",
                "cp",
                "sleep",
                "sed",
                "sh",
                "sort",
                "cksum")) {
            link(tool);
        }
        tool("mvn", MAVEN);
        tool("java", JAVA);
    }

    private void link(final String tool) throws IOException {
        for (final String folder : List.of("/usr/bin", "/bin")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                tool(tool, "#!/bin/sh\nexec " + Path.of(folder, tool) + " \"$@\"\n");
                return;
            }
        }
    }

    private void tool(final String name, final String script) throws IOException {
        Files.writeString(tools.resolve(name), script);
        assertThat(tools.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private Process start(final String... args) throws IOException {
        final List<String> command =
                new ArrayList<>(List.of(project.resolve("msicheck").toString()));
        command.addAll(List.of(args));
        final ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", tools.toString());
        return builder.start();
    }

    private Result run(final String... args) throws Exception {
        return result(start(args));
    }

    private static Result result(final Process process) throws Exception {
        final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(project.resolve("builds"));
    }

    @Test
    void shouldBuildOnceAndPassArgumentsAndExitCodeOn() throws Exception {
        assertThat(run("check", "a b.yaml", "", "*")).isEqualTo(new Result(7, "[check]\n[a b.yaml]\n[]\n[*]\n"));
        assertThat(run()).isEqualTo(new Result(7, ""));
        assertThat(builds()).hasSize(1);
    }

    @Test
    void shouldTakeTheJarsOfAReleaseAsTheyAre() throws Exception {
        Files.createDirectory(project.resolve("lib"));
        Files.delete(tools.resolve("mvn"));
        Files.delete(project.resolve("pom.xml"));
        tool("java", "#!/bin/sh\nfor word in \"$@\"; do echo \"[$word]\"; done\n");
        assertThat(run("go").text()).contains("[" + project.resolve("lib") + "/*]\n[org.msicheck.cli.Main]\n[go]\n");
    }

    @Test
    void shouldBuildAgainWhenTheContentOfASourceChanges() throws Exception {
        run();
        final Path source = Files.writeString(project.resolve("java-ref/src/main/New.java"), "class New {}");
        run();
        assertThat(builds()).hasSize(2);
        Files.writeString(source, "class New { }");
        run();
        assertThat(builds()).hasSize(3);
        Files.delete(source);
        run();
        assertThat(builds()).as("the first build is still there").hasSize(3);
    }

    @Test
    void shouldUseABuildOfTheSameContentWhateverItsAge() throws Exception {
        final Path source = Files.writeString(project.resolve("java-ref/src/main/Old.java"), "class Old {}");
        run();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1000)));
        assertThat(run("go")).isEqualTo(new Result(7, "[go]\n"));
        assertThat(builds()).hasSize(1);
    }

    @Test
    void shouldBuildAgainWhatWasChangedDuringTheBuild() throws Exception {
        Files.writeString(project.resolve("java-ref/src/main/A.java"), "class A {}");
        tool("mvn", MAVEN + "[ -e java-ref/src/main/B.java ] || echo 'class B {}' > java-ref/src/main/B.java\n");
        assertThat(run("go").code()).isEqualTo(7);
        assertThat(builds()).hasSize(2);
        assertThat(run("go").code()).isEqualTo(7);
        assertThat(builds()).hasSize(2);
        Files.delete(project.resolve("java-ref/src/main/B.java"));
        tool("mvn", MAVEN);
        run();
        assertThat(builds())
                .as("what was made while B came is not taken for a build without it")
                .hasSize(3);
    }

    @Test
    void shouldBuildOnceWhenStartedManyTimesAtOnce() throws Exception {
        final List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            processes.add(start("go"));
        }
        for (final Process process : processes) {
            assertThat(result(process)).isEqualTo(new Result(7, "[go]\n"));
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void shouldTakeOverTheLockOfABuildThatWasKilled() throws Exception {
        final Path lock = Files.createDirectory(project.resolve(".msicheck-build.lock"));
        Files.writeString(lock.resolve("pid"), "999999999\n");
        assertThat(run("go")).isEqualTo(new Result(7, "[go]\n"));
        assertThat(lock).doesNotExist();
    }

    @Test
    void shouldTakeOverAnOldLockThatNobodyHolds() throws Exception {
        final Path lock = Files.createDirectory(project.resolve(".msicheck-build.lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(150)));
        assertThat(run("go")).isEqualTo(new Result(7, "[go]\n"));
        assertThat(lock).doesNotExist();
    }

    @Test
    void shouldNotBuildBesideTheMavenOfAKilledLauncher() throws Exception {
        tool(
                "mvn",
                "#!/bin/sh\n[ ! -e busy ] || echo two at once >> builds\n: > busy\n" + MAVEN.substring(10)
                        + "rm busy\n");
        final Process killed = start("go");
        final Path maven = project.resolve(".msicheck-build.lock/maven");
        while (!Files.exists(project.resolve("busy"))) {
            Thread.sleep(10);
        }
        assertThat(maven).exists();
        killed.destroyForcibly().waitFor();
        assertThat(run("go")).isEqualTo(new Result(7, "[go]\n"));
        assertThat(builds()).containsOnly("built");
    }

    @Test
    void shouldStopItsMavenWhenItIsStopped() throws Exception {
        tool("mvn", "#!/bin/sh\necho $$ > number\nexec sleep 60\n");
        final Process stopped = start("go");
        final Path number = project.resolve("number");
        while (!Files.exists(number) || Files.size(number) == 0) {
            Thread.sleep(10);
        }
        final long maven = Long.parseLong(Files.readString(number).strip());
        stopped.destroy();
        assertThat(stopped.waitFor()).isEqualTo(143);
        assertThat(ProcessHandle.of(maven).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        assertThat(project.resolve(".msicheck-build.lock")).doesNotExist();
    }

    @Test
    void shouldSayWhyThereCanBeNoLock() throws Exception {
        Files.writeString(project.resolve(".msicheck-build.lock"), "no folder");
        assertOneLine(run(), 4, "cannot make the lock of a build: ");
    }

    @Test
    void shouldNotWaitForEver() throws Exception {
        final Path lock = Files.createDirectory(project.resolve(".msicheck-build.lock"));
        Files.writeString(
                lock.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
        tool("sleep", "#!/bin/sh\n");
        assertOneLine(run(), 4, "remove " + lock);
    }

    @Test
    void shouldRemoveWhatAKilledBuildLeftBehind() throws Exception {
        final Path left = Files.createDirectories(project.resolve("model-check/target/run/1-1.part"));
        run();
        assertThat(left).doesNotExist();
    }

    @Test
    void shouldSayInOneLineWhatIsMissing() throws Exception {
        Files.delete(tools.resolve("mvn"));
        assertOneLine(run(), 3, "Maven");
        Files.delete(tools.resolve("java"));
        assertOneLine(run(), 3, "Java");
    }

    @Test
    void shouldSayInOneLineWhyTheBuildFailed() throws Exception {
        tool("mvn", "#!/bin/sh\necho '[ERROR] no such plugin'\necho '[ERROR] more'\nexit 1\n");
        assertOneLine(run(), 4, "no such plugin");
        assertThat(project.resolve(".msicheck-build.lock")).doesNotExist();
        tool("mvn", MAVEN);
        assertThat(run("go").code()).isEqualTo(7);
    }

    private static void assertOneLine(final Result result, final int code, final String why) {
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.text().lines())
                .singleElement()
                .asString()
                .startsWith("msicheck: ")
                .contains(why);
    }

    private record Result(int code, String text) {}
}
