package org.msicheck.validate.qemu.line;

import java.util.Arrays;

/** The log's own time stamps: they never go back inside one thread unless lines were moved. */
final class ThreadClocks {
    private static final int MOST_THREADS = 256;

    private long[] threads = new long[8];
    private long[] times = new long[8];
    private int count;
    private int last;
    private long backwards;

    void tick(final long thread, final long micros, final long line) {
        if (count == 0 || threads[last] != thread) {
            last = find(thread);
        }
        if (micros < times[last] && backwards == 0) {
            backwards = line;
        }
        times[last] = micros;
    }

    private int find(final long thread) {
        for (int index = 0; index < count; index++) {
            if (threads[index] == thread) {
                return index;
            }
        }
        if (count == MOST_THREADS) {
            times[0] = 0;
            threads[0] = thread;
            return 0;
        }
        if (count == threads.length) {
            threads = Arrays.copyOf(threads, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        threads[count] = thread;
        return count++;
    }

    long firstBackwards() {
        return backwards;
    }
}
