package org.msicheck.ref.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.msicheck.ref.bus.PlatformProperty;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.message.Platform;
import org.msicheck.system.ModelValue;

/**
 * The constants of a model: a function, a platform, the programs of the actors, and the start.
 *
 * @param functions  constants {@code Functions} and {@code Irqs}; the irqs of the first function come first
 * @param cpus       constant {@code Cpus}
 * @param vectors    constant {@code Vectors}
 * @param handles    constant {@code Handles}
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
 *                   regs, mask; of several functions in dev) and of slot, armed, bound, routes, irte, maskWord, shares,
 *                   asksMask, asksEnable
 */
public record MachineConfig(
        List<FunctionDescription> functions,
        List<String> cpus,
        List<Integer> vectors,
        List<Integer> handles,
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
        functions = List.copyOf(functions);
        cpus = List.copyOf(cpus);
        vectors = List.copyOf(vectors);
        handles = List.copyOf(handles);
        platformValues = copy(platformValues);
        hostCpus = Set.copyOf(hostCpus);
        noEoiCpus = Set.copyOf(noEoiCpus);
        actors = List.copyOf(actors);
        owed = Set.copyOf(owed);
        shared = Set.copyOf(shared);
        final ConfigCheck check = new ConfigCheck(functions, new Platform(cpus, vectors, handles, irqs(functions)));
        check.bounds(downBound, upBound);
        check.functions();
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

    private static List<String> irqs(final List<FunctionDescription> functions) {
        return functions.stream().flatMap(each -> each.irqs().stream()).toList();
    }

    /**
     * The interrupts of all functions: constant {@code Irqs}.
     *
     * @return in the order of the functions
     */
    public List<String> irqs() {
        return irqs(functions);
    }

    private FunctionDescription only() {
        if (functions.size() != 1) {
            throw new IllegalStateException("there are " + functions.size() + " functions");
        }
        return functions.get(0);
    }

    /**
     * The kind of the function that is alone.
     *
     * @return MSI-X or MSI
     */
    public FunctionKind kind() {
        return only().kind();
    }

    /**
     * What the function that is alone can.
     *
     * @return {@link Capability#NONE} for MSI-X
     */
    public Capability capability() {
        return only().capability();
    }

    /**
     * The values that the function that is alone may have.
     *
     * @return by property
     */
    public Map<String, Set<String>> device() {
        return only().device();
    }

    /**
     * The constants of a machine with one function in which each has its default: bounds of 2, no remapping entries, every
     * irq owed.
     *
     * @param kind the kind of the function
     * @return takes the constants that have no default, and those that differ
     */
    public static Builder of(final FunctionKind kind) {
        return new Builder(List.of(FunctionDescription.alone(kind, Capability.NONE, List.of(), Map.of())));
    }

    /**
     * The constants of a machine with several functions.
     *
     * @param functions what they are
     * @return takes the constants that have no default, and those that differ
     */
    public static Builder of(final List<FunctionDescription> functions) {
        return new Builder(functions);
    }

    /**
     * The same machine with other constants.
     *
     * @return takes those that differ
     */
    public Builder with() {
        return new Builder(functions)
                .cpus(cpus)
                .vectors(vectors)
                .handles(handles)
                .platformValues(platformValues)
                .downBound(downBound)
                .upBound(upBound)
                .hostCpus(hostCpus)
                .noEoiCpus(noEoiCpus)
                .actors(actors)
                .owed(owed)
                .shared(shared)
                .start(start);
    }

    /**
     * The names of processors, vectors and irqs.
     *
     * @return constants of Message
     */
    public Platform platform() {
        return new Platform(cpus, vectors, handles, irqs());
    }

    /** Takes constants by name; the machine is checked when it is built. */
    public static final class Builder {
        private static final int DEFAULT_BOUND = 2;

        private List<FunctionDescription> functions;
        private List<String> cpus = List.of();
        private List<Integer> vectors = List.of();
        private List<Integer> handles = List.of();
        private Map<String, Set<String>> platformValues = PlatformProperty.any();
        private int downBound = DEFAULT_BOUND;
        private int upBound = DEFAULT_BOUND;
        private Set<String> hostCpus = Set.of();
        private Set<String> noEoiCpus = Set.of();
        private List<ActorProgram> actors = List.of();
        private Optional<Set<String>> owed = Optional.empty();
        private Set<String> shared = Set.of();
        private ModelValue start = ModelValue.set();

        private Builder(final List<FunctionDescription> functions) {
            this.functions = List.copyOf(functions);
        }

        /** Constants {@code Functions} and {@code Irqs}. */
        public Builder functions(final List<FunctionDescription> value) {
            functions = List.copyOf(value);
            return this;
        }

        /** What the function that is alone can. */
        public Builder capability(final Capability value) {
            return function(value, only().irqs(), only().device());
        }

        private FunctionDescription only() {
            if (functions.size() != 1) {
                throw new IllegalStateException("there are " + functions.size() + " functions");
            }
            return functions.get(0);
        }

        private Builder function(
                final Capability capability, final List<String> irqs, final Map<String, Set<String>> device) {
            functions = List.of(FunctionDescription.alone(only().kind(), capability, irqs, device));
            return this;
        }

        /** Constant {@code Cpus}. */
        public Builder cpus(final List<String> value) {
            cpus = value;
            return this;
        }

        /** Constant {@code Vectors}. */
        public Builder vectors(final List<Integer> value) {
            vectors = value;
            return this;
        }

        /** Constant {@code Handles}. */
        public Builder handles(final List<Integer> value) {
            handles = value;
            return this;
        }

        /** The irqs of the function that is alone. */
        public Builder irqs(final List<String> value) {
            return function(only().capability(), value, only().device());
        }

        /** The values that the function that is alone may have. */
        public Builder device(final Map<String, Set<String>> value) {
            return function(only().capability(), only().irqs(), value);
        }

        /** Constant {@code Platform}; every platform if it is not given. */
        public Builder platformValues(final Map<String, Set<String>> value) {
            platformValues = value;
            return this;
        }

        /** Constant {@code DownBound}. */
        public Builder downBound(final int value) {
            downBound = value;
            return this;
        }

        /** Constant {@code UpBound}. */
        public Builder upBound(final int value) {
            upBound = value;
            return this;
        }

        /** Constant {@code HostCpus}. */
        public Builder hostCpus(final Set<String> value) {
            hostCpus = value;
            return this;
        }

        /** Constant {@code NoEoiCpus}. */
        public Builder noEoiCpus(final Set<String> value) {
            noEoiCpus = value;
            return this;
        }

        /** Constants {@code Actors}, {@code ActorCpu} and {@code Prog}. */
        public Builder actors(final List<ActorProgram> value) {
            actors = value;
            return this;
        }

        /** Constant {@code Owed}; every irq if it is not given. */
        public Builder owed(final Set<String> value) {
            owed = Optional.of(value);
            return this;
        }

        /** Constant {@code Shared}. */
        public Builder shared(final Set<String> value) {
            shared = value;
            return this;
        }

        /** Constant {@code Start}. */
        public Builder start(final ModelValue value) {
            start = value;
            return this;
        }

        /**
         * The machine.
         *
         * @throws IllegalArgumentException with one line that says what is unknown or out of range
         */
        public MachineConfig build() {
            return new MachineConfig(
                    functions,
                    cpus,
                    vectors,
                    handles,
                    platformValues,
                    downBound,
                    upBound,
                    hostCpus,
                    noEoiCpus,
                    actors,
                    owed.orElseGet(() -> Set.copyOf(MachineConfig.irqs(functions))),
                    shared,
                    start);
        }
    }
}
