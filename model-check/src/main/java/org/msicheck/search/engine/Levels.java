package org.msicheck.search.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through all sequences, shortest first, and counts what becomes of them. Sequences of the same length that leave
 * the same set behind are one node with a count.
 */
final class Levels {
    private final PossibleStates<?> possible;
    private final SearchTask task;
    private final Uses uses;
    private final SearchProgress progress;
    private final List<RefutedSequences> ends = new ArrayList<>();
    private final Map<Cut, BigInteger> cuts = new LinkedHashMap<>();
    private BigInteger safe = BigInteger.ZERO;
    private long merged;
    private int reached = -1;

    /** Sequences that leave the same behind. */
    record Node(int set, long uses) {}

    /** Prefixes after which nothing helps. */
    private record Cut(int reason, int length, long uses) {}

    Levels(final PossibleStates<?> possible, final SearchTask task, final Uses uses, final SearchProgress progress) {
        this.possible = possible;
        this.task = task;
        this.uses = uses;
        this.progress = progress;
        task.reasons().forEach(reason -> ends.add(RefutedSequences.empty(reason)));
    }

    /** Explores until the longest sequences are done or the progress listener wants to stop. */
    void explore() {
        final int start = possible.start();
        if (PossibleStates.isRefuted(start)) {
            cut(start, BigInteger.ONE, Uses.NONE, 0);
            reached = task.length();
            return;
        }
        Map<Node, BigInteger> level = new HashMap<>(Map.of(new Node(start, Uses.NONE), BigInteger.ONE));
        for (int length = 0; length <= task.length(); length++) {
            level.forEach((node, count) -> end(node, count));
            if (length == task.length() || level.isEmpty()) {
                reached = task.length();
                progress.finished(task.length(), level.size());
                return;
            }
            progress.begins(length + 1, level.size());
            level = next(level, length + 1);
            if (progress.isStopped()) {
                reached = length;
                return;
            }
        }
    }

    private void end(final Node node, final BigInteger count) {
        final int verdict = possible.verdict(node.set());
        if (verdict == PossibleStates.SAFE) {
            safe = safe.add(count);
        } else {
            final int reason = PossibleStates.reason(verdict);
            ends.set(reason, ends.get(reason).withEnds(count));
        }
    }

    private Map<Node, BigInteger> next(final Map<Node, BigInteger> level, final int length) {
        final Map<Node, BigInteger> next = new LinkedHashMap<>();
        for (final Map.Entry<Node, BigInteger> one : level.entrySet()) {
            final Node node = one.getKey();
            for (int entry = 0; entry < task.vocabulary().size(); entry++) {
                if (uses.allows(node.uses(), entry)) {
                    final long used = uses.with(node.uses(), entry);
                    final int after = possible.after(node.set(), entry);
                    if (PossibleStates.isRefuted(after)) {
                        cut(after, one.getValue(), used, length);
                    } else {
                        merged += next.merge(new Node(after, used), one.getValue(), BigInteger::add)
                                        .equals(one.getValue())
                                ? 0
                                : 1;
                    }
                }
            }
            progress.node();
            if (progress.isStopped()) {
                return next;
            }
        }
        return next;
    }

    private void cut(final int refutation, final BigInteger count, final long used, final int length) {
        cuts.merge(new Cut(PossibleStates.reason(refutation), length, used), count, BigInteger::add);
    }

    /** What was refuted, by reason, among the sequences of up to {@link #reached} words. */
    Map<String, RefutedSequences> tallies() {
        final List<RefutedSequences> tallies = new ArrayList<>(ends);
        cuts.forEach((cut, count) -> {
            if (cut.length() <= reached) {
                tallies.set(
                        cut.reason(),
                        tallies.get(cut.reason())
                                .withPrefixes(count, uses.continuations(cut.uses(), reached - cut.length())));
            }
        });
        final Map<String, RefutedSequences> byReason = new LinkedHashMap<>();
        tallies.forEach(tally -> byReason.put(tally.reason(), tally));
        return byReason;
    }

    /** How many sequences are safe and reach the goal. */
    BigInteger safe() {
        return safe;
    }

    /** How many times a set was met again at the same length. */
    long merged() {
        return merged;
    }

    /** The length up to which all sequences are done. */
    int reached() {
        return reached;
    }
}
