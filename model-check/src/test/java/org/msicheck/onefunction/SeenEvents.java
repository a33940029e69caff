package org.msicheck.onefunction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** What a log shows of the actions of module OneFunction, by the text of their labels; and the numbers of the events. */
final class SeenEvents {
    /** Requests, requests that are taken back, and sources of silent vectors that are armed or not: what logs often lack. */
    static final Map<String, Integer> SOURCE = Map.of(
            "request",
            OneEvents.REQUEST,
            "takeBack",
            OneEvents.TAKE_BACK,
            "disarm shut",
            OneEvents.DISARM_SHUT,
            "arm",
            OneEvents.ARM);

    private SeenEvents() {}

    static long bits(final Set<String> unseen) {
        return unseen.stream().mapToLong(name -> 1L << SOURCE.get(name)).sum();
    }

    /** What a log shows of a step; "unseen" also for what it happens not to show. */
    static List<String> of(final ActionLabel label, final Set<String> unseen) {
        final List<String> names = new ArrayList<>(names(label));
        if (names.stream().anyMatch(unseen::contains)) {
            names.add("unseen");
        }
        return names;
    }

    private static List<String> names(final ActionLabel label) {
        return switch (label.name()) {
            case "SetMessageControl" -> List.of("control " + argument(label, "value"));
            case "SetMask" -> List.of("mask " + argument(label, "value"));
            case "Rewrite" -> rewrite(argument(label, "field"), argument(label, "value"));
            case "LookAtPending" -> List.of("pending " + argument(label, "bit"));
            case "ReadBack" -> List.of("read");
            case "ArmOne" -> List.of("arm");
            case "DisarmOne" ->
                argument(label, "open").equals("true") ? List.of("disarm") : List.of("disarm", "disarm shut");
            case "ResetOne" -> List.of("reset");
            case "Request" -> List.of("request");
            case "TakeBack" -> List.of("takeBack");
            case "Pass" -> List.of("pass");
            case "OweAtMost" -> List.of("owes " + argument(label, "number"));
            case "AnswerNow", "AnswerWaiting", "LeaveQueue" -> List.of("message " + argument(label, "content"));
            default -> List.of("unseen");
        };
    }

    private static List<String> rewrite(final String field, final String value) {
        return switch (value) {
            case "\"same\"" -> List.of("same " + field);
            case "\"fresh\"" -> List.of("fresh " + field, "again " + field);
            default -> List.of("again " + field);
        };
    }

    private static String argument(final ActionLabel label, final String name) {
        return label.arguments().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.value().toJson())
                .findFirst()
                .orElseThrow();
    }

    /** The events by their texts. */
    static Map<String, Integer> numbers(final OneConfig config) {
        final Map<String, Integer> numbers = new LinkedHashMap<>(SOURCE);
        final List<ModelValue> controls = controls(config);
        controls.forEach(
                value -> numbers.put("control " + value.toJson(), OneEvents.messageControl(controls.indexOf(value))));
        final List<ModelValue> masks = masks(config);
        masks.forEach(value -> numbers.put("mask " + value.toJson(), OneEvents.mask(masks.indexOf(value))));
        for (final Register field : config.fields()) {
            final String name = ModelValue.of(field.text()).toJson();
            numbers.put("same " + name, OneEvents.same(field));
            numbers.put("again " + name, OneEvents.again(field));
            numbers.put("fresh " + name, OneEvents.fresh(field));
        }
        numbers.put("pending false", OneEvents.pending(false));
        numbers.put("pending true", OneEvents.pending(true));
        numbers.put("read", OneEvents.READ_BACK);
        numbers.put("disarm", OneEvents.DISARM);
        numbers.put("reset", OneEvents.RESET);
        numbers.put("pass", OneEvents.PASS);
        for (int number = 0; number < config.owedBound(); number++) {
            numbers.put("owes " + number, OneEvents.owes(number));
        }
        messages(config, numbers);
        return numbers;
    }

    private static void messages(final OneConfig config, final Map<String, Integer> numbers) {
        final List<String> names = List.of("address", "upper", "data");
        for (int content = 0; content < 1 << names.size(); content++) {
            final List<ModelValue> fields = new ArrayList<>();
            for (int field = 0; field < names.size(); field++) {
                if ((content >>> field & 1) != 0) {
                    fields.add(ModelValue.of(names.get(field)));
                }
            }
            if (config.fields().stream()
                    .map(each -> ModelValue.of(each.text()))
                    .toList()
                    .containsAll(fields)) {
                numbers.put("message " + ModelValue.SetOf.copyOf(fields).toJson(), OneEvents.message(content));
            }
        }
    }

    private static List<ModelValue> controls(final OneConfig config) {
        if (config.kind() == FunctionKind.MSIX) {
            return values("off", "off-masked", "on", "on-masked");
        }
        final List<ModelValue> values = new ArrayList<>();
        for (final int count : config.grants()) {
            for (final boolean enabled : List.of(false, true)) {
                values.add(ModelValue.record(Map.of("enabled", ModelValue.of(enabled), "count", ModelValue.of(count))));
            }
        }
        return values;
    }

    private static List<ModelValue> masks(final OneConfig config) {
        if (config.kind() == FunctionKind.MSIX) {
            return values("masked", "open");
        }
        if (!config.capability().maskable()) {
            return List.of(ModelValue.set());
        }
        final List<ModelValue> first =
                List.of(ModelValue.set(), ModelValue.SetOf.copyOf(List.of(ModelValue.of("vector0"))));
        return config.irqs().size() == 1
                ? first
                : List.of(
                        first.get(0),
                        first.get(1),
                        ModelValue.SetOf.copyOf(List.of(ModelValue.of("vector1"))),
                        ModelValue.SetOf.copyOf(List.of(ModelValue.of("vector0"), ModelValue.of("vector1"))));
    }

    private static List<ModelValue> values(final String... names) {
        return List.of(names).stream().<ModelValue>map(ModelValue::of).toList();
    }
}
