package org.msicheck.ref.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.message.Platform;
import org.msicheck.system.ModelValue;

/**
 * The constants of a model: a function, a platform, the programs of the actors, and the start.
 *
 * @param kind       constant {@code Kind}
 * @param capability constants {@code Capability} and {@code Number}; {@link Capability#NONE} for MSI-X
 * @param cpus       constant {@code Cpus}
 * @param vectors    constant {@code Vectors}
 * @param handles    constant {@code Handles}
 * @param irqs       constant {@code Irqs}; the position of an irq is its table entry
 * @param device     constant {@code Device}: property to the values that the function may have, all
 *                   properties; of a fault one value
 * @param platformValues constant {@code Platform}: property of the platform to the values that it may have, all
 *                   properties
 * @param downBound  constant {@code DownBound}: requests that fit on the way to the function, at least 2
 * @param upBound    constant {@code UpBound}: messages that fit on the way to the processors, at least 1
 * @param hostCpus   constant {@code HostCpus}: processors whose handlers signal an eventfd
 * @param noEoiCpus  constant {@code NoEoiCpus}: processors whose kernel does not end an interrupt on a vector that is
 *                   nobody's
 * @param actors     constants {@code Actors}, {@code ActorCpu} and {@code Prog}
 * @param owed       constant {@code Owed}: irqs whose events software promises to handle
 * @param shared     constant {@code Shared}: subset of {@code mask} and {@code enable}
 * @param start      constant {@code Start}: a record of the function's registers (MSI-X: control, entry; MSI: control,
 *                   regs, mask) and of slot, armed, bound, routes, irte, maskWord, shares, asksMask, asksEnable
 */
public record MachineConfig(
        FunctionKind kind,
        Capability capability,
        List<String> cpus,
        List<Integer> vectors,
        List<Integer> handles,
        List<String> irqs,
        Map<String, Set<String>> device,
        Map<String, Set<String>> platformValues,
        int downBound,
        int upBound,
        Set<String> hostCpus,
        Set<String> noEoiCpus,
        List<ActorProgram> actors,
        Set<String> owed,
        Set<String> shared,
        ModelValue start) {
    /**
     * Copies and checks everything.
     *
     * @throws IllegalArgumentException with one line that says what is unknown or out of range
     */
    public MachineConfig {
        cpus = List.copyOf(cpus);
        vectors = List.copyOf(vectors);
        handles = List.copyOf(handles);
        irqs = List.copyOf(irqs);
        device = copy(device);
        platformValues = copy(platformValues);
        hostCpus = Set.copyOf(hostCpus);
        noEoiCpus = Set.copyOf(noEoiCpus);
        actors = List.copyOf(actors);
        owed = Set.copyOf(owed);
        shared = Set.copyOf(shared);
        final ConfigCheck check = new ConfigCheck(kind, capability, new Platform(cpus, vectors, handles, irqs));
        check.bounds(downBound, upBound);
        check.device(device);
        check.platform(platformValues);
        hostCpus.forEach(check::cpu);
        noEoiCpus.forEach(check::cpu);
        check.actors(actors);
        owed.forEach(check::irq);
        check.shared(shared);
        check.start(start);
    }

    private static Map<String, Set<String>> copy(final Map<String, Set<String>> properties) {
        final Map<String, Set<String>> values = new TreeMap<>();
        properties.forEach((property, choices) -> values.put(property, Set.copyOf(new TreeSet<>(choices))));
        return Map.copyOf(values);
    }

    /**
     * A function with MSI-X on a platform without interrupt remapping, whose kernel ends every interrupt.
     *
     * @param kind       {@link FunctionKind#MSIX}
     * @param cpus       constant {@code Cpus}
     * @param vectors    constant {@code Vectors}
     * @param irqs       constant {@code Irqs}
     * @param device     constant {@code Device}
     * @param platformValues constant {@code Platform}
     * @param downBound  constant {@code DownBound}
     * @param upBound    constant {@code UpBound}
     * @param hostCpus   constant {@code HostCpus}
     * @param actors     constants {@code Actors}, {@code ActorCpu} and {@code Prog}
     * @param owed       constant {@code Owed}
     * @param shared     constant {@code Shared}
     * @param start      constant {@code Start}
     * @throws IllegalArgumentException with one line that says what is unknown or out of range
     */
    public MachineConfig(
            final FunctionKind kind,
            final List<String> cpus,
            final List<Integer> vectors,
            final List<String> irqs,
            final Map<String, Set<String>> device,
            final Map<String, Set<String>> platformValues,
            final int downBound,
            final int upBound,
            final Set<String> hostCpus,
            final List<ActorProgram> actors,
            final Set<String> owed,
            final Set<String> shared,
            final ModelValue start) {
        this(
                kind,
                Capability.NONE,
                cpus,
                vectors,
                List.of(),
                irqs,
                device,
                platformValues,
                downBound,
                upBound,
                hostCpus,
                Set.of(),
                actors,
                owed,
                shared,
                start);
    }

    /**
     * The names of processors, vectors and irqs.
     *
     * @return constants of Message
     */
    public Platform platform() {
        return new Platform(cpus, vectors, handles, irqs);
    }
}
