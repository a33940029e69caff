package org.msicheck.ref;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;

/** A small MSI machine on two processors with a remapping table and a host, for any program. */
public final class EveryWordConfig {
    private EveryWordConfig() {}

    /** One actor on cpu0 with these steps; {@code cpu1} is a host processor if there is a step about eventfds. */
    public static MachineConfig msi(final List<Step> steps) {
        final Map<String, Set<String>> device = new TreeMap<>(Map.of(
                "message",
                Set.of("live", "latched", "committed", "relatched", "refreshed", "apart"),
                "count",
                Set.of("live", "latched", "single", "clipped"),
                "fold",
                Set.of("modulo", "first"),
                "disable",
                Set.of("keeps", "drops", "intx"),
                "disabled",
                Set.of("pends", "drops", "intx"),
                "drain",
                Set.of("yes"),
                "clear",
                Set.of("yes"),
                "trim",
                Set.of("keeps"),
                "lowBits",
                Set.of("granted"),
                "sends",
                Set.of("waits")));
        device.put("masked", Set.of("pends"));
        device.put("onReset", Set.of("keeps", "clears"));
        device.put("onArm", Set.of("raises", "waits"));
        device.put("unarmed", Set.of("counts", "quiet"));
        return MachineConfig.of(FunctionKind.MSI)
                .capability(new Capability(2, true, Map.of("irq0", 0, "irq1", 1)))
                .cpus(List.of("cpu0", "cpu1"))
                .vectors(List.of(2, 3, 40))
                .handles(List.of(8))
                .irqs(List.of("irq0", "irq1"))
                .device(device)
                .hostCpus(Set.of("cpu1"))
                .noEoiCpus(Set.of("cpu0"))
                .actors(List.of(new ActorProgram("mover", "cpu0", steps)))
                .shared(Set.of("mask"))
                .start(start())
                .build();
    }

    private static ModelValue start() {
        final ModelValue empty = ModelValue.set();
        final Map<String, ModelValue> start = new LinkedHashMap<>();
        for (final String field : List.of("bound", "routes", "maskWord", "shares", "asksMask", "asksEnable", "mask")) {
            start.put(field, empty);
        }
        start.put("control", rec("enabled", ModelValue.of(true)));
        start.put(
                "regs",
                rec(
                        "address",
                        ModelValue.of("remap"),
                        "upper",
                        ModelValue.of("zero"),
                        "data",
                        ModelValue.of(8),
                        "count",
                        ModelValue.of(1)));
        start.put(
                "irte",
                ModelValue.set(rec(
                        "handle",
                        ModelValue.of(8),
                        "present",
                        ModelValue.of(true),
                        "cpu",
                        ModelValue.of("cpu1"),
                        "vector",
                        ModelValue.of(40))));
        start.put("armed", ModelValue.set(ModelValue.of("irq0"), ModelValue.of("irq1")));
        start.put("slot", rec("cpu0", slots("irq0", "free", "other"), "cpu1", slots("free", "irq1", "irq0")));
        return ModelValue.record(start);
    }

    private static ModelValue slots(final String two, final String three, final String forty) {
        return ModelValue.function(Map.of(
                ModelValue.of(2),
                ModelValue.of(two),
                ModelValue.of(3),
                ModelValue.of(three),
                ModelValue.of(40),
                ModelValue.of(forty)));
    }

    /** A record from names and values in turn. */
    public static ModelValue rec(final Object... namesAndValues) {
        return ModelValue.record(fields(namesAndValues));
    }

    private static Map<String, ModelValue> fields(final Object... namesAndValues) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return fields;
    }

    private static ModelValue value(final Object value) {
        if (value instanceof ModelValue done) {
            return done;
        }
        return value instanceof Integer number ? ModelValue.of(number) : ModelValue.of((String) value);
    }

    /** A step from its word and its fields, names and values in turn. */
    public static Step step(final String word, final Object... fields) {
        return Step.of(word, fields(fields));
    }

    /** Each word of a step once. */
    public static List<Step> everyStep() {
        return Stream.concat(softwareSteps().stream(), hostSteps().stream()).toList();
    }

    private static List<Step> softwareSteps() {
        final ModelValue irq0 = ModelValue.set(ModelValue.of("irq0"));
        final ModelValue on = rec("enabled", ModelValue.of(true), "count", 2);
        return List.of(
                step("write", "irq", "irq0", "reg", "messageControl", "value", on),
                step(
                        "writeQword",
                        "irq",
                        "irq0",
                        "low",
                        rec("reg", "address", "value", "cpu0"),
                        "high",
                        rec("reg", "upper", "value", "zero")),
                step("loadMask"),
                step("storeMask", "irq", "irq0", "set", irq0, "clear", ModelValue.set()),
                step("flush", "space", "config"),
                step("read", "irq", "irq0", "reg", "status"),
                step("reset", "space", "config"),
                step("reserve", "cpu", "cpu0", "vector", 3, "irq", "other"),
                step("release", "cpu", "cpu0", "vector", 3),
                step("announce", "cpu", "cpu0", "vector", 3),
                step("shutdown", "cpu", "cpu1", "vector", 2),
                step("testIrr", "cpu", "cpu0", "vector", 2),
                step("awaitIrrClear", "cpu", "cpu0", "vector", 40),
                step("awaitInterrupt", "cpu", "cpu1", "vector", 40),
                step("retrigger", "cpu", "cpu0", "vector", 2, "irq", "irq0"),
                step("irqsOff"),
                step("irqsOn"),
                step("apicOff"),
                step("synchronize", "irq", "irq0"),
                step("freeIrq", "irq", "irq0"),
                step("disarm", "irq", "irq1"),
                step("arm", "irq", "irq1"),
                step("poll", "irq", "irq1"),
                step("lock", "name", "l"),
                step("unlock", "name", "l"),
                step("signal", "name", "s"),
                step("await", "name", "s"),
                step("allocate"));
    }

    private static List<Step> hostSteps() {
        return List.of(
                step("setRoute", "irq", "irq0", "cpu", "cpu0", "vector", 2),
                step("bind", "irq", "irq0"),
                step("unbind", "irq", "irq0"),
                step("removeRoute", "irq", "irq0"),
                step("storeIrte", "handle", 8, "part", "present", "value", ModelValue.of(false)),
                step("exchangeIrte", "handle", 8, "cpu", "cpu0", "vector", 2),
                step("share", "irq", "irq0", "source", "irq1"),
                step("askMask", "owner", "o", "irq", "irq0", "value", "masked"),
                step("askEnable", "owner", "o", "value", "on"),
                step("beginUpdate", "irq", "irq0", "address", "cpu0", "data", 2),
                step("endUpdate", "irq", "irq0"));
    }
}
