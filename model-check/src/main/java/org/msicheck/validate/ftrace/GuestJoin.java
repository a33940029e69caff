package org.msicheck.validate.ftrace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.validate.LogResult;
import org.msicheck.validate.engine.MessageUpdate;
import org.msicheck.validate.engine.Outcome;
import org.msicheck.validate.engine.Tally;
import org.msicheck.validate.engine.TrackedFunction;

/**
 * Joins a machine's log with its guest's ftrace by content: every message that the kernel says it wrote has to be in
 * the log, in the same order for each vector. A joined write ties an interrupt number to a function and vector, and
 * tells who owned which CPU's vector when a torn message left.
 */
public final class GuestJoin {
    private static final int MOST_PROBLEMS = 3;

    private final GuestTrace trace;
    private final List<String> problems = new ArrayList<>();
    private final Map<Long, Map<String, Integer>> vectorsOf = new TreeMap<>();
    private final Map<MessageUpdate, GuestTrace.Write> joined = new HashMap<>();
    private final Map<String, List<GuestTrace.Write>> writesOf = new TreeMap<>();
    private long comparisons;

    private GuestJoin(final GuestTrace trace) {
        this.trace = trace;
    }

    /**
     * Joins.
     *
     * @param result the log's result
     * @param file   the guest's ftrace, plain or gzip
     * @return the result with what the join adds: problems, notes, outcomes {@code stale}
     */
    public static LogResult join(final LogResult result, final Path file) {
        final GuestJoin join = new GuestJoin(GuestTrace.read(file));
        join.problems.addAll(join.trace.problems());
        join.match(result.history().updates());
        join.stale(result);
        join.handlers(result);
        return result.with(join.problems, join.notes(result));
    }

    private void match(final List<MessageUpdate> updates) {
        final VectorHistories histories = new VectorHistories(updates);
        long missing = 0;
        for (final GuestTrace.Write write : trace.writes()) {
            final Optional<MessageUpdate> found = histories.take(write.irq(), write.address(), write.data());
            if (found.isPresent()) {
                joined.put(found.get(), write);
                writesOf.computeIfAbsent(VectorHistories.key(found.get()), key -> new ArrayList<>())
                        .add(write);
                vectorsOf
                        .computeIfAbsent(write.irq(), key -> new TreeMap<>())
                        .merge(VectorHistories.key(found.get()), 1, Integer::sum);
            } else {
                missing++;
                if (missing <= MOST_PROBLEMS) {
                    problems.add("ftrace line " + write.line() + ": the message that irq " + write.irq()
                            + " wrote (address 0x" + Long.toHexString(write.address()) + " data 0x"
                            + Integer.toHexString(write.data()) + ") is not in the log");
                }
            }
        }
        if (missing > MOST_PROBLEMS) {
            problems.add(missing - MOST_PROBLEMS + " more messages of the ftrace are not in the log");
        }
        if (trace.writes().isEmpty()) {
            problems.add("the ftrace has no msi_write event in " + trace.lines() + " lines");
        }
    }

    /** A torn message to a CPU and vector that the kernel had given to nobody is stale as well. */
    private void stale(final LogResult result) {
        for (final TrackedFunction function : result.functions()) {
            final Tally.Entry torn = function.outcomes().entries().get(Outcome.TORN);
            if (torn == null) {
                continue;
            }
            for (final Tally.Seen seen : torn.seen()) {
                joined.keySet().stream()
                        .filter(update -> update.function().equals(function))
                        .filter(update -> update.line() > seen.line())
                        .min(Comparator.comparingLong(MessageUpdate::line))
                        .map(joined::get)
                        .filter(write -> ownerless(write, seen.address(), seen.data()))
                        .filter(write -> !othersSendThere(result, seen.address(), seen.data()))
                        .ifPresent(write -> function.outcomes().add(Outcome.STALE, seen.line()));
            }
        }
    }

    /** Functions whose messages are all known; of others there may be more than the log attributes. */
    private void handlers(final LogResult result) {
        final HandlerCheck check = new HandlerCheck(trace.entries(), result.history());
        final boolean all = result.counts().unknownMessages() == 0;
        final Map<Long, Set<String>> vectors = new HashMap<>();
        vectorsOf.forEach((irq, each) -> vectors.put(irq, each.keySet()));
        if (all) {
            writesOf.forEach((vector, writes) -> check.anchored(vector, writes, vectors));
            vectors.forEach(check::inAll);
        }
        check.delivered();
        comparisons = check.checked();
        check.problems().stream().sorted().limit(MOST_PROBLEMS).forEach(problems::add);
    }

    private boolean ownerless(final GuestTrace.Write write, final long address, final int data) {
        final OptionalLong cpu = trace.cpu(address);
        return cpu.isPresent() && !write.owners().containsKey(cpu.getAsLong() << Byte.SIZE | (data & 0xff));
    }

    /** A trace that begins late lacks owners; messages to this CPU and vector that no function holds have one. */
    private static boolean othersSendThere(final LogResult result, final long address, final int data) {
        return result.history().foreign().of((int) (address >>> 12 & 0xff), data & 0xff) > 0;
    }

    private List<String> notes(final LogResult result) {
        final List<String> notes = new ArrayList<>();
        notes.add("ftrace: " + joined.size() + " of " + trace.writes().size() + " message writes are in the log, which "
                + "has " + result.history().updates().size());
        notes.add("ftrace: " + comparisons + " comparisons of handler entries with messages and deliveries; "
                + trace.entries().withoutVector()
                + " entries on CPUs where the trace shows no vector of the interrupt");
        vectorsOf.forEach((irq, vectors) -> notes.add("irq " + irq + " is "
                + vectors.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(each -> each.getKey() + (vectors.size() > 1 ? " (" + each.getValue() + " times)" : ""))
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                + "; "
                + trace.entries().count(irq) + " handler entries"));
        return notes;
    }
}
