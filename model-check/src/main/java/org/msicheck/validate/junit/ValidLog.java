package org.msicheck.validate.junit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.LogValidator;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.report.TextReport;
import org.msicheck.verdict.ExitCode;

/**
 * A JUnit 5 extension: after each test the log that the test has written is validated, and the test fails unless it is
 * accepted. Register it with {@code @RegisterExtension}.
 */
public final class ValidLog implements AfterTestExecutionCallback {
    private final Path log;
    private final Optional<Device> device;
    private final Set<Outcome> allowed;

    private ValidLog(final Path log, final Optional<Device> device, final Set<Outcome> allowed) {
        this.log = log;
        this.device = device;
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Validates this file after each test.
     *
     * @param log the file
     * @return an extension
     */
    public static ValidLog at(final Path log) {
        return new ValidLog(log, Optional.empty(), EnumSet.noneOf(Outcome.class));
    }

    /**
     * The same with a device.
     *
     * @param text such as {@code pci+use-gate}
     * @return an extension
     */
    public ValidLog with(final String text) {
        return new ValidLog(log, Optional.of(Device.parse(text)), allowed);
    }

    /**
     * The same with an outcome that does not fail.
     *
     * @param outcome the outcome
     * @return an extension
     */
    public ValidLog allowing(final Outcome outcome) {
        final Set<Outcome> more = EnumSet.of(outcome);
        more.addAll(allowed);
        return new ValidLog(log, device, more);
    }

    @Override
    public void afterTestExecution(final ExtensionContext context) {
        check();
    }

    /**
     * Validates the file now.
     *
     * @throws AssertionError with the report unless the log is accepted with allowed outcomes only
     */
    public void check() {
        final LogResult result = new LogValidator(device).validate(log);
        if (result.exitCode(allowed) != ExitCode.OK) {
            final StringWriter text = new StringWriter();
            new TextReport(new PrintWriter(text, true)).write(result);
            throw new AssertionError("log not accepted" + System.lineSeparator() + text);
        }
    }
}
