package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says what a step changed, in the words of hardware and software and not of the model's variables. */
public final class StateChanges {
    private static final String ARROW = " -> ";

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> changes = new ArrayList<>();

    private StateChanges(final JsonNode before, final JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The changes between two states.
     *
     * @param before a state as canonical JSON
     * @param after  the next one
     * @return one line each; empty if only a program counter moved
     */
    public static List<String> between(final JsonNode before, final JsonNode after) {
        final StateChanges all = new StateChanges(before, after);
        all.source();
        all.function();
        all.wires();
        all.processors();
        all.tables();
        all.software();
        return all.changes;
    }

    private void source() {
        gained("/src/condition", "%s has an event");
        lost("/src/condition", "the condition of %s is consumed");
        gained("/src/armed", "%s is armed");
        lost("/src/armed", "%s is disarmed");
    }

    private void function() {
        values("/dev/control", "Message Control");
        values("/dev/enabled", "Enable");
        fields("/dev/regs", "register ");
        fields("/dev/used", "in use: ");
        before.at("/dev/entry").fieldNames().forEachRemaining(irq -> fields("/dev/entry/" + irq, irq + " "));
        gained("/dev/cache", "%s in use, not the entry");
        lost("/dev/cache", "%s no longer in use");
        gained("/dev/mask", "mask bit of %s set");
        lost("/dev/mask", "mask bit of %s cleared");
        gained("/dev/pending", "Pending of %s set");
        lost("/dev/pending", "Pending of %s cleared");
        gained("/dev/scheduled", "%s is to be sent");
        if (!before.at("/dev/dead").asBoolean() && after.at("/dev/dead").asBoolean()) {
            changes.add("the function sends nothing more");
        }
        if (before.at("/dev/intx").asBoolean() != after.at("/dev/intx").asBoolean()) {
            changes.add(after.at("/dev/intx").asBoolean() ? "INTx asserted" : "INTx deasserted");
        }
        appended("/dev/sending", "message queued: ");
        final Iterator<String> properties = before.at("/dev/may").fieldNames();
        while (properties.hasNext()) {
            final String property = properties.next();
            if (!before.at("/dev/may/" + property).equals(after.at("/dev/may/" + property))) {
                changes.add("so the device has " + property + ": "
                        + String.join(" or ", ValueText.each(after.at("/dev/may/" + property + "/#set"))));
            }
        }
        if (!before.at("/ghost/illegal").equals(after.at("/ghost/illegal"))) {
            changes.add("the text does not allow this write");
        }
    }

    private void wires() {
        appended("/busDown", "on its way: ");
        before.at("/busUp").fieldNames().forEachRemaining(irq -> appended("/busUp/" + irq, "message on its way: "));
    }

    private void processors() {
        final Iterator<String> names = before.at("/cpu").fieldNames();
        while (names.hasNext()) {
            final String cpu = names.next();
            final String path = "/cpu/" + cpu;
            gained(path + "/irr", cpu + " IRR: %s set");
            lost(path + "/irr", cpu + " IRR: %s taken");
            if (!before.at(path + "/phase").equals(after.at(path + "/phase"))) {
                changes.add(cpu + " " + phase(after.at(path)));
                unended(cpu, after.at(path));
            }
            values(path + "/apic", cpu + " local APIC");
            if (!before.at(path + "/off").equals(after.at(path + "/off"))) {
                changes.add(
                        cpu + (after.at(path + "/off").asText().equals("none") ? " interrupts on" : " interrupts off"));
            }
        }
    }

    private void unended(final String cpu, final JsonNode processor) {
        if (processor.get("phase").asText().equals("idle")) {
            processor
                    .at("/isr/#set")
                    .forEach(vector ->
                            changes.add(cpu + " ISR: v" + vector.asText() + " stays set, without an end of interrupt"));
        }
    }

    private static String phase(final JsonNode processor) {
        return switch (processor.get("phase").asText()) {
            case "idle" -> "is idle";
            case "entered" -> "runs the handler of " + processor.get("irq").asText();
            case "looked" -> "handler of " + processor.get("irq").asText() + " is done";
            case "spurious" -> "handler of " + processor.get("irq").asText() + " found nothing";
            case "stray" -> "has no handler for this vector";
            default -> "drops it, the slot was announced";
        };
    }

    private void tables() {
        before.at("/slot").fields().forEachRemaining(table -> slots(table.getKey(), table.getValue()));
        gained("/irte", "remapping entry %s");
        gained("/host/bound", "irqfd of %s bound");
        lost("/host/bound", "irqfd of %s unbound");
        gained("/host/counted", "eventfd of %s counts");
        lost("/host/counted", "count of eventfd of %s consumed");
        gained("/host/routes", "route: %s");
        lost("/host/routes", "route gone: %s");
    }

    private void slots(final String cpu, final JsonNode table) {
        if (table.isArray()) {
            for (int i = 0; i < table.size(); i++) {
                slot(cpu + ":v" + (i + 1), table.get(i), after.at("/slot/" + cpu + "/" + i));
            }
            return;
        }
        final JsonNode entries = table.path("#map");
        for (int i = 0; i < entries.size(); i++) {
            slot(
                    cpu + ":v" + entries.get(i).get(0).asText(),
                    entries.get(i).get(1),
                    after.at("/slot/" + cpu + "/#map/" + i + "/1"));
        }
    }

    private void slot(final String name, final JsonNode old, final JsonNode now) {
        if (!old.equals(now)) {
            changes.add(name + ": " + old.asText() + ARROW + now.asText());
        }
    }

    private void software() {
        before.at("/drv/reg")
                .fields()
                .forEachRemaining(actor -> values("/drv/reg/" + actor.getKey(), "register of " + actor.getKey()));
        gained("/drv/locks", "lock taken: %s");
        lost("/drv/locks", "lock given back: %s");
        gained("/drv/signals", "signal %s given");
        lost("/drv/signals", "signal %s taken");
        gained("/drv/maskWord", "kernel's mask word: %s set");
        lost("/drv/maskWord", "kernel's mask word: %s cleared");
        gained("/drv/shares", "%s shared");
        gained("/ghost/freed", "handler freed: %s");
        gained("/drv/asksMask", "wants a mask, %s");
        lost("/drv/asksMask", "no longer wants a mask, %s");
        gained("/drv/asksEnable", "%s wants Enable");
        lost("/drv/asksEnable", "%s no longer wants Enable");
    }

    private void values(final String path, final String name) {
        final JsonNode old = before.at(path);
        final JsonNode now = after.at(path);
        if (!old.equals(now)) {
            changes.add(name + ": " + ValueText.of(old) + ARROW + ValueText.of(now));
        }
    }

    private void fields(final String path, final String prefix) {
        final Iterator<Map.Entry<String, JsonNode>> fields = before.at(path).fields();
        while (fields.hasNext()) {
            final Map.Entry<String, JsonNode> field = fields.next();
            final JsonNode now = after.at(path).path(field.getKey());
            if (!field.getValue().equals(now)) {
                final boolean data = field.getKey().equals("data");
                changes.add(prefix + field.getKey() + ": "
                        + (data ? ValueText.vector(field.getValue().asInt()) : ValueText.of(field.getValue())) + ARROW
                        + (data ? ValueText.vector(now.asInt()) : ValueText.of(now)));
            }
        }
    }

    private void gained(final String path, final String text) {
        elements(after.at(path), before.at(path)).forEach(element -> changes.add(text.formatted(element)));
    }

    private void lost(final String path, final String text) {
        elements(before.at(path), after.at(path)).forEach(element -> changes.add(text.formatted(element)));
    }

    /** The members of one set that the other one lacks. */
    private static Set<String> elements(final JsonNode of, final JsonNode without) {
        final Set<String> words = new TreeSet<>(ValueText.each(of.path("#set")));
        words.removeAll(ValueText.each(without.path("#set")));
        return words;
    }

    /** What came in at the end of a queue; at most one step's worth leaves at its head. */
    private void appended(final String path, final String text) {
        final JsonNode old = before.at(path);
        final JsonNode now = after.at(path);
        final int kept = startsWithRestOf(old, now, 0) ? old.size() : Math.max(0, old.size() - 1);
        for (int i = kept; i < now.size(); i++) {
            changes.add(text + ValueText.of(now.get(i)));
        }
    }

    private static boolean startsWithRestOf(final JsonNode old, final JsonNode now, final int from) {
        for (int i = from; i < old.size(); i++) {
            if (!old.get(i).equals(now.path(i - from))) {
                return false;
            }
        }
        return true;
    }
}
