package org.msicheck.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.msicheck.model.SpecFolder;
import org.msicheck.tla.TlaModule;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcException;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;
import org.msicheck.translate.Protocol;
import org.msicheck.verdict.BadInputException;

/** The abstract protocols of a specification, proved for every value of their constants. */
public final class AllSizes {
    private static final String PREFIX = "Any";
    private static final String SUFFIX = ".tla";
    private static final int TIMEOUT_SECONDS = 20;

    private final SpecFolder folder;
    private final TlcPool pool;

    /**
     * The protocols of a specification.
     *
     * @param folder the specification
     * @param pool   parses the modules
     */
    public AllSizes(final SpecFolder folder, final TlcPool pool) {
        this.folder = folder;
        this.pool = pool;
    }

    /**
     * The abstract protocols: the modules whose name begins with Any.
     *
     * @param folder the specification
     * @return their names, sorted
     */
    public static List<String> names(final SpecFolder folder) {
        try (Stream<Path> files = Files.list(folder.root())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(folder.root() + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /**
     * Proves a protocol.
     *
     * @param name the module's name
     * @return what was proved
     * @throws org.msicheck.verdict.BadInputException if the module is not in the fragment
     */
    public ProofResult prove(final String name) {
        return prove(module(name));
    }

    static ProofResult prove(final TlaModule module) {
        final long start = System.nanoTime();
        // An instance of a given size is decidable; for all sizes the solver can be long in giving up.
        for (int size = 1; size <= Necessity.MOST; size++) {
            final Obligations obligations = Obligations.of(new Protocol(module, OptionalInt.of(size)));
            final SolverAnswers answers = SolverAnswers.to(obligations, TIMEOUT_SECONDS);
            if (!answers.open().isEmpty()) {
                try (Questions questions = new Questions(obligations, size, TIMEOUT_SECONDS)) {
                    return result(module, answers, start, questions);
                }
            }
        }
        final Obligations obligations = Obligations.of(new Protocol(module, OptionalInt.empty()));
        return result(module, SolverAnswers.to(obligations, TIMEOUT_SECONDS), start, null);
    }

    private static ProofResult result(
            final TlaModule module, final SolverAnswers answers, final long start, final Questions questions) {
        final List<ProofResult.Unproved> unproved = new ArrayList<>();
        for (final SolverAnswers.Open open : answers.open()) {
            // One counterexample is read; a hundred are not.
            final Optional<BadStep> counterexample = questions == null || !unproved.isEmpty()
                    ? Optional.empty()
                    : questions.refuted(open.group(), open.goal(), conjunct -> true);
            unproved.add(new ProofResult.Unproved(
                    open.group().name(),
                    open.goal().name(),
                    open.goal().at().toString(),
                    open.isRefuted(),
                    counterexample));
        }
        return new ProofResult(module.name(), answers.asked(), unproved, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * What the proof of a protocol needs.
     *
     * @param name the module's name
     * @return each part of the invariant and of each step of the program, with what goes wrong without it
     * @throws org.msicheck.verdict.BadInputException if the module is not in the fragment
     */
    public List<LeftOut> needed(final String name) {
        return Necessity.of(module(name), TIMEOUT_SECONDS);
    }

    /**
     * All obligations of a protocol as SMT-LIB 2.6, for a solver of one's own.
     *
     * @param name the module's name
     * @return the script; each answer has to be {@code unsat}
     * @throws org.msicheck.verdict.BadInputException if the module is not in the fragment
     */
    public String script(final String name) {
        // Options of cvc5, which Z3 refuses in a file: push and pop, and what a protocol does at rest.
        return "; " + name + ".tla for every value of its constants: each answer has to be unsat.\n"
                + "(set-option :incremental true)\n(set-option :full-saturate-quant true)\n"
                + Script.of(Obligations.of(new Protocol(module(name), OptionalInt.empty())));
    }

    private TlaModule module(final String name) {
        try {
            return pool.parse(
                    new TlcModel(name, name, Map.of(), List.of(folder.root()), TlcConfig.parse(""), List.of()));
        } catch (final TlcException e) {
            throw new BadInputException(name + ".tla: " + e.getMessage(), e);
        }
    }
}
