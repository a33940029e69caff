package org.msicheck.validate.report;

import java.util.Locale;
import org.msicheck.verdict.Verdict;

/** The words that all reports share. */
final class Words {
    private Words() {}

    /** Accepted, rejected or inconclusive. */
    static String word(final Verdict verdict) {
        return verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Why, in one line; empty if accepted. */
    static String reason(final Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            return rejected.reason();
        }
        return verdict instanceof Verdict.Inconclusive inconclusive ? inconclusive.reason() : "";
    }
}
