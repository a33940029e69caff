package org.msicheck.tlc;

import org.msicheck.system.ActionLabel;

/**
 * Receives a state graph while TLC explores it, from one thread. States and labels are numbered from 0 in the order in
 * which they are first met, and each is announced before an edge refers to it. The order is breadth first: the first
 * edge into a state is a step of a shortest path to it.
 */
public interface GraphListener {
    /**
     * A state that was not met before.
     *
     * @param id       its number, one more than the last
     * @param text     its canonical JSON text in UTF-8; the receiver may keep it
     * @param outcomes bit i is set if the model's i-th predicate holds
     * @param initial  whether it is an initial state
     */
    void state(int id, byte[] text, long outcomes, boolean initial);

    /**
     * A label that was not met before.
     *
     * @param id    its number, one more than the last
     * @param label the action and its arguments
     */
    void label(int id, ActionLabel label);

    /**
     * A step from one state to another, possibly the same. The same step is reported once for each time that TLC
     * generates it.
     *
     * @param from  the state's number
     * @param label the label's number
     * @param to    the successor's number
     */
    void edge(int from, int label, int to);
}
