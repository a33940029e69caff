package org.msicheck.validate.ftrace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Entries of interrupt handlers in a guest's ftrace, and the vectors that the kernel had given the interrupt then. An
 * interrupt may have several handlers that are all entered for one message, so they are counted by name.
 */
final class HandlerEntries {
    private final Map<Long, Map<String, Long>> byName = new HashMap<>();
    private final Map<Long, Set<Slot>> slots = new HashMap<>();
    private final Map<Long, Set<Integer>> destinations = new HashMap<>();
    private final Map<Entry, Long> entries = new LinkedHashMap<>();
    private long withoutVector;
    private long retriggers;

    /** A vector of a CPU. */
    record Slot(long cpu, int vector) {}

    /** A handler was entered on a CPU where its interrupt had these vectors. */
    record Entry(long irq, long cpu, Set<Integer> vectors) {}

    /** The line {@code [cpu] ... irq_handler_entry: irq=N name=NAME}. */
    void entered(final long irq, final String name, final long cpu, final long line) {
        byName.computeIfAbsent(irq, key -> new HashMap<>()).merge(name, 1L, Long::sum);
        final Set<Integer> vectors = new HashSet<>();
        for (final Slot slot : slots.getOrDefault(irq, Set.of())) {
            if (slot.cpu() == cpu) {
                vectors.add(slot.vector());
            }
        }
        if (vectors.isEmpty()) {
            withoutVector++;
        } else {
            entries.putIfAbsent(new Entry(irq, cpu, vectors), line);
        }
    }

    /** The kernel gives an interrupt a vector on a CPU; it keeps the one before for a while, and no older one. */
    void moved(final long irq, final Slot now, final Slot before) {
        final Set<Slot> both = new HashSet<>();
        both.add(now);
        if (before.vector() != 0) {
            both.add(before);
        }
        slots.put(irq, both);
    }

    void freed(final long irq, final Slot slot) {
        slots.getOrDefault(irq, new HashSet<>()).remove(slot);
    }

    /** A CPU's own destination field. */
    void destination(final long cpu, final long destination) {
        if (destination >= 0 && destination <= 0xff) {
            destinations.computeIfAbsent(cpu, key -> new HashSet<>()).add((int) destination);
        }
    }

    /** The kernel sends an interrupt once more by itself. */
    void retriggered() {
        retriggers++;
    }

    /** Messages that this many entries need at least: one message enters each handler once. */
    long needed(final long irq) {
        final long most = byName.getOrDefault(irq, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return Math.max(0, most - retriggers);
    }

    /** All entries of an interrupt. */
    long count(final long irq) {
        return byName.getOrDefault(irq, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Interrupt, CPU and vectors of the entries, each with the line of the first. */
    Map<Entry, Long> entries() {
        return entries;
    }

    /** Entries on a CPU where the trace shows no vector of the interrupt: from before it, or given by a dying CPU. */
    long withoutVector() {
        return withoutVector;
    }

    Set<Integer> destinations(final long cpu) {
        return destinations.getOrDefault(cpu, Set.of());
    }
}
