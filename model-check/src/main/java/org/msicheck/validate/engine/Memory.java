package org.msicheck.validate.engine;

import java.util.OptionalInt;

/** Dwords of memory that the log shows being written or read. */
public final class Memory {
    private final Flow flow;

    Memory(final Flow flow) {
        this.flow = flow;
    }

    /**
     * Software wrote a dword.
     *
     * @param address its address, a multiple of 4
     * @param value   the dword
     */
    public void written(final long address, final int value) {
        flow.ram().at(address).looked(value);
    }

    /**
     * Software read a dword.
     *
     * @param address its address, a multiple of 4
     * @param value   the dword
     */
    public void read(final long address, final int value) {
        flow.event();
        new MemoryLook(flow).look(address, value);
    }

    /**
     * Whether some vector held an address to which the log has not shown a message yet.
     *
     * @return if not, no write to anywhere else is a message
     */
    public boolean hasTargets() {
        return flow.vectors().hasOutside();
    }

    /**
     * Whether a write to this address is a message, whatever is there: some vector holds the address.
     *
     * @param address 64 bits
     * @return false if no vector's registers have the address now
     */
    public boolean isTarget(final long address) {
        return flow.vectors().holds(address);
    }

    /**
     * What a dword holds.
     *
     * @param address its address, a multiple of 4
     * @return the dword, if the log shows its last write and no vector may have written to it since
     */
    public OptionalInt value(final long address) {
        return flow.ram().value(address);
    }
}
