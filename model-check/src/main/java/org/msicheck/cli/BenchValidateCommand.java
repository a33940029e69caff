package org.msicheck.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.msicheck.validate.bench.DamageBenchmark;
import org.msicheck.validate.bench.ThroughputBenchmark;
import org.msicheck.verdict.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Benchmarks of log validation that a reader can repeat. */
@Command(
        name = "bench-validate",
        mixinStandardHelpOptions = true,
        description = "Benchmarks of log validation: damage that is noticed, events a second.")
public final class BenchValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected damage or throughput");
    }

    /**
     * Damages good logs.
     *
     * @param places places a kind of event and sort of damage
     * @param logs   logs that are accepted
     * @return 0 if everything is noticed that always has to be
     * @throws IOException if a log cannot be read
     */
    @Command(
            name = "damage",
            mixinStandardHelpOptions = true,
            description = "Damages good logs at many places and tells which share is noticed.")
    public int damage(
            @Option(names = "--places", defaultValue = "20", description = "Places a row (default 20).")
                    final int places,
            @Parameters(arity = "1..*", paramLabel = "LOG") final List<Path> logs)
            throws IOException {
        boolean holds = true;
        for (final Path log : logs) {
            holds &= new DamageBenchmark(spec.commandLine().getOut(), places).run(log);
        }
        return (holds ? ExitCode.OK : ExitCode.FAILED).code();
    }

    /**
     * Follows generated logs.
     *
     * @param events events of the longest
     * @return 0
     * @throws IOException if the temporary log cannot be written
     */
    @Command(
            name = "throughput",
            mixinStandardHelpOptions = true,
            description = "Follows generated logs of growing length: events a second, possible states, memory.")
    public int throughput(
            @Option(names = "--events", defaultValue = "10000000", description = "Events (default ten million).")
                    final long events)
            throws IOException {
        new ThroughputBenchmark(spec.commandLine().getOut()).run(events);
        return ExitCode.OK.code();
    }
}
