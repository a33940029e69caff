package org.msicheck.registers;

/**
 * Known departures of an implementation from the MSI text, each by name so that it is neither hidden nor taken for the
 * rule.
 *
 * @param clipsGrant   Multiple Message Enable above Multiple Message Capable is clipped to it on the write. The text
 *                     makes such a grant undefined; QEMU's {@code msi_write_config} clips.
 * @param trimsPending pending bits beyond a smaller grant are discarded for good, as QEMU's {@code msi_write_config}
 *                     does.
 */
public record MsiDeviations(boolean clipsGrant, boolean trimsPending) {
    /** The text and nothing else. */
    public static final MsiDeviations NONE = new MsiDeviations(false, false);

    /** What QEMU 7.2 was seen to do. */
    public static final MsiDeviations QEMU = new MsiDeviations(true, true);
}
