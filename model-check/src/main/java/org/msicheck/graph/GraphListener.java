package org.msicheck.graph;

import java.util.List;
import org.msicheck.system.ActionLabel;

/**
 * Receives a state graph while TLC explores it, from one thread. States, labels, and the values of each variable are
 * numbered from 0 in the order in which they are first met, and each is announced before anything refers to it. The
 * order is breadth first: the first edge into a state is a step of a shortest path to it.
 */
public interface GraphListener {
    /**
     * The variables, before anything else.
     *
     * @param names in alphabetical order; a variable is referred to by its index
     */
    void variables(List<String> names);

    /**
     * A value that this variable did not have before.
     *
     * @param variable the variable's index
     * @param id       the value's number among those of the variable, one more than the last
     * @param text     its canonical JSON text
     */
    void value(int variable, int id, String text);

    /**
     * A state that was not met before.
     *
     * @param id       its number, one more than the last
     * @param values   the number of each variable's value; the array is reused for the next state
     * @param outcomes bit i is set if the model's i-th predicate holds
     * @param initial  whether it is an initial state
     */
    void state(int id, int[] values, long outcomes, boolean initial);

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
