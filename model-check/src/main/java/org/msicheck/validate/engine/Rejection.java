package org.msicheck.validate.engine;

import java.util.List;

/**
 * Why a function's log is not explained.
 *
 * @param line     the line of the log that no possible state explains
 * @param event    what the log says there
 * @param expected what the reference allows there
 * @param reasons  for the branches still alive, what is false; equal reasons are grouped
 */
public record Rejection(long line, String event, String expected, List<Reason> reasons) {
    /**
     * One guard or field that is false.
     *
     * @param text     the guard or field with expected and observed values
     * @param branches the branches (vectors and their hidden states) that it rules out
     */
    public record Reason(String text, List<String> branches) {}
}
