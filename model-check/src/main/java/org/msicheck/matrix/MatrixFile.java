package org.msicheck.matrix;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.litmus.LitmusTest;

/**
 * A matrix that has been read and checked.
 *
 * @param title  what the page is called
 * @param groups the tables
 */
public record MatrixFile(String title, List<Group> groups) {
    /** Copies the list. */
    public MatrixFile {
        groups = List.copyOf(groups);
    }

    /**
     * A table.
     *
     * @param name      its word
     * @param about     what the protocols are for
     * @param protocols the rows
     * @param classes   the columns
     */
    public record Group(String name, String about, List<Protocol> protocols, List<DeviceClass> classes) {
        /** Copies the lists. */
        public Group {
            protocols = List.copyOf(protocols);
            classes = List.copyOf(classes);
        }
    }

    /**
     * A protocol.
     *
     * @param name  its name in the table
     * @param test  the litmus test that has its steps and its start
     * @param cells the test on the functions and platforms of each class, in the order of the classes; they expect
     *              nothing
     */
    public record Protocol(String name, String test, List<LitmusTest> cells) {
        /** Copies the list. */
        public Protocol {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A class of functions and platforms.
     *
     * @param name        its name in the table
     * @param fixed       the properties that the class fixes, and their values
     * @param assumptions what that means, one line each
     */
    public record DeviceClass(String name, Map<String, Set<String>> fixed, List<String> assumptions) {
        /** Copies the collections. */
        public DeviceClass {
            fixed = Map.copyOf(fixed);
            assumptions = List.copyOf(assumptions);
        }
    }
}
