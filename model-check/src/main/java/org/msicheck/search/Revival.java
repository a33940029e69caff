package org.msicheck.search;

import java.util.List;
import org.msicheck.ref.state.Step;
import org.msicheck.ref.state.StepWord;

/**
 * Whether steps can bring back an event that nothing in the machine stands for any more: no request, no message, no
 * bit in an IRR, no handler that is about to look. If none of a search's steps can, such an event is lost in every
 * continuation in which no further event happens, and the sequence is given up at once.
 *
 * <p>A source has no new event while its old one waits, so only software can help: by looking itself, by disarming the
 * source, by an interrupt that it sends, or along a route of the host. An interrupt that is sent only after a test of
 * IRR in the same word is no help: IRR is empty, and stays so while nothing happens.
 */
final class Revival {
    private Revival() {}

    /** Whether some step of a search can help such an event. */
    static boolean isPossible(final SearchFile file) {
        if (!file.frame().model().hostCpus().isEmpty()) {
            return true;
        }
        final List<Step> frame = file.steps(List.of());
        return helps(frame.subList(0, file.prologue()))
                || helps(frame.subList(file.prologue(), frame.size()))
                || file.vocabulary().stream().anyMatch(word -> helps(file.stepsOf(word.name())));
    }

    private static boolean helps(final List<Step> steps) {
        boolean tested = false;
        for (final Step step : steps) {
            if (step.row().revives()) {
                return true;
            }
            if (step.row() == StepWord.RETRIGGER && !(tested && step.when().equals("yes"))) {
                return true;
            }
            tested = step.row() == StepWord.TEST_IRR || (tested && !step.row().learns());
        }
        return false;
    }
}
