package org.msicheck.cli.option;

import java.util.Optional;
import org.msicheck.prove.Prover;
import picocli.CommandLine.Option;

/** What is said of the assumptions that verdicts rest on, and how much of it TLC confirms. */
public final class RestsOnOption {
    /** What these cost together is less than what everything else costs; {@code bench-prove} measures it. */
    public static final long STATES_OF_MANY = 15_000;

    @Option(
            names = "--no-rests-on",
            description = "Do not compute what each 'never' rests on: the weakest assumptions about function and"
                    + " platform under which it holds.")
    private boolean without;

    @Option(
            names = "--confirm",
            paramLabel = "STATES",
            description = "TLC confirms what a 'never' rests on if the reference looked at no more than STATES states"
                    + " for it. Default: always; for everything that ships, 15000.")
    private Optional<Long> confirmed = Optional.empty();

    /**
     * A prover that does what the option says for a few tests.
     *
     * @param prover decides
     * @return one that explains, unless it is not to, and has TLC confirm all that is printed
     */
    public Prover forFew(final Prover prover) {
        return explaining(prover, Long.MAX_VALUE);
    }

    /**
     * The same for everything that ships.
     *
     * @param prover decides
     * @return one that explains, unless it is not to, and has TLC confirm as much as costs no more than all the rest
     */
    public Prover forMany(final Prover prover) {
        return explaining(prover, STATES_OF_MANY);
    }

    private Prover explaining(final Prover prover, final long usual) {
        return without ? prover : prover.explaining(confirmed.orElse(usual));
    }
}
