package org.msicheck.ref.state;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.msicheck.ref.bus.WayDown;
import org.msicheck.ref.bus.WayUp;
import org.msicheck.ref.function.Functions;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.processor.Processors;
import org.msicheck.system.ModelValue;

/**
 * The variables of the machine and the constants that its steps read. Every part knows which words of a state are its
 * own; the words themselves are passed along as {@code w}.
 */
public final class Variables {
    private final MachineConfig config;
    private final Platform platform;
    private final Messages messages;
    private final FunctionKinds kinds;
    private final Functions dev;
    private final WayDown down;
    private final WayUp up;
    private final Processors cpu;
    private final SlotTables slot;
    private final Sources src;
    private final Programs drv;
    private final Signals signals;
    private final Settings settings;
    private final Ghost ghost;
    private final int hostCpus;
    private final int noEoiCpus;
    private final Words words = new Words();
    private final Map<String, Owner> owners = new TreeMap<>();
    private final Map<String, MachineState.Part> parts = new TreeMap<>();
    private int partsEnd;

    /**
     * Lays out the words of a model.
     *
     * @param config the model's constants
     */
    public Variables(final MachineConfig config) {
        this.config = config;
        this.platform = config.platform();
        this.messages = new Messages(platform);
        this.kinds = new FunctionKinds(config.functions(), platform);
        this.dev = FunctionKinds.functions(config, words);
        addPart(words, "dev");
        this.down = new WayDown(config.functions(), config.platformValues(), config.downBound(), words);
        addPart(words, "busDown");
        this.up = new WayUp(platform, config.platformValues(), config.upBound(), words);
        addPart(words, "busUp");
        this.cpu = new Processors(platform, words);
        addPart(words, "cpu");
        this.slot = new SlotTables(platform, words);
        addPart(words, "slot");
        this.src = new Sources(platform, config.functions(), words);
        addPart(words, "src");
        final Names names = Names.of(config, readable());
        this.drv = programs(names, words);
        this.signals = new Signals(names, words);
        this.settings = new Settings(platform, names, words);
        addPart(words, "drv");
        this.ghost = new Ghost(config, words);
        this.hostCpus = config.hostCpus().stream()
                .mapToInt(name -> 1 << platform.cpu(name))
                .sum();
        this.noEoiCpus = config.noEoiCpus().stream()
                .mapToInt(name -> 1 << platform.cpu(name))
                .sum();
        addPart(words, "ghost");
    }

    /** A part of the machine that brings a variable of its own. */
    public interface Owner {
        /**
         * The variable.
         *
         * @return its name in the specification
         */
        String variable();

        /**
         * Puts the variable into its start.
         *
         * @param w     the words
         * @param start the specification's record {@code Start}
         */
        void start(int[] w, ModelValue start);

        /**
         * The variable's value.
         *
         * @param w the words
         * @return the specification's value
         */
        ModelValue project(int[] w);
    }

    /**
     * Hands out words to an owner, which is then to be added.
     *
     * @return the words of a state
     */
    public Words words() {
        return words;
    }

    /**
     * Adds a variable. The words that have been taken since the last one are its own.
     *
     * @param owner knows the variable
     */
    public void add(final Owner owner) {
        owners.put(owner.variable(), owner);
        addPart(words, owner.variable());
    }

    /**
     * The conditions of sources are consumed: operator {@code Consume}.
     *
     * @param w       the words
     * @param sources one bit an irq
     */
    public void consume(final int[] w, final int sources) {
        src.clearConditions(w, sources);
        ghost.keepRequests(w, ~sources);
        for (int rest = sources; rest != 0; rest &= rest - 1) {
            final int irq = Integer.numberOfTrailingZeros(rest);
            dev.at(dev.of(irq)).causeGone(w, dev.own(irq));
        }
    }

    /** The words that have been taken since the last call are those of these variables. */
    private void addPart(final Words words, final String... variables) {
        for (final String variable : variables) {
            parts.put(variable, new MachineState.Part(partsEnd, words.taken()));
        }
        partsEnd = words.taken();
    }

    private Programs programs(final Names names, final Words words) {
        final StepResolver resolver = new StepResolver(platform, kinds, names);
        final ActorStep[][] programs = new ActorStep[config.actors().size()][];
        for (int actor = 0; actor < programs.length; actor++) {
            final ActorProgram program = config.actors().get(actor);
            programs[actor] = new ActorStep[program.steps().size()];
            for (int number = 0; number < programs[actor].length; number++) {
                programs[actor][number] = resolver.resolve(actor, number, program);
            }
        }
        return new Programs(names, readable(), programs, words);
    }

    /** What software can read, of each function. */
    private List<List<String>> readable() {
        return IntStream.range(0, dev.count())
                .mapToObj(n -> dev.at(n).readable())
                .toList();
    }

    /**
     * Whether a processor's handlers signal an eventfd: constant {@code HostCpus}.
     *
     * @param processor the processor
     * @return true if it is the host's
     */
    public boolean hostCpu(final int processor) {
        return (hostCpus >>> processor & 1) != 0;
    }

    /**
     * Whether a processor's kernel leaves an interrupt on a vector that is nobody's without its end: constant
     * {@code NoEoiCpus}.
     *
     * @param processor its position
     * @return true if it does not write the end of interrupt
     */
    public boolean noEoiCpu(final int processor) {
        return (noEoiCpus >>> processor & 1) != 0;
    }

    /**
     * The initial states: predicate {@code Init}.
     *
     * @return one for each function that software may find
     */
    public List<MachineState> init() {
        return IntStream.range(0, dev.starts()).mapToObj(this::init).distinct().toList();
    }

    private MachineState init(final int number) {
        final int[] w = new int[words.taken()];
        final Map<String, ModelValue> start = ((ModelValue.Rec) config.start()).fields();
        dev.start(w, config.start(), number);
        cpu.start(w);
        slot.start(w, start.get("slot"));
        src.start(w, start.get("armed"));
        settings.start(w, config.start());
        owners.values().forEach(owner -> owner.start(w, config.start()));
        return new MachineState(w);
    }

    /**
     * The specification's state.
     *
     * @param state a state of this layout
     * @return a record of the specification's variables
     */
    public ModelValue project(final MachineState state) {
        final int[] w = state.words();
        final Map<String, ModelValue> variables = new TreeMap<>();
        parts.forEach((name, part) -> variables.put(name, part.value(w, () -> project(name, w))));
        return ModelValue.record(variables);
    }

    private ModelValue project(final String variable, final int[] w) {
        return switch (variable) {
            case "dev" -> dev.project(w);
            case "busDown" -> down.project(w, platform, drv.actors(), kinds::at);
            case "busUp" -> up.project(w, messages, drv.actors());
            case "cpu" -> cpu.project(w, drv.actors());
            case "slot" -> slot.project(w);
            case "src" -> src.project(w);
            case "drv" -> projectSoftware(w);
            case "ghost" -> ghost.project(w, messages, platform);
            default -> owners.get(variable).project(w);
        };
    }

    private ModelValue projectSoftware(final int[] w) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        drv.project(w, platform, fields);
        signals.project(w, fields);
        settings.project(w, fields);
        return ModelValue.record(fields);
    }

    /**
     * The words of a state, to look at only.
     *
     * @param state a state of this layout
     * @return its words; nobody may write to them
     */
    public int[] look(final MachineState state) {
        return state.words();
    }

    /**
     * The model's constants.
     *
     * @return the configuration
     */
    public MachineConfig config() {
        return config;
    }

    /**
     * Names of processors, vectors and irqs.
     *
     * @return the platform
     */
    public Platform platform() {
        return platform;
    }

    /**
     * What messages mean.
     *
     * @return the platform's messages
     */
    public Messages messages() {
        return messages;
    }

    /**
     * The functions.
     *
     * @return variable {@code dev}
     */
    public Functions dev() {
        return dev;
    }

    /**
     * Requests on their way to the function.
     *
     * @return variable {@code busDown}
     */
    public WayDown down() {
        return down;
    }

    /**
     * Messages on their way to the processors.
     *
     * @return variable {@code busUp}
     */
    public WayUp up() {
        return up;
    }

    /**
     * The processors.
     *
     * @return variable {@code cpu}
     */
    public Processors cpu() {
        return cpu;
    }

    /**
     * The vector tables.
     *
     * @return variable {@code slot}
     */
    public SlotTables slot() {
        return slot;
    }

    /**
     * The event sources.
     *
     * @return variable {@code src}
     */
    public Sources src() {
        return src;
    }

    /**
     * Locks and signals.
     *
     * @return part of variable {@code drv}
     */
    public Signals signals() {
        return signals;
    }

    /**
     * What software keeps in memory.
     *
     * @return part of variable {@code drv}
     */
    public Settings settings() {
        return settings;
    }

    /**
     * Where the actors stand.
     *
     * @return part of variable {@code drv}
     */
    public Programs drv() {
        return drv;
    }

    /**
     * The bookkeeping.
     *
     * @return variable {@code ghost}
     */
    public Ghost ghost() {
        return ghost;
    }
}
