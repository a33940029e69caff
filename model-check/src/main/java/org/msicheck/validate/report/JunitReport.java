package org.msicheck.validate.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.Verdict;

/**
 * The results as JUnit XML: a suite a log, a case for the log itself and one a counted function. Rejections and
 * outcomes that are not allowed are failures, inconclusive results are errors.
 */
public final class JunitReport {
    private final Set<Outcome> allowed;
    private final String replay;

    /**
     * A report.
     *
     * @param allowed outcomes that do not fail
     * @param replay  the command line that repeats a log, up to the log's name
     */
    public JunitReport(final Set<Outcome> allowed, final String replay) {
        this.allowed = Set.copyOf(allowed);
        this.replay = replay;
    }

    /**
     * The report of a run.
     *
     * @param results one a log
     * @return XML text
     */
    public String write(final List<LogResult> results) {
        final StringWriter text = new StringWriter();
        try {
            final XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (final LogResult result : results) {
                suite(xml, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (final XMLStreamException impossible) {
            throw new IllegalStateException("writing XML to memory", impossible);
        }
        return text + "\n";
    }

    private void suite(final XMLStreamWriter xml, final LogResult result) throws XMLStreamException {
        final List<TrackedFunction> counted =
                result.functions().stream().filter(TrackedFunction::active).toList();
        final long failed = counted.stream().filter(this::fails).count();
        final long unsure = counted.stream().filter(JunitReport::unsure).count();
        final boolean error = result.verdict() instanceof Verdict.Inconclusive;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(result.name()));
        xml.writeAttribute("tests", Long.toString(counted.size() + 1L));
        xml.writeAttribute("failures", Long.toString(failed));
        xml.writeAttribute("errors", Long.toString(unsure + (error ? 1 : 0)));
        testcase(xml, result, "log");
        if (error) {
            problem(xml, "error", Words.reason(result.verdict()), result);
        }
        xml.writeEndElement();
        for (final TrackedFunction function : counted) {
            function(xml, result, function);
        }
        xml.writeEndElement();
    }

    private void function(final XMLStreamWriter xml, final LogResult result, final TrackedFunction function)
            throws XMLStreamException {
        testcase(xml, result, function.id() + " " + function.device());
        if (fails(function)) {
            final String reason = function.rejection().isPresent()
                    ? Words.reason(LogResult.verdict(function))
                    : "outcomes "
                            + function.outcomes().entries().keySet().stream()
                                    .map(Outcome::word)
                                    .toList();
            problem(xml, "failure", reason, result);
        } else if (unsure(function)) {
            problem(xml, "error", Words.reason(LogResult.verdict(function)), result);
        }
        xml.writeEndElement();
    }

    private boolean fails(final TrackedFunction function) {
        return function.rejection().isPresent()
                || !allowed.containsAll(function.outcomes().entries().keySet());
    }

    private static boolean unsure(final TrackedFunction function) {
        return LogResult.verdict(function) instanceof Verdict.Inconclusive;
    }

    private static void testcase(final XMLStreamWriter xml, final LogResult result, final String name)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(result.name()));
        xml.writeAttribute("name", clean(name));
    }

    private void problem(final XMLStreamWriter xml, final String kind, final String reason, final LogResult result)
            throws XMLStreamException {
        xml.writeStartElement(kind);
        xml.writeAttribute("message", clean(reason));
        xml.writeCharacters("replay: " + clean(replay + " " + result.name()));
        xml.writeEndElement();
    }

    /** XML 1.0 has no control characters, and a log's bytes may end up in a name. */
    private static String clean(final String text) {
        return text.replaceAll("[^\\x20-\\x7e\\xa0-\\ud7ff]", "?");
    }
}
