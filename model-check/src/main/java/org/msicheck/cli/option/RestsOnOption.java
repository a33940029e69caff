package org.msicheck.cli.option;

import org.msicheck.prove.Prover;
import picocli.CommandLine.Option;

/** The option that leaves out what verdicts rest on. */
public final class RestsOnOption {
    @Option(
            names = "--no-rests-on",
            description = "Do not compute what each 'never' rests on: the weakest assumptions about function and"
                    + " platform under which it holds.")
    private boolean without;

    /**
     * A prover that does what the option says.
     *
     * @param prover decides
     * @return one that explains, unless it is not to
     */
    public Prover apply(final Prover prover) {
        return without ? prover : prover.explaining();
    }
}
