package org.msicheck.validate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogText;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.input.LineReader;
import org.msicheck.verdict.BadInputException;
import org.msicheck.verdict.ExitCode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reports of every kind of result against the formats' schemas. */
class ReportFormatsTest {
    private static final long CPU1 = 0xfee01004L;
    private static final long CPU2 = 0xfee02004L;
    private static final Map<Path, BadInputException> REFUSED =
            Map.of(Path.of("gone.log"), new BadInputException("gone.log: no such file"));

    private static LogText open() {
        return LogText.nvme().entry(1, CPU1, 0x21).unmask(1).raise(1).window(CPU1, 0x21);
    }

    private static LogResult result(final String name, final String text) {
        return new LogValidator(java.util.Optional.empty())
                .validate(name, new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** Accepted, rejected, torn with findings, inconclusive, with names that need escapes. */
    private static List<LogResult> results() {
        return List.of(
                result("good.log", open().text()),
                result(
                        "a b/<bad> & \u00e9\u0001%.log",
                        open().mask(1).window(CPU1, 0x21).text()),
                result(
                        "torn.log",
                        open().table(1, 0, CPU2)
                                .window(CPU2, 0x21)
                                .table(1, 2, 0x22)
                                .text()),
                result("c:d\\empty.log", ""),
                result("damaged.log", open().add("pci_cfg_write nvme").text()));
    }

    private static JsonSchema sarifSchema() throws IOException {
        try (InputStream in = ReportFormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        }
    }

    private static Document junit() throws SAXException, IOException, ParserConfigurationException {
        final String xml = new JunitReport(Set.of(), "./msicheck validate").write(results(), REFUSED);
        assertValid(xml);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertValid(final String xml) throws SAXException, IOException {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportFormatsTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void shouldWriteSarifThatItsSchemaAllows() throws IOException {
        final JsonNode report =
                new ObjectMapper().readTree(new SarifReport(Set.of(Outcome.TORN)).write(results(), REFUSED));
        assertThat(sarifSchema().validate(report)).isEmpty();
        final Set<String> rules =
                Set.copyOf(report.at("/runs/0/tool/driver/rules").findValuesAsText("id"));
        assertThat(report.at("/runs/0/results")).hasSizeGreaterThanOrEqualTo(5).allSatisfy(each -> assertThat(rules)
                .contains(each.get("ruleId").asText()));
    }

    @Test
    void shouldHaveASarifSchemaThatRefuses() throws IOException {
        final ObjectNode report =
                (ObjectNode) new ObjectMapper().readTree(new SarifReport(Set.of()).write(results(), Map.of()));
        ((ObjectNode) report.at("/runs/0/results/0")).put("level", "fatal");
        assertThat(sarifSchema().validate(report)).isNotEmpty();
        report.remove("runs");
        assertThat(sarifSchema().validate(report)).isNotEmpty();
    }

    @Test
    void shouldWriteJunitXmlThatItsSchemaAllowsAndThatCountsWhatItHolds()
            throws SAXException, IOException, ParserConfigurationException {
        final NodeList suites = junit().getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(6);
        for (int index = 0; index < suites.getLength(); index++) {
            final Element suite = (Element) suites.item(index);
            for (final String[] pair :
                    new String[][] {{"tests", "testcase"}, {"failures", "failure"}, {"errors", "error"}}) {
                assertThat(suite.getAttribute(pair[0]))
                        .as("%s of %s", pair[0], suite.getAttribute("name"))
                        .isEqualTo(Integer.toString(
                                suite.getElementsByTagName(pair[1]).getLength()));
            }
        }
        assertThat(suites.item(1).getAttributes().getNamedItem("failures").getNodeValue())
                .isEqualTo("1");
        assertThat(suites.item(3).getAttributes().getNamedItem("errors").getNodeValue())
                .isEqualTo("1");
    }

    @Test
    void shouldHaveAJunitSchemaThatRefuses() {
        assertThatThrownBy(() -> assertValid("<testsuites><testsuite name='x'/></testsuites>"))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void shouldShowNamesWithoutAnythingThatATerminalObeys() {
        final String log =
                "{'event':'function','function':'\\u001b[2J\\u009b31m\\u202enic','device':'d\\nnic9 accepted',"
                        + "'reset':true,'msix':1}\n{'event':'read','function':'\\u001b[2J\\u009b31m\\u202enic',"
                        + "'register':'pba','offset':0,'value':1}\n";
        final LogResult result = result("a\u0007.ndjson", log.replace('\'', '"'));
        final java.io.StringWriter text = new java.io.StringWriter();
        new TextReport(new java.io.PrintWriter(text)).write(result);
        final String json = new JsonReport().write(List.of(result), Map.of(), List.of(), ExitCode.FAILED);
        assertThat(text.toString())
                .contains("\\u001b[2J\\u009b31m\\u202enic d\\u000anic9 accepted [MSI-X 1]")
                .startsWith("a\\u0007.ndjson: ");
        assertThat(text + json).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n\\r]]");
    }
}
