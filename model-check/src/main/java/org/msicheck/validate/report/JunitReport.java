package org.msicheck.validate.report;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.verdict.BadInputException;
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
     * @param refused logs that could not be read, and why
     * @return XML text
     */
    public String write(final List<LogResult> results, final Map<Path, BadInputException> refused) {
        final StringWriter text = new StringWriter();
        try {
            final XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (final LogResult result : results) {
                suite(xml, result);
            }
            for (final Map.Entry<Path, BadInputException> each : refused.entrySet()) {
                refused(xml, each.getKey().toString(), each.getValue());
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
        suite(xml, result.name(), counted.size() + 1L, failed, unsure + (error ? 1 : 0));
        testcase(xml, result.name(), "log");
        if (error) {
            problem(xml, "error", Words.reason(result.verdict()), result.name());
        }
        xml.writeEndElement();
        for (final TrackedFunction function : counted) {
            function(xml, result, function);
        }
        xml.writeEndElement();
    }

    private static void suite(
            final XMLStreamWriter xml, final String log, final long tests, final long failures, final long errors)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(log));
        xml.writeAttribute("tests", Long.toString(tests));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", Long.toString(errors));
    }

    private void refused(final XMLStreamWriter xml, final String log, final BadInputException why)
            throws XMLStreamException {
        suite(xml, log, 1, 0, 1);
        testcase(xml, log, "log");
        problem(xml, "error", why.getMessage(), log);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void function(final XMLStreamWriter xml, final LogResult result, final TrackedFunction function)
            throws XMLStreamException {
        testcase(xml, result.name(), function.id() + " " + function.device());
        if (fails(function)) {
            final String reason = function.rejection().isPresent()
                    ? Words.reason(LogResult.verdict(function))
                    : "outcomes "
                            + function.outcomes().entries().keySet().stream()
                                    .map(Outcome::word)
                                    .toList();
            problem(xml, "failure", reason, result.name());
        } else if (unsure(function)) {
            problem(xml, "error", Words.reason(LogResult.verdict(function)), result.name());
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

    private static void testcase(final XMLStreamWriter xml, final String log, final String name)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(log));
        xml.writeAttribute("name", clean(name));
    }

    private void problem(final XMLStreamWriter xml, final String kind, final String reason, final String log)
            throws XMLStreamException {
        xml.writeStartElement(kind);
        xml.writeAttribute("message", clean(reason));
        xml.writeCharacters("replay: " + clean(replay + " " + log));
        xml.writeEndElement();
    }

    /** XML 1.0 has no control characters, and a log's bytes may end up in a name. */
    private static String clean(final String text) {
        return text.replaceAll("[^\\x20-\\x7e\\xa0-\\ud7ff]", "?");
    }
}
