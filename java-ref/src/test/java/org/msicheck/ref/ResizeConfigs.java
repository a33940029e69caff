package org.msicheck.ref;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.SourceProperty;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ModelValue;

/** The constants of the model MCMsixResize, operator by operator of spec/MsixResize.tla. */
public final class ResizeConfigs {
    private static final List<String> LIVE = List.of("irq0", "irq1", "irq2");
    private static final List<String> ADDED = List.of("irq3");
    private static final List<String> ALL = List.of("irq0", "irq1", "irq2", "irq3");
    private static final Map<String, Slot> TARGET = Map.of(
            "irq0",
            new Slot("cpu0", 1),
            "irq1",
            new Slot("cpu1", 1),
            "irq2",
            new Slot("cpu0", 2),
            "irq3",
            new Slot("cpu1", 2));

    private ResizeConfigs() {}

    private record Slot(String cpu, int vector) {}

    public static MachineConfig staticResize(final Map<String, Set<String>> device) {
        final List<Step> vmm = new ArrayList<>(List.of(named("await", "unmask")));
        vmm.addAll(forEach(LIVE, ResizeConfigs::freeIrq));
        vmm.addAll(disableMsix());
        vmm.addAll(enableMsix());
        vmm.addAll(forEach(ALL, irq -> List.of(write(irq, "control", ModelValue.of("open")))));
        vmm.add(named("signal", "unmasked"));
        return config(device, vmm);
    }

    public static MachineConfig dynamicAppend(final Map<String, Set<String>> device) {
        final List<Step> vmm = new ArrayList<>(List.of(named("await", "unmask")));
        vmm.addAll(forEach(ADDED, ResizeConfigs::reserve));
        vmm.addAll(forEach(ADDED, ResizeConfigs::writeMessage));
        vmm.add(flush("table"));
        vmm.addAll(forEach(ADDED, irq -> List.of(write(irq, "control", ModelValue.of("open")))));
        vmm.add(named("signal", "unmasked"));
        return config(device, vmm);
    }

    public static Map<String, Set<String>> any() {
        final Map<String, Set<String>> device = new TreeMap<>(oneDevice());
        device.put("open", Set.of("live", "cached", "undefined"));
        device.put("enableEdge", Set.of("unmasks", "nothing"));
        device.put("disable", Set.of("keeps", "drops", "intx"));
        device.put("disabled", Set.of("pends", "drops", "intx"));
        for (final SourceProperty property : SourceProperty.values()) {
            device.put(property.text(), Set.copyOf(property.choices()));
        }
        return device;
    }

    public static Map<String, Set<String>> oneDevice() {
        final Map<String, Set<String>> device = new TreeMap<>();
        device.put("open", Set.of("live"));
        device.put("enableEdge", Set.of("unmasks"));
        device.put("disable", Set.of("keeps"));
        device.put("disabled", Set.of("drops"));
        device.put("fmask", Set.of("honoured"));
        device.put("edge", Set.of("effective"));
        device.put("reset", Set.of("text"));
        device.put("table", Set.of("always"));
        device.put("drain", Set.of("yes"));
        device.put("clear", Set.of("yes"));
        device.put("sends", Set.of("waits"));
        device.put("unuse", Set.of("keeps"));
        device.put("masked", Set.of("pends"));
        device.put("onReset", Set.of("clears"));
        device.put("onArm", Set.of("raises"));
        device.put("unarmed", Set.of("quiet"));
        return device;
    }

    private static MachineConfig config(final Map<String, Set<String>> device, final List<Step> vmm) {
        final List<Step> guest = new ArrayList<>(List.of(named("signal", "unmask"), named("await", "unmasked")));
        guest.addAll(forEach(ADDED, irq -> List.of(Step.of("arm", Map.of("irq", ModelValue.of(irq))))));
        return MachineConfig.of(FunctionKind.MSIX)
                .cpus(List.of("cpu0", "cpu1"))
                .vectors(List.of(1, 2))
                .irqs(ALL)
                .device(device)
                .actors(List.of(new ActorProgram("guest", "cpu1", guest), new ActorProgram("vmm", "cpu0", vmm)))
                .start(start())
                .build();
    }

    private static ModelValue start() {
        final Map<String, ModelValue> entries = new LinkedHashMap<>();
        for (final String irq : ALL) {
            entries.put(
                    irq,
                    LIVE.contains(irq)
                            ? entry(TARGET.get(irq).cpu(), TARGET.get(irq).vector(), "open")
                            : entry("none", 0, "masked"));
        }
        final ModelValue empty = ModelValue.set();
        final Map<String, ModelValue> start = new LinkedHashMap<>();
        for (final String field : List.of("bound", "routes", "irte", "maskWord", "shares")) {
            start.put(field, empty);
        }
        start.putAll(Map.of(
                "control",
                ModelValue.of("on"),
                "entry",
                ModelValue.record(entries),
                "slot",
                ModelValue.record(Map.of("cpu0", slots("irq0", "irq2"), "cpu1", slots("irq1", "free"))),
                "armed",
                ModelValue.SetOf.copyOf(LIVE.stream().map(ModelValue::of).toList()),
                "asksMask",
                empty,
                "asksEnable",
                empty));
        return ModelValue.record(start);
    }

    private static ModelValue entry(final String cpu, final int vector, final String control) {
        return ModelValue.record(Map.of(
                "address",
                ModelValue.of(cpu),
                "upper",
                ModelValue.of("zero"),
                "data",
                ModelValue.of(vector),
                "control",
                ModelValue.of(control)));
    }

    private static ModelValue slots(final String first, final String second) {
        return ModelValue.seq(ModelValue.of(first), ModelValue.of(second));
    }

    private static List<Step> freeIrq(final String irq) {
        return List.of(
                write(irq, "control", ModelValue.of("masked")),
                flush("table"),
                Step.of("synchronize", Map.of("irq", ModelValue.of(irq))),
                onSlot("shutdown", TARGET.get(irq)));
    }

    private static List<Step> disableMsix() {
        return List.of(control("off"), flush("config"));
    }

    private static List<Step> enableMsix() {
        final List<Step> steps = new ArrayList<>(forEach(ALL, ResizeConfigs::reserve));
        steps.add(control("on-masked"));
        steps.addAll(forEach(ALL, ResizeConfigs::writeMessage));
        steps.addAll(forEach(ALL, irq -> List.of(write(irq, "control", ModelValue.of("masked")))));
        steps.addAll(List.of(control("on"), flush("config")));
        return steps;
    }

    private static List<Step> writeMessage(final String irq) {
        return List.of(
                write(irq, "address", ModelValue.of(TARGET.get(irq).cpu())),
                write(irq, "data", ModelValue.of(TARGET.get(irq).vector())));
    }

    private static List<Step> reserve(final String irq) {
        final Slot slot = TARGET.get(irq);
        return List.of(Step.of(
                "reserve",
                Map.of(
                        "cpu",
                        ModelValue.of(slot.cpu()),
                        "vector",
                        ModelValue.of(slot.vector()),
                        "irq",
                        ModelValue.of(irq))));
    }

    private static List<Step> forEach(final List<String> irqs, final Function<String, List<Step>> steps) {
        return irqs.stream().flatMap(irq -> steps.apply(irq).stream()).toList();
    }

    private static Step flush(final String space) {
        return Step.of("flush", Map.of("space", ModelValue.of(space)));
    }

    private static Step named(final String word, final String name) {
        return Step.of(word, Map.of("name", ModelValue.of(name)));
    }

    private static Step onSlot(final String word, final Slot slot) {
        return Step.of(word, Map.of("cpu", ModelValue.of(slot.cpu()), "vector", ModelValue.of(slot.vector())));
    }

    private static Step control(final String value) {
        return write(LIVE.get(0), "messageControl", ModelValue.of(value));
    }

    private static Step write(final String irq, final String register, final ModelValue value) {
        return Step.of("write", Map.of("irq", ModelValue.of(irq), "reg", ModelValue.of(register), "value", value));
    }
}
