package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says why a message or a register is not explained: for each branch still alive, what is false. */
final class Diagnosis {
    private final Vectors vectors;

    Diagnosis(final Vectors vectors) {
        this.vectors = vectors;
    }

    static String message(final long address, final int data) {
        return "message address 0x" + Long.toHexString(address) + " data 0x" + Integer.toHexString(data);
    }

    private String name(final int id) {
        final Unit unit = vectors.unit(id);
        return unit.function().id() + " " + unit.kind() + " vector " + (id - unit.first());
    }

    private String branch(final int id) {
        return name(id) + " "
                + vectors.unit(id).following().describe(id - vectors.unit(id).first());
    }

    /** A message was due and something else happened. */
    Rejection missing(final long line, final int id, final String instead) {
        final Unit unit = vectors.unit(id);
        final int vector = id - unit.first();
        final String due = message(unit.address(vector), unit.data(vector));
        return new Rejection(
                line,
                instead,
                due + " of vector " + vector + ", due since line " + vectors.dueLine(id),
                List.of(new Rejection.Reason(
                        "message due: expected " + due + ", observed " + instead, List.of(branch(id)))));
    }

    /** Something happened that has to wait for a message that is under way. */
    Rejection underWay(final long line, final int id) {
        return new Rejection(
                line,
                "no message",
                "a message of " + name(id) + " that was under way",
                List.of(new Rejection.Reason("message under way: expected before this line", List.of(branch(id)))));
    }

    /** Another message came than the one whose raise the log names. */
    Rejection other(final long line, final int id, final long address, final int data) {
        final Unit unit = vectors.unit(id);
        final int vector = id - unit.first();
        final Map<String, List<String>> reasons = new LinkedHashMap<>();
        if (unit.address(vector) != address) {
            add(reasons, field("Message Address", unit.address(vector), address), id);
        }
        if (unit.data(vector) != data) {
            add(reasons, field("Message Data", unit.data(vector) & 0xffff_ffffL, data & 0xffff_ffffL), id);
        }
        return new Rejection(
                line,
                message(address, data),
                message(unit.address(vector), unit.data(vector)) + " of vector " + vector + ", raised at line "
                        + vectors.dueLine(id),
                grouped(reasons));
    }

    private static String field(final String name, final long expected, final long observed) {
        return name + ": expected 0x" + Long.toHexString(expected) + ", observed 0x" + Long.toHexString(observed);
    }

    private void add(final Map<String, List<String>> reasons, final String text, final int id) {
        reasons.computeIfAbsent(text, key -> new ArrayList<>()).add(branch(id));
    }

    private static List<Rejection.Reason> grouped(final Map<String, List<String>> reasons) {
        final List<Rejection.Reason> list = new ArrayList<>();
        reasons.forEach((text, branches) -> list.add(new Rejection.Reason(text, List.copyOf(branches))));
        return list;
    }

    /** Only vectors that must not send hold this message. */
    Rejection shut(final long line, final long address, final int data) {
        final Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (int id = vectors.first(address, data); id != Vectors.NONE; id = vectors.nextSame(id)) {
            add(reasons, guard(id), id);
        }
        final List<String> holders = new ArrayList<>();
        for (int id = vectors.first(address, data); id != Vectors.NONE; id = vectors.nextSame(id)) {
            holders.add(name(id));
        }
        return new Rejection(
                line, message(address, data), "silence of " + String.join(", ", holders), grouped(reasons));
    }

    /** A message of a named function that none of its open vectors can have sent. */
    Rejection partial(
            final long line, final String observed, final TrackedFunction function, final List<Integer> fitting) {
        final Map<String, List<String>> reasons = new LinkedHashMap<>();
        fitting.forEach(id -> add(reasons, guard(id), id));
        final List<Rejection.Reason> all = fitting.isEmpty()
                ? List.of(new Rejection.Reason("no enabled vector holds such a message", List.of(function.id())))
                : grouped(reasons);
        return new Rejection(line, observed, "a message of an open vector of " + function.id(), all);
    }

    private String guard(final int id) {
        final Unit unit = vectors.unit(id);
        final String mask = unit.maskReason(id - unit.first());
        if (!mask.isEmpty()) {
            return mask;
        }
        return unit.function().busMaster() ? "used: expected 1, is 0" : "Bus Master Enable: expected 1, is 0";
    }

    /** A dword of memory has a value that no vector can have written. */
    Rejection memory(
            final long line,
            final long address,
            final int value,
            final RamSlots.Slot slot,
            final Iterable<Integer> suspects) {
        final Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (final RamSlots.May may : slot.may()) {
            add(reasons, field("Message Data", may.data() & 0xffff_ffffL, value & 0xffff_ffffL), may.id());
        }
        for (final int id : suspects) {
            add(reasons, guard(id), id);
        }
        return new Rejection(
                line,
                "memory 0x" + Long.toHexString(address) + " holds 0x" + Integer.toHexString(value),
                "0x" + Integer.toHexString(slot.base()) + " or a message of an open vector",
                grouped(reasons));
    }

    /** A register or Pending bit that was read has another value. */
    Rejection register(
            final long line, final String what, final long expected, final long observed, final String branch) {
        return new Rejection(
                line,
                what + " reads 0x" + Long.toHexString(observed),
                what + " 0x" + Long.toHexString(expected),
                List.of(new Rejection.Reason(field(what, expected, observed), List.of(branch))));
    }

    /** A Pending bit that no state allows. */
    Rejection pending(final long line, final int id, final boolean observed) {
        final String what = "PBA bit of vector " + (id - vectors.unit(id).first());
        return register(line, what, observed ? 0 : 1, observed ? 1 : 0, branch(id));
    }
}
