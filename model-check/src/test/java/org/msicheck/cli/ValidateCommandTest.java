package org.msicheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class ValidateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(final String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private static String log(final String name) {
        try {
            return Path.of(ValidateCommandTest.class
                            .getResource("/logs/" + name)
                            .toURI())
                    .toString();
        } catch (final URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void shouldExitWith0ForAnAcceptedLogAnd1ForATornMessageUnlessItIsAllowed() {
        assertThat(run("validate", log("nvme-msix.log"))).isZero();
        assertThat(run("validate", log("nvme-msix.log"), log("ahci-torn.log"))).isEqualTo(1);
        assertThat(run("validate", "--allow", "torn", log("nvme-msix.log"), log("ahci-torn.log")))
                .isZero();
        assertThat(out.toString()).contains("nvme-msix.log: accepted", "outcome torn: 1 at line 93");
    }

    @Test
    void shouldValidateADirectoryInOneCommandAndLetOneRejectionDecide() throws IOException {
        Files.copy(Path.of(log("nvme-msix.log")), directory.resolve("a.log"));
        Files.writeString(
                directory.resolve("b.log"),
                Files.readString(Path.of(log("nvme-msix.log")))
                        .replaceFirst("(IRQ vector [0-9]+\\R.* value 0x)[0-9a-f]+", "$155"));
        Files.writeString(directory.resolve("c.log"), "");
        assertThat(run("validate", directory.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("a.log: accepted", "b.log: rejected", "c.log: inconclusive");
    }

    @Test
    void shouldDecideTheOthersWhenALogCannotBeReadAndSayItInEveryReport()
            throws IOException, ParserConfigurationException, SAXException {
        final String twice = Files.writeString(
                        directory.resolve("twice.ndjson"), "{\"event\":\"log\",\"version\":1,\"version\":1}\n")
                .toString();
        final Path junit = directory.resolve("junit.xml");
        final Path sarif = directory.resolve("log.sarif");
        assertThat(run(
                        "validate",
                        "--json",
                        "--junit",
                        junit.toString(),
                        "--sarif",
                        sarif.toString(),
                        "no-such.log",
                        log("nvme-msix.log"),
                        twice))
                .isEqualTo(3);
        assertThat(err.toString().lines())
                .containsExactly(
                        "msicheck: no-such.log: cannot be read: no such file",
                        "msicheck: " + twice + ": line 1: key 'version' is there twice");
        final JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("exitCode").asInt()).isEqualTo(3);
        assertThat(json.path("logs")).hasSize(1);
        assertThat(json.path("refused")).hasSize(2);
        assertThat(json.path("refused").get(1).path("problem").asText()).contains("line 1: key 'version'");
        final Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getDocumentElement();
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(2);
        assertThat(new ObjectMapper()
                        .readTree(sarif.toFile())
                        .path("runs")
                        .get(0)
                        .path("results")
                        .findValuesAsText("level"))
                .filteredOn("error"::equals)
                .hasSize(2);
    }

    @Test
    void shouldExitWith2ForALogThatAllowsNoVerdict() throws IOException {
        final Path foreign = directory.resolve("foreign.log");
        Files.writeString(foreign, "hello\n");
        assertThat(run("validate", foreign.toString())).isEqualTo(2);
    }

    @Test
    void shouldNeverAcceptATruncatedGzipFile() throws IOException {
        final byte[] bytes = gzip(Files.readAllBytes(Path.of(log("nvme-msix.log"))));
        final Path cut = directory.resolve("cut.log.gz");
        for (int kept = 1; kept < bytes.length; kept += 97) {
            Files.write(cut, java.util.Arrays.copyOf(bytes, kept));
            assertThat(run("validate", cut.toString())).as("%d bytes", kept).isIn(2, 3);
        }
    }

    @Test
    void shouldExitWith3InOneLineForWhatCannotBeReadOrWritten() {
        assertThat(run("validate", "no-such.log")).isEqualTo(3);
        assertThat(run("validate", "--allow", "nonsense", log("nvme-msix.log"))).isEqualTo(3);
        assertThat(run("validate", "--device", "xen", log("nvme-msix.log"))).isEqualTo(3);
        assertThat(run("validate", "--junit", "/no/such/directory/x.xml", log("nvme-msix.log")))
                .isEqualTo(3);
        assertThat(run("validate", directory.toString())).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("msicheck: "));
    }

    @Test
    void shouldPrintTheSameResultAsJson() throws IOException {
        assertThat(run("validate", "--json", log("ahci-torn.log"))).isEqualTo(1);
        final JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.at("/exitCode").asInt()).isEqualTo(1);
        assertThat(root.at("/logs/0/verdict").asText()).isEqualTo("accepted");
        assertThat(root.at("/logs/0/functions/0/outcomes/torn/firstLines/0").asInt())
                .isEqualTo(93);
    }

    @Test
    void shouldWriteJunitXmlAndSarifWithTheLineAndAReplayCommand()
            throws IOException, ParserConfigurationException, SAXException {
        final Path junit = directory.resolve("out.xml");
        final Path sarif = directory.resolve("out.sarif");
        run("validate", "--junit", junit.toString(), "--sarif", sarif.toString(), log("ahci-torn.log"));
        final Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(junit.toFile())
                .getDocumentElement();
        final Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .startsWith("replay: ./msicheck validate ");
        final JsonNode result = new ObjectMapper().readTree(sarif.toFile()).at("/runs/0/results/0");
        assertThat(result.at("/ruleId").asText()).isEqualTo("torn");
        assertThat(result.at("/level").asText()).isEqualTo("error");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(93);
    }

    @Test
    void shouldShrinkARejectedLogAndDemandCoverage() throws IOException {
        final Path broken = directory.resolve("b.log");
        final Path small = directory.resolve("small.txt");
        Files.writeString(
                broken,
                Files.readString(Path.of(log("nvme-msix.log")))
                        .replaceFirst("(IRQ vector [0-9]+\\R.* value 0x)[0-9a-f]+", "$155"));
        assertThat(run("validate", "--shrink", small.toString(), broken.toString()))
                .isEqualTo(1);
        assertThat(Files.readAllLines(small)).hasSizeBetween(3, 15);
        assertThat(run("validate", "--coverage", "--coverage-floor", "5", log("nvme-msix.log")))
                .isZero();
        assertThat(run("validate", "--coverage-floor", "99", log("nvme-msix.log")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("mask-cleared");
    }

    @Test
    void shouldReadStandardInputPlainAndGzip() throws IOException {
        final byte[] log = Files.readAllBytes(Path.of(log("nvme-msix.log")));
        final java.io.InputStream before = System.in;
        try {
            System.setIn(new java.io.ByteArrayInputStream(log));
            assertThat(run("validate", "-")).isZero();
            System.setIn(new java.io.ByteArrayInputStream(gzip(log)));
            assertThat(run("validate", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString().lines().filter(line -> line.equals("-: accepted")))
                .hasSize(2);
        assertThat(run("validate", "--shrink", directory.resolve("s").toString(), "-"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("--shrink reads a log twice");
    }

    @Test
    void shouldReadAPipe() throws Exception {
        final Path pipe = directory.resolve("pipe");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo");
        final byte[] log = gzip(Files.readAllBytes(Path.of(log("nvme-msix.log"))));
        final Thread writer = new Thread(() -> {
            try (java.io.OutputStream to = Files.newOutputStream(pipe)) {
                for (final byte each : log) {
                    to.write(each);
                }
            } catch (final IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        assertThat(run("validate", pipe.toString())).as(out.toString()).isZero();
        writer.join();
    }

    @Test
    void shouldNameWhatAFolderHoldsBesidesLogs() throws IOException {
        Files.copy(Path.of(log("nvme-msix.log")), directory.resolve("a.log"));
        Files.writeString(directory.resolve("serial.log"), "login:\n");
        assertThat(run("validate", directory.toString())).isZero();
        assertThat(out.toString()).startsWith("left out: " + directory.resolve("serial.log"));
        out.getBuffer().setLength(0);
        assertThat(run("validate", "--json", directory.toString())).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).at("/leftOut/0").asText())
                .isEqualTo(directory.resolve("serial.log").toString());
    }

    private static byte[] gzip(final byte[] plain) throws IOException {
        final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream zipped = new java.util.zip.GZIPOutputStream(bytes)) {
            zipped.write(plain);
        }
        return bytes.toByteArray();
    }
}
