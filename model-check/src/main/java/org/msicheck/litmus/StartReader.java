package org.msicheck.litmus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.msicheck.system.ModelValue;

/** Reads the start: the record {@code Start} of the specification. */
final class StartReader {
    private static final String FREE = "free";
    private static final String ENABLE = "enable";

    private final Names names;
    private final Optional<YamlValue> start;

    /**
     * A reader of one test's start.
     *
     * @param names what the test has
     * @param start the test's {@code start} if it has one, which satisfies the schema
     */
    StartReader(final Names names, final Optional<YamlValue> start) {
        this.names = names;
        this.start = start;
    }

    ModelValue read() {
        rejectUnknownIrqs();
        final ModelValue none = ModelValue.set();
        final Map<String, ModelValue> record = new LinkedHashMap<>(Map.of(
                "control", ModelValue.of(get("messageControl").map(YamlValue::text).orElse("off")),
                "entry", perIrq(),
                "slot", slots(),
                "armed", ModelValue.SetOf.copyOf(armed().stream().map(ModelValue::of).toList()),
                "bound", ModelValue.SetOf.copyOf(
                        get("bound").map(names::irqs).orElse(List.of()).stream().map(ModelValue::of).toList()),
                "routes", ModelValue.SetOf.copyOf(routes()),
                "asksMask", ModelValue.SetOf.copyOf(asksMask()),
                "asksEnable", ModelValue.SetOf.copyOf(asksEnable())));
        record.putAll(Map.of("irte", none, "maskWord", none, "shares", none));
        return ModelValue.record(record);
    }

    /** The irqs whose sources are armed at the start. */
    List<String> armed() {
        return names.irqs().stream()
                .filter(irq -> get(irq).flatMap(v -> v.get("armed")).map(v -> v.text().equals("true")).orElse(false))
                .toList();
    }

    private Optional<YamlValue> get(final String name) {
        return start.flatMap(s -> s.get(name));
    }

    private void rejectUnknownIrqs() {
        start.map(YamlValue::fields).orElse(List.of()).stream().map(YamlValue.Field::key)
                .filter(key -> key.text().startsWith("irq"))
                .forEach(names::irq);
    }

    private ModelValue perIrq() {
        final Map<String, ModelValue> entries = new LinkedHashMap<>();
        for (final String irq : names.irqs()) {
            final Optional<Slot> target = target(irq);
            entries.put(irq, ModelValue.record(Map.of(
                    "address", ModelValue.of(target.map(Slot::cpu).orElse(Names.NONE)),
                    "upper", ModelValue.of("zero"),
                    "data", ModelValue.of(target.map(Slot::vector).orElse(0)),
                    "control", ModelValue.of(get(irq).flatMap(v -> v.get("control")).map(YamlValue::text)
                            .orElse("masked")))));
        }
        return ModelValue.record(entries);
    }

    private Optional<Slot> target(final String irq) {
        return get(irq).flatMap(v -> v.get("slot")).filter(v -> !v.text().equals(Names.NONE)).map(names::slot);
    }

    /** The vector tables: what entries name belongs to their irqs, unless {@code slots} says otherwise. */
    private ModelValue slots() {
        final Map<Slot, String> owners = new LinkedHashMap<>();
        for (final String irq : names.irqs()) {
            target(irq).ifPresent(slot -> {
                final String before = owners.put(slot, irq);
                if (before != null && !isListed(slot)) {
                    throw get(irq).orElseThrow().problem(before + " and " + irq + " have the message of " + slot
                            + "; say under 'slots' which of them owns it");
                }
            });
        }
        listed().forEach(field -> owners.put(names.slot(field.key()), owner(field.value())));
        final Map<String, ModelValue> tables = new LinkedHashMap<>();
        for (final String cpu : names.cpus()) {
            final Map<ModelValue, ModelValue> table = new LinkedHashMap<>();
            names.vectors().forEach(vector -> table.put(ModelValue.of(vector),
                    ModelValue.of(owners.getOrDefault(new Slot(cpu, vector), FREE))));
            tables.put(cpu, ModelValue.function(table));
        }
        return ModelValue.record(tables);
    }

    private List<YamlValue.Field> listed() {
        return get("slots").map(YamlValue::fields).orElse(List.of());
    }

    private boolean isListed(final Slot slot) {
        return listed().stream().anyMatch(field -> names.slot(field.key()).equals(slot));
    }

    private String owner(final YamlValue value) {
        return value.text().startsWith("irq") ? names.irq(value) : value.text();
    }

    private List<ModelValue> routes() {
        final List<ModelValue> routes = new ArrayList<>();
        for (final YamlValue.Field field : get("routes").map(YamlValue::fields).orElse(List.of())) {
            final Map<String, ModelValue> route = new LinkedHashMap<>(names.slot(field.value()).fields());
            route.put("irq", ModelValue.of(names.irq(field.key())));
            routes.add(ModelValue.record(route));
        }
        return routes;
    }

    private List<ModelValue> asksMask() {
        final List<ModelValue> wishes = new ArrayList<>();
        for (final YamlValue.Field field : get("asks").map(YamlValue::fields).orElse(List.of())) {
            if (!field.name().equals(ENABLE)) {
                names.irqs(field.value()).forEach(irq -> wishes.add(ModelValue.record(
                        Map.of("owner", ModelValue.of(field.name()), "irq", ModelValue.of(irq)))));
            }
        }
        return wishes;
    }

    private List<ModelValue> asksEnable() {
        return get("asks").flatMap(asks -> asks.get(ENABLE)).map(YamlValue::items).orElse(List.of()).stream()
                .map(owner -> (ModelValue) ModelValue.of(owner.text())).toList();
    }
}
