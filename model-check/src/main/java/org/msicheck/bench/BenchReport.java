package org.msicheck.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.msicheck.output.JsonAnswer;
import org.msicheck.verdict.ExitCode;

/**
 * What one run of the benchmark found.
 *
 * @param java       the version of the Java virtual machine
 * @param processors the number of processors that it sees
 * @param rounds     repetitions; every figure is their median
 * @param firstModel seconds of the very first model in this process, which loads TLC
 * @param fixedCost  what each model costs before its first step
 * @param throughput how fast each model is explored
 */
public record BenchReport(
        String java,
        int processors,
        int rounds,
        double firstModel,
        List<FixedCost.Result> fixedCost,
        List<Throughput.Result> throughput) {

    /** Copies the lists. */
    public BenchReport {
        fixedCost = List.copyOf(fixedCost);
        throughput = List.copyOf(throughput);
    }

    /**
     * A report of this process.
     *
     * @param rounds     repetitions
     * @param firstModel seconds of the first model
     * @param fixedCost  what each model costs
     * @param throughput how fast each is explored
     * @return the report
     */
    public static BenchReport of(
            final int rounds,
            final double firstModel,
            final List<FixedCost.Result> fixedCost,
            final List<Throughput.Result> throughput) {
        return new BenchReport(
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                rounds,
                firstModel,
                fixedCost,
                throughput);
    }

    /**
     * For machines.
     *
     * @return JSON; times in seconds, speeds a second
     */
    public String json() {
        final ObjectNode answer = JsonAnswer.of("bench", ExitCode.OK);
        answer.setAll(JsonAnswer.tree(this));
        return JsonAnswer.text(answer) + "\n";
    }

    /**
     * For people.
     *
     * @return two tables
     */
    public String text() {
        final StringBuilder out = new StringBuilder();
        line(out, "Java %s, %d processors, medians of %d%n", java, processors, rounds);
        line(out, "%-32s %12s %12s %8s", "fixed cost of a model", "in process", "fresh", "share");
        fixedCost.forEach(cost -> line(
                out,
                "%-32s %10.3f s %10.3f s %7.0f%%",
                cost.model(),
                cost.inProcess(),
                cost.fresh(),
                100 * cost.share()));
        line(out, "%-32s %10.3f s%n", "(the first one in this process)", firstModel);
        line(
                out,
                "%-32s %9s %11s %12s %12s %12s",
                "transitions a second",
                "states",
                "transitions",
                "TLC",
                "reference",
                "with graph");
        throughput.forEach(speed -> line(
                out,
                "%-32s %,9d %,11d %,12.0f %,12.0f %,12.0f",
                speed.model(),
                speed.states(),
                speed.transitions(),
                speed.tlc(),
                speed.steps(),
                speed.graph()));
        return out.toString();
    }

    private static void line(final StringBuilder out, final String format, final Object... values) {
        out.append(String.format(Locale.ROOT, format + "%n", values));
    }
}
