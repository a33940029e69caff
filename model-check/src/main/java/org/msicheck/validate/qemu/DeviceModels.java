package org.msicheck.validate.qemu;

/** Device models that log under the same trace points, by words of their names. */
enum DeviceModels {
    /** NVMe. */
    NVME("nvme"),
    /** igb and its virtual functions log under e1000e's trace points. */
    E1000E("e1000e", "igb"),
    /** All xHCI controllers. */
    XHCI("xhci"),
    /** Both generations. */
    MEGASAS("megasas"),
    /** AHCI controllers on PCI. */
    AHCI("ahci");

    private final String word;
    private final String otherWord;

    DeviceModels(final String word) {
        this(word, word);
    }

    DeviceModels(final String word, final String otherWord) {
        this.word = word;
        this.otherWord = otherWord;
    }

    boolean has(final QemuFunction function) {
        return function.deviceContains(word) || function.deviceContains(otherWord);
    }
}
