package org.msicheck.ref.state;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.msicheck.ref.function.FunctionKind;

/**
 * The words of steps, a row each: what is known of a word, and its fields as the modules of software name them. What
 * a word does is its action; when it can is {@code Software.canDo}. Everything else that depends on words asks here.
 */
public enum StepWord {
    /** A posted dword write. */
    WRITE(
            "write",
            Set.of(Fact.REQUEST, Fact.TOUCHES_FUNCTION),
            "irq",
            StepField.IRQ,
            "reg",
            StepField.REGISTER,
            "value",
            StepField.VALUE),
    /** A posted qword write. */
    WRITE_QWORD(
            "writeQword",
            Set.of(Fact.TWO_REQUESTS, Fact.TOUCHES_FUNCTION, Fact.MSIX_ONLY),
            "irq",
            StepField.IRQ,
            "low",
            StepField.HALF,
            "high",
            StepField.HALF),
    /** The actor copies the kernel's mask word. */
    LOAD_MASK("loadMask", Set.of(Fact.MSI_ONLY)),
    /** The actor changes its copy, and stores and writes it. */
    STORE_MASK(
            "storeMask",
            Set.of(Fact.REQUEST, Fact.TOUCHES_FUNCTION, Fact.MSI_ONLY),
            "irq",
            StepField.IRQ,
            "set",
            StepField.IRQS,
            "clear",
            StepField.IRQS),
    /** A read whose value is thrown away. */
    FLUSH("flush", Set.of(Fact.REQUEST), "space", StepField.SPACE),
    /** A read into the actor's register. */
    READ("read", Set.of(Fact.REQUEST, Fact.LEARNS), "irq", StepField.IRQ, "reg", StepField.READABLE),
    /** A function level reset. */
    RESET("reset", Set.of(Fact.REQUEST, Fact.TOUCHES_FUNCTION), "space", StepField.CONFIG_SPACE),
    /** A free slot gets an owner. */
    RESERVE("reserve", Set.of(Fact.WAITS), "cpu", StepField.CPU, "vector", StepField.VECTOR, "irq", StepField.OWNER),
    /** A slot becomes free. */
    RELEASE("release", Set.of(), "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** A slot is marked as expecting nothing. */
    SHUTDOWN("shutdown", Set.of(), "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** A free slot is marked as expecting one stray. */
    ANNOUNCE("announce", Set.of(), "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** Is the vector in the IRR? */
    TEST_IRR("testIrr", Set.of(Fact.LEARNS, Fact.OWN_PROCESSOR), "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** Waits until the vector is not in the IRR. */
    AWAIT_IRR_CLEAR(
            "awaitIrrClear", Set.of(Fact.WAITS, Fact.OWN_PROCESSOR), "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** Waits for the first interrupt at a slot since it was reserved. */
    AWAIT_INTERRUPT("awaitInterrupt", Set.of(Fact.WAITS), "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** An inter-processor interrupt in place of a message. */
    RETRIGGER("retrigger", Set.of(), "cpu", StepField.CPU, "vector", StepField.VECTOR, "irq", StepField.OWNER),
    /** Interrupts off. */
    IRQS_OFF("irqsOff", Set.of(Fact.LEAVES_IRQS_OFF)),
    /** Interrupts on. */
    IRQS_ON("irqsOn", Set.of()),
    /** The local APIC is disabled. */
    APIC_OFF("apicOff", Set.of()),
    /** Waits for handlers. */
    SYNCHRONIZE("synchronize", Set.of(Fact.WAITS), "irq", StepField.OWNER),
    /** Software no longer owns a handler. */
    FREE_IRQ("freeIrq", Set.of(), "irq", StepField.IRQ),
    /** The source may interrupt. */
    ARM("arm", Set.of(), "irq", StepField.IRQ),
    /** The source may not interrupt. */
    DISARM("disarm", Set.of(Fact.REVIVES), "irq", StepField.IRQ),
    /** Looks at the source. */
    POLL("poll", Set.of(Fact.REVIVES), "irq", StepField.IRQ),
    /** Takes a lock. */
    LOCK("lock", Set.of(Fact.WAITS), "name", StepField.NAME),
    /** Gives a lock back. */
    UNLOCK("unlock", Set.of(), "name", StepField.NAME),
    /** Gives a signal. */
    SIGNAL("signal", Set.of(), "name", StepField.NAME),
    /** Waits for a signal and takes it. */
    AWAIT("await", Set.of(Fact.WAITS), "name", StepField.NAME),
    /** An allocation that may fail. */
    ALLOCATE("allocate", Set.of(Fact.LEARNS)),
    /** Binds an irqfd. */
    BIND("bind", Set.of(Fact.REVIVES), "irq", StepField.IRQ),
    /** Unbinds an irqfd. */
    UNBIND("unbind", Set.of(Fact.REVIVES), "irq", StepField.IRQ),
    /** Sets KVM's route. */
    SET_ROUTE("setRoute", Set.of(Fact.REVIVES), "irq", StepField.IRQ, "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** Removes KVM's route. */
    REMOVE_ROUTE("removeRoute", Set.of(Fact.REVIVES), "irq", StepField.IRQ),
    /** One store into an interrupt remapping entry. */
    STORE_IRTE(
            "storeIrte",
            Set.of(Fact.TOUCHES_FUNCTION),
            "handle",
            StepField.HANDLE,
            "part",
            StepField.PART,
            "value",
            StepField.PART_VALUE),
    /** A whole interrupt remapping entry is replaced. */
    EXCHANGE_IRTE(
            "exchangeIrte",
            Set.of(Fact.TOUCHES_FUNCTION),
            "handle",
            StepField.HANDLE,
            "cpu",
            StepField.CPU,
            "vector",
            StepField.VECTOR),
    /** The handler of an irq looks at another source, too. */
    SHARE("share", Set.of(), "irq", StepField.IRQ, "source", StepField.IRQ),
    /** An owner wants an irq masked or open. */
    ASK_MASK("askMask", Set.of(), "owner", StepField.NAME, "irq", StepField.IRQ, "value", StepField.MASK),
    /** An owner wants Enable on or off. */
    ASK_ENABLE("askEnable", Set.of(), "owner", StepField.NAME, "value", StepField.ENABLE),
    /** An update of a message begins. */
    BEGIN_UPDATE("beginUpdate", Set.of(), "irq", StepField.IRQ, "address", StepField.ADDRESS, "data", StepField.DATA),
    /** An update of a message ends. */
    END_UPDATE("endUpdate", Set.of(), "irq", StepField.IRQ);

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // from Set.of
    private final Set<Fact> facts;

    @SuppressWarnings("ImmutableEnumChecker") // from unmodifiableMap
    private final Map<String, StepField> fields;

    StepWord(final String text, final Set<Fact> facts, final Object... namesAndFields) {
        this.text = text;
        this.facts = Set.copyOf(facts);
        final Map<String, StepField> all = new TreeMap<>();
        for (int i = 0; i < namesAndFields.length; i += 2) {
            all.put((String) namesAndFields[i], (StepField) namesAndFields[i + 1]);
        }
        fields = Collections.unmodifiableMap(all);
    }

    /**
     * The word in the specification.
     *
     * @return such as {@code write}
     */
    public String text() {
        return text;
    }

    /**
     * The word's action in the specification: the word itself, but that {@code Reset} is the function's.
     *
     * @return such as {@code Write}
     */
    public String action() {
        return this == RESET ? "ResetFunction" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** What is known of a word. */
    private enum Fact {
        /** A request goes to the function. */
        REQUEST,
        /** Two requests go to the function. */
        TWO_REQUESTS,
        /** It changes what the function sends or where that goes. */
        TOUCHES_FUNCTION,
        /** It may have to wait for somebody else, not just for room. */
        WAITS,
        /** It leaves the actor's processor without interrupts. */
        LEAVES_IRQS_OFF,
        /** It looks into a processor, which shows that to its own software only. */
        OWN_PROCESSOR,
        /** It puts a value into the actor's register. */
        LEARNS,
        /** It may bring back an event that nothing in the machine stands for any more. */
        REVIVES,
        /** Only a function with MSI has it. */
        MSI_ONLY,
        /** Only a function with MSI-X has it. */
        MSIX_ONLY
    }

    /**
     * How many requests it puts on their way to the function; it waits until there is room for them.
     *
     * @return 0, 1 or 2
     */
    public int requests() {
        if (facts.contains(Fact.TWO_REQUESTS)) {
            return 2;
        }
        return facts.contains(Fact.REQUEST) ? 1 : 0;
    }

    /**
     * Whether it changes what the function sends or where that goes.
     *
     * @return true for writes, stores into entries and a reset
     */
    public boolean touchesFunction() {
        return facts.contains(Fact.TOUCHES_FUNCTION);
    }

    /**
     * Whether an actor may stand at it for ever, or leave its processor without interrupts: the outcome
     * {@code blocked}.
     *
     * @return true if it can
     */
    public boolean canBlock() {
        return facts.contains(Fact.WAITS) || facts.contains(Fact.LEAVES_IRQS_OFF);
    }

    /**
     * Whether it looks into a processor, which has to be the actor's own.
     *
     * @return true for what looks at an IRR
     */
    public boolean needsOwnProcessor() {
        return facts.contains(Fact.OWN_PROCESSOR);
    }

    /**
     * Whether it puts a value into the actor's register.
     *
     * @return true if {@code when} of later steps depends on it
     */
    public boolean learns() {
        return facts.contains(Fact.LEARNS);
    }

    /**
     * Whether it may bring back an event that nothing in the machine stands for any more.
     *
     * @return true for what looks at a source or disarms it, and for the host's injections
     */
    public boolean revives() {
        return facts.contains(Fact.REVIVES);
    }

    /**
     * Whether a kind of function has the word.
     *
     * @param kind the kind
     * @return false if it is about registers that such a function has not
     */
    public boolean isKnownTo(final FunctionKind kind) {
        return !facts.contains(kind == FunctionKind.MSI ? Fact.MSIX_ONLY : Fact.MSI_ONLY);
    }

    /** The fields of a step with this word. */
    Map<String, StepField> fields() {
        return fields;
    }

    /**
     * Looks a word up.
     *
     * @param text the word in the specification
     * @return the word
     * @throws IllegalArgumentException if there is none
     */
    public static StepWord of(final String text) {
        return Arrays.stream(values())
                .filter(word -> word.text.equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("unknown word " + text + ", there are "
                        + Arrays.stream(values()).map(StepWord::text).collect(Collectors.joining(" "))));
    }
}
