package org.msicheck.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;
import org.msicheck.system.ModelValue;

/**
 * The constants of the specification's machine for one test: what TLC and the reference both start from.
 *
 * @param kind       constant {@code Kind}
 * @param capability constant {@code Capability}
 * @param number     constant {@code Number}
 * @param cpus       constant {@code Cpus}
 * @param vectors    constant {@code Vectors}
 * @param handles    constant {@code Handles}
 * @param irqs       constant {@code Irqs}
 * @param device     constant {@code Device}
 * @param platform   constant {@code Platform}
 * @param downBound  constant {@code DownBound}
 * @param upBound    constant {@code UpBound}
 * @param hostCpus   constant {@code HostCpus}
 * @param noEoiCpus  constant {@code NoEoiCpus}
 * @param actors     constants {@code Actors}, {@code ActorCpu} and {@code Prog}
 * @param owed       constant {@code Owed}
 * @param shared     constant {@code Shared}
 * @param start      constant {@code Start}
 */
public record Model(
        FunctionKind kind,
        ModelValue capability,
        ModelValue number,
        List<String> cpus,
        List<Integer> vectors,
        List<Integer> handles,
        List<String> irqs,
        Map<String, Set<String>> device,
        Map<String, Set<String>> platform,
        int downBound,
        int upBound,
        Set<String> hostCpus,
        Set<String> noEoiCpus,
        List<ActorProgram> actors,
        Set<String> owed,
        Set<String> shared,
        ModelValue start) {

    /**
     * The same machine with other wires.
     *
     * @param down posted writes that fit on the way to the function, at least 2
     * @param up   messages that fit on the way to the processors, at least 1
     * @return a new model
     */
    public Model withBounds(final int down, final int up) {
        return new Model(
                kind,
                capability,
                number,
                cpus,
                vectors,
                handles,
                irqs,
                device,
                platform,
                down,
                up,
                hostCpus,
                noEoiCpus,
                actors,
                owed,
                shared,
                start);
    }

    /**
     * The same machine with other actors.
     *
     * @param others the actors
     * @return a new model
     */
    public Model withActors(final List<ActorProgram> others) {
        return new Model(
                kind,
                capability,
                number,
                cpus,
                vectors,
                handles,
                irqs,
                device,
                platform,
                downBound,
                upBound,
                hostCpus,
                noEoiCpus,
                others,
                owed,
                shared,
                start);
    }

    /**
     * The same machine with room for another number of writes on the way to the function.
     *
     * @param bound constant {@code DownBound}
     * @return a new model
     */
    public Model withDownBound(final int bound) {
        return new Model(
                kind,
                capability,
                number,
                cpus,
                vectors,
                handles,
                irqs,
                device,
                platform,
                bound,
                upBound,
                hostCpus,
                noEoiCpus,
                actors,
                owed,
                shared,
                start);
    }

    /**
     * The same machine with another function.
     *
     * @param values property to the values that the function may have
     * @return a new model
     */
    public Model withDevice(final Map<String, Set<String>> values) {
        return new Model(
                kind,
                capability,
                number,
                cpus,
                vectors,
                handles,
                irqs,
                values,
                platform,
                downBound,
                upBound,
                hostCpus,
                noEoiCpus,
                actors,
                owed,
                shared,
                start);
    }

    /**
     * The same machine on another platform.
     *
     * @param values property to the values that the platform may have
     * @return a new model
     */
    public Model withPlatform(final Map<String, Set<String>> values) {
        return new Model(
                kind,
                capability,
                number,
                cpus,
                vectors,
                handles,
                irqs,
                device,
                values,
                downBound,
                upBound,
                hostCpus,
                noEoiCpus,
                actors,
                owed,
                shared,
                start);
    }

    /**
     * The configuration of the reference.
     *
     * @return the same machine
     * @throws IllegalArgumentException if the reference cannot have it
     */
    public MachineConfig toConfig() {
        return new MachineConfig(
                kind,
                kind == FunctionKind.MSI ? msiCapability() : Capability.NONE,
                cpus,
                vectors,
                handles,
                irqs,
                device,
                platform,
                downBound,
                upBound,
                hostCpus,
                noEoiCpus,
                actors,
                owed,
                shared,
                start);
    }

    private Capability msiCapability() {
        final Map<String, Integer> numbers = new TreeMap<>();
        for (final String irq : irqs) {
            numbers.put(irq, Values.integer(Values.field(number, irq)));
        }
        return new Capability(
                Values.integer(Values.field(capability, "vectors")),
                Values.bool(Values.field(capability, "maskable")),
                numbers);
    }

    /**
     * Whether another model has the same constants: for TLA+ neither actors nor names have an order.
     *
     * @param other the other model
     * @return true if both have the same state graph by definition
     */
    public boolean isSameAs(final Model other) {
        return unordered().equals(other.unordered());
    }

    private Model unordered() {
        return new Model(
                kind,
                capability,
                number,
                cpus.stream().sorted().toList(),
                vectors.stream().sorted().toList(),
                handles.stream().sorted().toList(),
                irqs.stream().sorted().toList(),
                device,
                platform,
                downBound,
                upBound,
                Set.copyOf(hostCpus),
                Set.copyOf(noEoiCpus),
                actors.stream().sorted(Comparator.comparing(ActorProgram::name)).toList(),
                Set.copyOf(owed),
                Set.copyOf(shared),
                start);
    }
}
