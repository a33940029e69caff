package org.msicheck.validate.engine;

import java.util.ArrayList;
import java.util.List;

/** The first complete updates of messages of a log. */
final class UpdateLog {
    private static final int MOST = 1 << 16;

    private final List<MessageUpdate> updates = new ArrayList<>();

    void add(final Unit unit, final int vector, final long line, final long sent) {
        if (updates.size() < MOST) {
            updates.add(new MessageUpdate(
                    unit.function(), unit.kind(), vector, unit.address(vector), unit.data(vector), line, sent));
        }
    }

    /** Ends an update: messages seen inside it are torn unless they equal the one before or after it. */
    static void end(final Unit unit, final int vector, final RamSlots ram) {
        final UpdateRun run = unit.run(vector);
        if (!run.open()) {
            return;
        }
        for (final UpdateRun.Candidate seen : run.close()) {
            if (seen.address() != unit.address(seen.vector()) || seen.data() != unit.data(seen.vector())) {
                unit.function().outcomes().add(Outcome.TORN, new Tally.Seen(seen.line(), seen.address(), seen.data()));
            }
        }
        if (!ram.idle()) {
            final int shared = unit.kind().equals("MSI") ? unit.live() : vector + 1;
            for (int each = vector; each < shared; each++) {
                ram.updateEnded(unit.first() + each, run.serial(), unit.address(each), unit.data(each));
            }
        }
    }

    MessageHistory history(final Vectors vectors, final Deliveries deliveries, final Deliveries foreign) {
        final List<MessageHistory.Total> totals = new ArrayList<>();
        for (int id = 0; id < vectors.count(); id++) {
            if (vectors.sent(id) > 0) {
                final Unit unit = vectors.unit(id);
                totals.add(new MessageHistory.Total(unit.function(), unit.kind(), id - unit.first(), vectors.sent(id)));
            }
        }
        return new MessageHistory(updates, totals, deliveries, foreign);
    }
}
