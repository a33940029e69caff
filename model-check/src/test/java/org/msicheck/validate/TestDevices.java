package org.msicheck.validate;

import org.msicheck.validate.device.Device;

/** Devices that tests hold logs against. */
public final class TestDevices {
    /** What the text allows, and prompt, so that a missing message shows. */
    public static final Device TEXT = Device.parse("delay: prompt");

    /** QEMU's device models. */
    public static final Device QEMU = Device.parse("qemu");

    private TestDevices() {}
}
