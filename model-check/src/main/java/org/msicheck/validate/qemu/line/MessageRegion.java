package org.msicheck.validate.qemu.line;

import java.util.Optional;

/** The memory regions of QEMU that take messages, and what a log with them can be checked for. */
public enum MessageRegion {
    /** The local APICs in QEMU. */
    APIC(
            "apic-msi",
            Kind.LOCAL_APIC,
            "the local APICs of QEMU",
            "sender, address, data and mask; the delivery, where apic_deliver_irq is logged",
            "what the processor does with it"),
    /** The local APICs in the host's kernel. */
    KVM(
            "kvm-apic-msi",
            Kind.LOCAL_APIC,
            "KVM's local APICs",
            "sender, address, data and mask of devices that QEMU emulates",
            "the delivery, and messages that the kernel sends itself (irqfd, vhost, VFIO)"),
    /** Intel's remapping unit. */
    VTD(
            "vtd-ir",
            Kind.UNIT,
            "Intel's remapping unit",
            "sender, address, data and mask; remapping and delivery, where vtd_ir_* and apic_deliver_irq are logged",
            "entries before they are used, and fault records"),
    /** AMD's remapping unit. */
    AMD(
            "amd_iommu_ir",
            Kind.UNIT,
            "AMD's remapping unit",
            "sender, address, data and mask; remapping and delivery, where amdvi_ir_* and apic_deliver_irq are logged",
            "the device table, that an entry is invalidated after a change, and the event log"),
    /** GITS_TRANSLATER of Arm's ITS. */
    ITS(
            "translation",
            Kind.FRAME,
            "GITS_TRANSLATER of Arm's ITS",
            "sender, address, data and mask; the sender's bus address, where gicv3_its_translation_write is logged",
            "the ITS's tables, the LPI and its delivery"),
    /** SETSPI of Arm's GICv2m. */
    V2M(
            "gicv2m",
            Kind.FRAME,
            "the SETSPI register of Arm's GICv2m",
            "sender, address, data and mask",
            "the SPI and its delivery"),
    /** An interrupt file of RISC-V. */
    IMSIC(
            "riscv.imsic",
            Kind.FRAME,
            "RISC-V's IMSIC",
            "sender, address, data and mask",
            "the hart's file and what it takes from it"),
    /** Any other region where an open vector points. */
    OTHER(
            "",
            Kind.FRAME,
            "another region where a vector points",
            "sender, address, data and mask",
            "what is behind it");

    private static final int SETSPI = 0x40;
    private static final int PAGE = 0xfff;
    private static final int WINDOW_OFFSET = 0xfffff;
    private static final int OWN_REGISTERS = 0xff0;
    private static final MessageRegion[] ALL = values();

    private final String region;
    private final Kind kind;
    private final String place;
    private final String checked;
    private final String unchecked;

    MessageRegion(
            final String region, final Kind kind, final String place, final String checked, final String unchecked) {
        this.region = region;
        this.kind = kind;
        this.place = place;
        this.checked = checked;
        this.unchecked = unchecked;
    }

    /**
     * What follows a message there.
     */
    public enum Kind {
        /** A delivery. */
        LOCAL_APIC,
        /** A remapping entry. */
        UNIT,
        /** Nothing that is followed. */
        FRAME
    }

    /**
     * The region with this name.
     *
     * @param bytes a buffer
     * @param from  where the name begins
     * @param to    where it ends
     * @return empty for any other
     */
    public static Optional<MessageRegion> named(final byte[] bytes, final int from, final int to) {
        for (final MessageRegion each : ALL) {
            if (each != OTHER && each.is(bytes, from, to)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private boolean is(final byte[] bytes, final int from, final int to) {
        if (to - from != region.length()) {
            return false;
        }
        for (int index = from; index < to; index++) {
            if (bytes[index] != region.charAt(index - from)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What follows a message there.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether a write there is a message and not one of a processor to a register of its own.
     *
     * @param address where
     * @return true for a message
     */
    public boolean takes(final long address) {
        return switch (this) {
            case APIC, KVM -> (address & WINDOW_OFFSET) > PAGE || (address & OWN_REGISTERS) == 0;
            case V2M -> (address & PAGE) == SETSPI;
            default -> true;
        };
    }

    /**
     * Whether all writes to one address go to one object, so that another one tells of another process.
     *
     * @return false where each device has its own
     */
    public boolean isOneObject() {
        return kind != Kind.UNIT && this != OTHER;
    }

    /**
     * What this log's messages there were checked for, and what not.
     *
     * @param messages how many
     * @return one line
     */
    public String note(final long messages) {
        return messages + " messages to " + place + (region.isEmpty() ? "" : " (" + region + ")") + ": checked "
                + checked + "; not " + unchecked;
    }
}
