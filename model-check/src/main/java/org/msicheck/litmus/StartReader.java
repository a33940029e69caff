package org.msicheck.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.model.SlotName;
import org.msicheck.system.ModelValue;
import org.msicheck.yaml.YamlValue;

/** Reads the start: the record {@code Start} of the specification. */
final class StartReader {
    private static final String FREE = "free";
    private static final String ENABLE = "enable";

    private final DeclaredNames names;
    private final FunctionReader function;
    private final Optional<YamlValue> start;

    /**
     * A reader of one test's start.
     *
     * @param names    what the test has
     * @param function reads the registers
     * @param start    what can be read of the test's {@code start} if it has one
     */
    StartReader(final DeclaredNames names, final FunctionReader function, final Optional<YamlValue> start) {
        this.names = names;
        this.function = function;
        this.start = start;
    }

    ModelValue read() {
        rejectUnknownIrqs();
        final ModelValue mask = names.irqSet(get("mask"));
        final Map<String, ModelValue> record = new LinkedHashMap<>(function.start(start));
        record.put("slot", slots());
        record.put(
                "armed",
                ModelValue.SetOf.copyOf(armed().stream().map(ModelValue::of).toList()));
        record.put("bound", names.irqSet(get("bound")));
        record.put("routes", ModelValue.SetOf.copyOf(routes()));
        record.put("irte", ModelValue.SetOf.copyOf(remappingEntries()));
        get("level").ifPresent(level -> record.put("level", slotSet(level)));
        record.put("maskWord", mask);
        record.put("shares", ModelValue.set());
        record.put("asksMask", ModelValue.SetOf.copyOf(asksMask()));
        record.put("asksEnable", ModelValue.SetOf.copyOf(asksEnable()));
        return ModelValue.record(record);
    }

    /** The irqs whose sources are armed at the start. */
    List<String> armed() {
        return names.irqs().stream()
                .filter(irq -> get(irq).flatMap(v -> v.get("armed"))
                        .filter(YamlValue::isTrue)
                        .isPresent())
                .toList();
    }

    private Optional<YamlValue> get(final String name) {
        return start.flatMap(s -> s.get(name));
    }

    private void rejectUnknownIrqs() {
        start.map(YamlValue::fields).orElse(List.of()).stream()
                .map(YamlValue.Field::key)
                .filter(key -> key.text().startsWith("irq"))
                .forEach(names::irq);
    }

    private Optional<SlotName> target(final String irq) {
        return get(irq).flatMap(v -> v.get("slot")).map(names::slot);
    }

    /** The vector tables: what entries name belongs to their irqs, unless {@code slots} says otherwise. */
    private ModelValue slots() {
        final Map<SlotName, String> owners = new LinkedHashMap<>();
        for (final String irq : names.irqs()) {
            target(irq).ifPresent(slot -> {
                final String before = owners.put(slot, irq);
                if (before != null && !isListed(slot)) {
                    names.problems()
                            .add(
                                    get(irq).orElseThrow(),
                                    before + " and " + irq + " have the slot " + slot
                                            + "; say under 'slots' which of them owns it");
                }
            });
        }
        listed().forEach(field -> owners.put(names.slot(field.key()), owner(field.value())));
        final Map<String, ModelValue> tables = new LinkedHashMap<>();
        for (final String cpu : names.cpus()) {
            final Map<ModelValue, ModelValue> table = new LinkedHashMap<>();
            names.vectors()
                    .forEach(vector -> table.put(
                            ModelValue.of(vector),
                            ModelValue.of(owners.getOrDefault(new SlotName(cpu, vector), FREE))));
            tables.put(cpu, ModelValue.function(table));
        }
        return ModelValue.record(tables);
    }

    private List<YamlValue.Field> listed() {
        return get("slots").map(YamlValue::fields).orElse(List.of());
    }

    private boolean isListed(final SlotName slot) {
        return listed().stream().anyMatch(field -> names.slot(field.key()).equals(slot));
    }

    private String owner(final YamlValue value) {
        return value.text().startsWith("irq") ? names.irq(value) : value.text();
    }

    private ModelValue slotSet(final YamlValue slots) {
        return ModelValue.SetOf.copyOf(slots.items().stream()
                .map(slot -> ModelValue.record(names.slot(slot).fields()))
                .toList());
    }

    private List<ModelValue> routes() {
        final List<ModelValue> routes = new ArrayList<>();
        for (final YamlValue.Field field : get("routes").map(YamlValue::fields).orElse(List.of())) {
            final Map<String, ModelValue> route =
                    new LinkedHashMap<>(names.slot(field.value()).fields());
            route.put("irq", ModelValue.of(names.irq(field.key())));
            routes.add(ModelValue.record(route));
        }
        return routes;
    }

    private List<ModelValue> remappingEntries() {
        final List<ModelValue> entries = new ArrayList<>();
        for (final YamlValue.Field field : get("irte").map(YamlValue::fields).orElse(List.of())) {
            final Map<String, ModelValue> entry =
                    new LinkedHashMap<>(names.slot(field.value()).fields());
            entry.put("handle", ModelValue.of(names.handle(field.key())));
            entry.put("present", ModelValue.of(true));
            entries.add(ModelValue.record(entry));
        }
        return entries;
    }

    private List<ModelValue> asksMask() {
        final List<ModelValue> wishes = new ArrayList<>();
        for (final YamlValue.Field field : get("asks").map(YamlValue::fields).orElse(List.of())) {
            if (!field.name().equals(ENABLE)) {
                names.irqs(field.value())
                        .forEach(irq -> wishes.add(ModelValue.record(
                                Map.of("owner", ModelValue.of(field.name()), "irq", ModelValue.of(irq)))));
            }
        }
        return wishes;
    }

    private List<ModelValue> asksEnable() {
        return get("asks").flatMap(asks -> asks.get(ENABLE)).map(YamlValue::items).orElse(List.of()).stream()
                .map(owner -> (ModelValue) ModelValue.of(owner.text()))
                .toList();
    }
}
