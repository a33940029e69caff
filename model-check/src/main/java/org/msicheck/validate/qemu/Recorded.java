package org.msicheck.validate.qemu;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.msicheck.validate.qemu.line.QemuEvent;

/** Which events a log has, and so which it was recorded without. */
final class Recorded {
    private final Set<QemuEvent> seen = EnumSet.noneOf(QemuEvent.class);

    void saw(final QemuEvent event) {
        seen.add(event);
    }

    /** What was done in the log that cannot be followed, because the events that would tell are not there. */
    List<String> problems(final QemuMachine machine) {
        final List<String> problems = new ArrayList<>(essential().stream().toList());
        if (machine.firstUnowned() > 0) {
            problems.add("line " + machine.firstUnowned() + ": whose MSI-X table this is was not logged before: "
                    + missing(QemuEvent.MAPPINGS_ADD, "'pci_update_mappings*'"));
        }
        if (machine.firstUncontrolled() > 0 && !seen.contains(QemuEvent.MSIX_WRITE_CONFIG)) {
            problems.add(
                    "line " + machine.firstUncontrolled() + ": an MSI-X table is written, and nothing tells where its"
                            + " Message Control is: the log was recorded without -trace msix_write_config");
        }
        return problems;
    }

    /** What is missing without which registers cannot be followed at all, whatever else the log shows. */
    Optional<String> essential() {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.contains(QemuEvent.MEMORY_WRITE)) {
            return Optional.of("no messages: the log was recorded without -trace memory_region_ops_write");
        }
        return seen.contains(QemuEvent.PCI_CFG_WRITE)
                ? Optional.empty()
                : Optional.of("no configuration writes: the log was recorded without -trace pci_cfg_write");
    }

    private String missing(final QemuEvent event, final String option) {
        return seen.contains(event)
                ? "no " + event.word() + " in front of it"
                : "the log was recorded without -trace " + option;
    }
}
