package org.msicheck.ref.state;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words of steps with their fields, as Software and HostSoftware name them. */
public enum StepWord {
    /** A posted dword write. */
    WRITE("write", "irq", StepField.IRQ, "reg", StepField.REGISTER, "value", StepField.VALUE),
    /** A posted qword write. */
    WRITE_QWORD("writeQword", "irq", StepField.IRQ, "low", StepField.HALF, "high", StepField.HALF),
    /** The actor copies the kernel's mask word. */
    LOAD_MASK("loadMask"),
    /** The actor changes its copy, and stores and writes it. */
    STORE_MASK("storeMask", "irq", StepField.IRQ, "set", StepField.IRQS, "clear", StepField.IRQS),
    /** A read whose value is thrown away. */
    FLUSH("flush", "space", StepField.SPACE),
    /** A read into the actor's register. */
    READ("read", "irq", StepField.IRQ, "reg", StepField.READABLE),
    /** A function level reset. */
    RESET("reset"),
    /** A free slot gets an owner. */
    RESERVE("reserve", "cpu", StepField.CPU, "vector", StepField.VECTOR, "irq", StepField.OWNER),
    /** A slot becomes free. */
    RELEASE("release", "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** A slot is marked as expecting nothing. */
    SHUTDOWN("shutdown", "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** A free slot is marked as expecting one stray. */
    ANNOUNCE("announce", "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** Is the vector in the IRR? */
    TEST_IRR("testIrr", "vector", StepField.VECTOR),
    /** Waits until the vector is not in the IRR. */
    AWAIT_IRR_CLEAR("awaitIrrClear", "vector", StepField.VECTOR),
    /** An inter-processor interrupt in place of a message. */
    RETRIGGER("retrigger", "cpu", StepField.CPU, "vector", StepField.VECTOR, "irq", StepField.OWNER),
    /** Interrupts off. */
    IRQS_OFF("irqsOff"),
    /** Interrupts on. */
    IRQS_ON("irqsOn"),
    /** The local APIC is disabled. */
    APIC_OFF("apicOff"),
    /** Waits for handlers. */
    SYNCHRONIZE("synchronize", "irq", StepField.OWNER),
    /** The source may interrupt. */
    ARM("arm", "irq", StepField.IRQ),
    /** The source may not interrupt. */
    DISARM("disarm", "irq", StepField.IRQ),
    /** Looks at the source. */
    POLL("poll", "irq", StepField.IRQ),
    /** Takes a lock. */
    LOCK("lock", "name", StepField.NAME),
    /** Gives a lock back. */
    UNLOCK("unlock", "name", StepField.NAME),
    /** Gives a signal. */
    SIGNAL("signal", "name", StepField.NAME),
    /** Waits for a signal and takes it. */
    AWAIT("await", "name", StepField.NAME),
    /** An allocation that may fail. */
    ALLOCATE("allocate"),
    /** Binds an irqfd. */
    BIND("bind", "irq", StepField.IRQ),
    /** Unbinds an irqfd. */
    UNBIND("unbind", "irq", StepField.IRQ),
    /** Sets KVM's route. */
    SET_ROUTE("setRoute", "irq", StepField.IRQ, "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** Removes KVM's route. */
    REMOVE_ROUTE("removeRoute", "irq", StepField.IRQ),
    /** One store into an interrupt remapping entry. */
    STORE_IRTE("storeIrte", "handle", StepField.HANDLE, "part", StepField.PART, "value", StepField.PART_VALUE),
    /** A whole interrupt remapping entry is replaced. */
    EXCHANGE_IRTE("exchangeIrte", "handle", StepField.HANDLE, "cpu", StepField.CPU, "vector", StepField.VECTOR),
    /** The handler of an irq looks at another source, too. */
    SHARE("share", "irq", StepField.IRQ, "source", StepField.IRQ),
    /** An owner wants an irq masked or open. */
    ASK_MASK("askMask", "owner", StepField.NAME, "irq", StepField.IRQ, "value", StepField.MASK),
    /** An owner wants Enable on or off. */
    ASK_ENABLE("askEnable", "owner", StepField.NAME, "value", StepField.ENABLE),
    /** An update of a message begins. */
    BEGIN_UPDATE("beginUpdate", "irq", StepField.IRQ, "address", StepField.ADDRESS, "data", StepField.DATA),
    /** An update of a message ends. */
    END_UPDATE("endUpdate", "irq", StepField.IRQ);

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // from unmodifiableMap
    private final Map<String, StepField> fields;

    StepWord(final String text, final Object... namesAndFields) {
        this.text = text;
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
