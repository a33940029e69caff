package org.msicheck.validate.engine;

import java.util.Optional;

/** What is known of one PCI function of a log. */
public final class TrackedFunction {
    private final String id;
    private final String device;
    private final boolean platform;
    private boolean fromReset;
    private final Tally<Outcome> outcomes = new Tally<>();
    private final Tally<Finding> findings = new Tally<>();
    private final Tally<String> deviations = new Tally<>();
    private MsixUnit msix;
    private MsiUnit msi;
    private boolean busMaster = true;
    private boolean busMasterUnsure;
    private boolean explicitUse;
    private boolean enabled;
    private long raises;
    private boolean readsLogged;
    private long unreadWrite;
    private long attributed;
    private long ambiguous;
    private long lastAmbiguous;
    private long observations;
    private long firstLine;
    private Rejection rejection;
    private String damage = "";

    TrackedFunction(
            final String id, final String device, final boolean platform, final boolean fromReset, final long line) {
        this.platform = platform;
        this.id = id;
        this.device = device;
        this.fromReset = fromReset;
        this.firstLine = line;
    }

    /**
     * Bus, device and function, or another name that the log gives.
     *
     * @return such as {@code 00:06.0}
     */
    public String id() {
        return id;
    }

    /**
     * The device model's name.
     *
     * @return such as {@code nvme}, or empty
     */
    public String device() {
        return device;
    }

    /**
     * Whether this is no PCI function but a part of the platform whose word is checked, such as a remapping unit.
     *
     * @return true for what {@link Engine#platform} gave
     */
    public boolean isPlatform() {
        return platform;
    }

    /**
     * Whether the log shows the function from reset on.
     *
     * @return false if it begins with unknown registers
     */
    public boolean fromReset() {
        return fromReset;
    }

    /** It is seen now that the registers are in their reset state; nothing follows once a capability is known. */
    public void beginsAtReset() {
        fromReset |= msi == null && msix == null;
    }

    /**
     * The line where the function is first seen.
     *
     * @return from 1
     */
    public long firstLine() {
        return firstLine;
    }

    /**
     * Outcomes seen.
     *
     * @return counts and first lines
     */
    public Tally<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * Findings.
     *
     * @return counts and first lines
     */
    public Tally<Finding> findings() {
        return findings;
    }

    /**
     * Faults of the device without which the log would not be explained, such as {@code unuse: drops}.
     *
     * @return counts and first lines
     */
    public Tally<String> deviations() {
        return deviations;
    }

    /**
     * Messages that can only have come from this function.
     *
     * @return a count
     */
    public long attributed() {
        return attributed;
    }

    /**
     * Messages that this function or another, or another vector of it, may have sent.
     *
     * @return a count
     */
    public long ambiguous() {
        return ambiguous;
    }

    /**
     * Observations that could have contradicted the reference and did not: attributed messages and registers read.
     *
     * @return a count
     */
    public long observations() {
        return observations;
    }

    /**
     * Whether the log shows MSI activity: a message, a raise, a register read or anything that is rejected.
     *
     * @return false for a function that is listed and not counted
     */
    public boolean active() {
        return observations > 0 || ambiguous > 0 || raises > 0 || rejected() || !damage.isEmpty();
    }

    /**
     * Whether software enabled MSI or MSI-X or wrote the MSI-X table.
     *
     * @return true also if nothing followed from it
     */
    public boolean configured() {
        return enabled;
    }

    /**
     * Why the function is rejected.
     *
     * @return empty if it is not
     */
    public Optional<Rejection> rejection() {
        return Optional.ofNullable(rejection);
    }

    /**
     * What the log tells wrongly or not at all about the function, so that it cannot be accepted.
     *
     * @return one line, or empty
     */
    public String damage() {
        return damage;
    }

    /**
     * Whether the MSI capability has a 64-bit address.
     *
     * @return false without MSI
     */
    public boolean msiIsWide() {
        return msi != null && msi.form().wide();
    }

    /**
     * Length of the MSI-X table as far as known.
     *
     * @return entries, 0 without MSI-X
     */
    public int tableEntries() {
        return msix == null ? 0 : msix.live();
    }

    /**
     * The capability in words.
     *
     * @return such as {@code MSI-X 8} or {@code MSI 1/64-bit}
     */
    public String capability() {
        final StringBuilder text = new StringBuilder();
        if (msi != null) {
            text.append("MSI ").append(msi.form().vectors()).append(msi.form().maskable() ? " maskable" : "");
        }
        if (msix != null) {
            text.append(text.length() == 0 ? "" : ", ").append("MSI-X ").append(msix.live());
        }
        return text.toString();
    }

    Optional<MsixUnit> msix() {
        return Optional.ofNullable(msix);
    }

    Optional<MsiUnit> msi() {
        return Optional.ofNullable(msi);
    }

    void msix(final MsixUnit unit) {
        msix = unit;
    }

    void msi(final MsiUnit unit) {
        msi = unit;
    }

    /** The capability that would send now: MSI-X if both are enabled, as QEMU does. */
    Optional<Unit> sender() {
        if (msix != null && msix.enabled()) {
            return Optional.of(msix);
        }
        return msi != null && msi.enabled() ? Optional.of(msi) : Optional.empty();
    }

    /** Some capability is known, and none is enabled. */
    boolean surelyDisabled() {
        return (msix != null || msi != null)
                && sender().isEmpty()
                && (msix == null || msix.controlKnown())
                && (msi == null || msi.controlKnown());
    }

    boolean busMaster() {
        return busMaster;
    }

    void busMaster(final boolean on) {
        busMaster = on;
        busMasterUnsure = false;
    }

    /** Command was written with a value that the log does not have. */
    void busMasterUnsure() {
        busMasterUnsure = true;
    }

    /** Bus Master Enable is known to be set. */
    boolean surelySends() {
        return busMaster && !busMasterUnsure;
    }

    boolean explicitUse() {
        return explicitUse;
    }

    void useIsLogged() {
        explicitUse = true;
    }

    void activate() {
        enabled = true;
    }

    void raised() {
        raises++;
    }

    void countAttributed() {
        attributed++;
        observations++;
    }

    /** Counts one message of the log once, however many of the function's vectors may have sent it. */
    void countAmbiguous(final long message) {
        ambiguous += message == lastAmbiguous ? 0 : 1;
        lastAmbiguous = message;
    }

    void countObservation() {
        observations++;
    }

    boolean rejected() {
        return rejection != null;
    }

    void reject(final Rejection why) {
        if (rejection == null) {
            rejection = why;
        }
    }

    /**
     * The log lacks events without which nothing can be held against the function.
     *
     * @param why what is missing
     */
    public void distrust(final String why) {
        rejection = null;
        damaged(why);
    }

    void damaged(final String what) {
        if (damage.isEmpty()) {
            damage = what;
        }
    }

    void read() {
        readsLogged = true;
        unreadWrite = 0;
    }

    /** The message was written completely at this line; a read-back should follow before the next update. */
    void messageWritten(final long line) {
        settleReadBack();
        unreadWrite = line;
    }

    void settleReadBack() {
        if (readsLogged && unreadWrite != 0) {
            findings.add(Finding.NO_READ_BACK, unreadWrite);
        }
        unreadWrite = 0;
    }
}
