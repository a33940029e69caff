package org.msicheck.ref.msifunction;

import org.msicheck.ref.message.Message;

/** The numbers of the irqs' vectors: constant {@code Number}, and what follows from it. */
final class Numbers {
    private final int[] number;

    Numbers(final int[] number) {
        this.number = number.clone();
    }

    /** The number of an irq. */
    int of(final int irq) {
        return number[irq];
    }

    /** The vector of an irq among so many: operator {@code VectorOf}. */
    int vectorOf(final int irq, final int count, final boolean foldsFirst) {
        if (number[irq] < count) {
            return number[irq];
        }
        return foldsFirst ? 0 : number[irq] % count;
    }

    /** Message of a vector: only the low bits of data differ (6.1.4.1). */
    static int derive(final int message, final int count, final int vector) {
        return Message.withData(message, (Message.data(message) & -count) | vector);
    }

    /** The irqs whose vector has its mask bit set. */
    int masked(final int maskBits, final int count, final boolean foldsFirst) {
        int masked = 0;
        for (int irq = 0; irq < number.length; irq++) {
            masked |= (maskBits >>> vectorOf(irq, count, foldsFirst) & 1) << irq;
        }
        return masked;
    }

    /** The irqs whose number has its bit set. */
    int irqs(final int bits) {
        int irqs = 0;
        for (int irq = 0; irq < number.length; irq++) {
            irqs |= (bits >>> number[irq] & 1) << irq;
        }
        return irqs;
    }

    /** The bits of the irqs' numbers. */
    int bits(final int irqs) {
        int bits = 0;
        for (int irq = 0; irq < number.length; irq++) {
            bits |= (irqs >>> irq & 1) << number[irq];
        }
        return bits;
    }
}
