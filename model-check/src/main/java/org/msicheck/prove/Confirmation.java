package org.msicheck.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.msicheck.model.SpecFolder;
import org.msicheck.model.TlaModel;
import org.msicheck.properties.PropertyTable;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.rests.RestsOn;
import org.msicheck.tlc.TlcConfig;
import org.msicheck.tlc.TlcModel;
import org.msicheck.tlc.TlcPool;

/**
 * Has TLC confirm what a verdict rests on: under each printed set no outcome happens, and with any one member less one
 * does.
 *
 * @param spec  the specification
 * @param pool  runs TLC
 * @param table the published properties
 */
record Confirmation(SpecFolder spec, TlcPool pool, PropertyTable table) {
    private static final String NEVER = "NoneHappens";

    /**
     * What TLC does not confirm.
     *
     * @param model the machine
     * @param never the outcomes that never happen
     * @param rests what the reference found that this rests on
     * @return one line each; none if TLC confirms all
     */
    List<String> refutes(final MachineConfig model, final Set<Outcome> never, final RestsOn rests) {
        final List<String> refuted = new ArrayList<>();
        for (final Map<String, Set<String>> set : rests.shown()) {
            if (happens(model, never, set)) {
                refuted.add("TLC finds what must never happen although " + RestsOn.text(set) + " is assumed");
            }
            for (final String member : set.keySet()) {
                final Map<String, Set<String>> fewer = new TreeMap<>(set);
                fewer.remove(member);
                if (!happens(model, never, fewer)) {
                    refuted.add("TLC finds nothing that must never happen although no more than " + RestsOn.text(fewer)
                            + " is assumed");
                }
            }
        }
        return refuted;
    }

    private boolean happens(
            final MachineConfig model, final Set<Outcome> never, final Map<String, Set<String>> assumptions) {
        return RestsOn.machines(model, assumptions, table).stream().anyMatch(machine -> happens(machine, never));
    }

    private boolean happens(final MachineConfig machine, final Set<Outcome> never) {
        final TlaModel model = TlaModel.of("rests", "", machine, never);
        final String root = "Assumed";
        final String module = "---- MODULE " + root + " ----\nEXTENDS " + model.name() + "\n" + NEVER + " == "
                + never.stream().map(outcome -> "Never" + outcome.operator()).collect(Collectors.joining(" /\\ "))
                + "\n====\n";
        return pool.checkInvariant(
                        new TlcModel(
                                root,
                                root,
                                Map.of(model.name() + ".tla", model.module(), root + ".tla", module),
                                List.of(spec.root()),
                                TlcConfig.parse(model.config()),
                                List.of()),
                        NEVER)
                .violated();
    }
}
