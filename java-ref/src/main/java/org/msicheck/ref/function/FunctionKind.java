package org.msicheck.ref.function;

/** What kind of function the machine has: constant {@code Kind}. */
public enum FunctionKind {
    /** A function with the MSI-X capability. */
    MSIX("msix"),

    /** A function with the MSI capability. */
    MSI("msi");

    private final String text;

    FunctionKind(final String text) {
        this.text = text;
    }

    /**
     * The kind's word in the specification.
     *
     * @return {@code msix} or {@code msi}
     */
    public String text() {
        return text;
    }
}
