package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.List;

/** One read of a dword of memory that messages may have overwritten. */
final class MemoryLook {
    private final Flow flow;
    private final Vectors vectors;
    private final Diagnosis diagnosis;

    MemoryLook(final Flow flow) {
        this.flow = flow;
        this.vectors = flow.vectors();
        this.diagnosis = flow.diagnosis();
    }

    void look(final long address, final int value) {
        final RamSlots.Slot slot = flow.ram().at(address);
        if (!slot.known() && slot.may().isEmpty()) {
            slot.looked(value);
            return;
        }
        if (slot.known() && value == slot.base()) {
            nothingCame(slot, value);
        } else {
            came(address, value, slot);
        }
        slot.looked(value);
    }

    /** The dword is as it was: what had to be sent here was not. */
    private void nothingCame(final RamSlots.Slot slot, final int value) {
        for (final RamSlots.Must must : slot.must()) {
            if (must.data() == value) {
                continue;
            }
            final TrackedFunction function = vectors.unit(must.id()).function();
            if (must.surely()) {
                function.reject(
                        diagnosis.memory(flow.line(), vectors.address(must.id()), value, slot, List.of(must.id())));
            }
            must.faults().forEach(fault -> function.deviations().add(fault, must.line()));
        }
        for (final RamSlots.May may : slot.may()) {
            vectors.unit(may.id()).function().countObservation();
        }
    }

    private void came(final long address, final int value, final RamSlots.Slot slot) {
        final List<RamSlots.May> senders = new ArrayList<>();
        for (final RamSlots.May may : slot.may()) {
            final Unit unit = vectors.unit(may.id());
            if (may.data() == value && unit.following().maySendSometime(may.id() - unit.first())) {
                senders.add(may);
            }
        }
        final long distinct =
                senders.stream().mapToInt(RamSlots.May::id).distinct().count();
        if (distinct == 0) {
            unexplained(address, value, slot);
            return;
        }
        flow.counts().message();
        if (distinct > 1) {
            flow.counts().ambiguous();
            senders.forEach(may -> vectors.unit(may.id())
                    .function()
                    .countAmbiguous(flow.counts().messages()));
            return;
        }
        flow.counts().attribute();
        final int id = senders.get(0).id();
        final TrackedFunction function = vectors.unit(id).function();
        function.countAttributed();
        final Unit unit = vectors.unit(id);
        unit.live(true);
        if (!unit.masked(id - unit.first())) {
            flow.coverage().record(unit, id - unit.first(), Coverage.Action.SENT);
        }
        unit.following().maySent(id - unit.first());
        torn(address, value, id, senders);
    }

    private void torn(final long address, final int value, final int id, final List<RamSlots.May> senders) {
        final Unit unit = vectors.unit(id);
        if (senders.stream().allMatch(may -> may.torn(address))) {
            unit.function().outcomes().add(Outcome.TORN, flow.line());
        } else if (senders.stream().allMatch(RamSlots.May::pending)) {
            unit.run(id - unit.first()).saw(id - unit.first(), address, value, flow.line());
        }
    }

    /** Known memory that changed without a message that could have done it. */
    private void unexplained(final long address, final int value, final RamSlots.Slot slot) {
        final List<Integer> suspects = suspects(address, value);
        if (!slot.known() || (slot.may().isEmpty() && suspects.isEmpty())) {
            return;
        }
        final int blamed = suspects.isEmpty() ? slot.may().get(0).id() : suspects.get(0);
        final Rejection why = diagnosis.memory(flow.line(), address, value, slot, suspects);
        vectors.unit(blamed).function().reject(why);
    }

    /** Shut vectors that hold exactly this message. */
    private List<Integer> suspects(final long address, final int value) {
        final List<Integer> found = new ArrayList<>();
        for (int id = 0; id < vectors.count(); id++) {
            final Unit unit = vectors.unit(id);
            final int vector = id - unit.first();
            if (vector < unit.live()
                    && unit.address(vector) == address
                    && unit.data(vector) == value
                    && unit.masked(vector)) {
                found.add(id);
            }
        }
        return found;
    }
}
