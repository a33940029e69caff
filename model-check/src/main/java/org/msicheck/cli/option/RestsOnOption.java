package org.msicheck.cli.option;

import org.msicheck.prove.Prover;
import picocli.CommandLine.Option;

/** The option that leaves out what verdicts rest on. */
public final class RestsOnOption {
    /** What these cost together is less than what everything else costs; {@code bench-prove} measures it. */
    private static final long STATES_OF_MANY = 15_000;

    @Option(
            names = "--no-rests-on",
            description = "Do not compute what each 'never' rests on: the weakest assumptions about function and"
                    + " platform under which it holds.")
    private boolean without;

    /**
     * A prover that does what the option says for a few tests.
     *
     * @param prover decides
     * @return one that explains, unless it is not to, and has TLC confirm all that is printed
     */
    public Prover forFew(final Prover prover) {
        return without ? prover : prover.explaining(Long.MAX_VALUE);
    }

    /**
     * The same for everything that ships.
     *
     * @param prover decides
     * @return one that explains, unless it is not to, and has TLC confirm as much as costs no more than all the rest
     */
    public Prover forMany(final Prover prover) {
        return without ? prover : prover.explaining(STATES_OF_MANY);
    }
}
