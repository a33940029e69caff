package org.msicheck.cli;

import org.msicheck.prove.Prover;
import picocli.CommandLine.Option;

/** The option that leaves out what verdicts rest on. */
final class RestsOnOption {
    @Option(
            names = "--no-rests-on",
            description = "Do not compute what each 'never' rests on: the weakest assumptions about function and"
                    + " platform under which it holds.")
    private boolean without;

    Prover apply(final Prover prover) {
        return without ? prover : prover.explaining();
    }
}
