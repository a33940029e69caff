package org.msicheck.validate.qemu.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in a line the event begins. QEMU 7 to 10 write {@code THREAD@SECONDS.MICROS:} in front of it, QEMU 11 an ISO time
 * stamp and a blank, each only with {@code -msg timestamp=on}; journald writes {@code ... NAME[NUMBER]: } in front of that.
 *
 * <p>An event may also stand behind text that somebody else left without a line feed, such as a guest's console. Behind a
 * time stamp it is surely QEMU's; without one it may be a word of the text, so that the log cannot be trusted.
 */
public final class LineHead {
    private static final long MICROS = 1_000_000L;
    private static final int DATE_DASH = 4;
    private static final int DATE_BYTES = 10;
    private static final int ISO_BYTES = "2026-01-01T00:00:00.000000Z ".length();

    private final ThreadClocks clocks = new ThreadClocks();
    private final Fields fields;
    private QemuEvent event;
    private long line;
    private long behindText;
    private long firstBehindText;
    private long unsure;
    private long firstUnsure;

    /**
     * Finds events.
     *
     * @param fields the cursor that is set behind the name of one
     */
    public LineHead(final Fields fields) {
        this.fields = fields;
    }

    /**
     * Finds the event; then the cursor is behind its name and blank.
     *
     * @param bytes  a buffer
     * @param start  where the line begins
     * @param end    where it ends
     * @param number its number
     * @return empty if the line has none
     */
    public Optional<QemuEvent> find(final byte[] bytes, final int start, final int end, final long number) {
        line = number;
        if (!named(bytes, time(bytes, time(bytes, start, end), end), end) && !search(bytes, start, end)) {
            return Optional.empty();
        }
        return Optional.of(event);
    }

    /** Whether a whole word here is an event's name. */
    private boolean named(final byte[] bytes, final int from, final int end) {
        int to = from;
        while (to < end && bytes[to] != ' ') {
            to++;
        }
        event = QemuEvent.named(bytes, from, to);
        cursor(bytes, from, to, end);
        return event != null;
    }

    private void cursor(final byte[] bytes, final int from, final int to, final int end) {
        fields.line(bytes, from, end);
        fields.position(Math.min(to + 1, end));
    }

    /** Behind a time stamp, if there is one here. */
    private int time(final byte[] bytes, final int from, final int end) {
        if (from >= end || !isDigit(bytes[from])) {
            return from;
        }
        if (from + DATE_BYTES < end && bytes[from + DATE_DASH] == '-' && bytes[from + DATE_BYTES] == 'T') {
            int to = from;
            while (to < end && bytes[to] != ' ') {
                to++;
            }
            return isIso(bytes, from, to) ? to + 1 : from;
        }
        fields.line(bytes, from, end);
        final long thread = fields.decimal();
        fields.expect("@");
        final long seconds = fields.decimal();
        fields.expect(".");
        final long micros = fields.decimal();
        fields.expect(":");
        if (fields.bad()) {
            return from;
        }
        clocks.tick(thread, seconds * MICROS + micros, line);
        return fields.position();
    }

    /** Digits and the marks of a date, a time and a zone; without a thread, so that nothing follows from its value. */
    private static boolean isIso(final byte[] bytes, final int from, final int to) {
        for (int index = from; index < to; index++) {
            if (!isDigit(bytes[index]) && "-:.,TZ+".indexOf(bytes[index]) < 0) {
                return false;
            }
        }
        return to - from > DATE_BYTES;
    }

    /** Looks for a name with what belongs to it anywhere in the line. */
    private boolean search(final byte[] bytes, final int start, final int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] == '_') {
                int first = at;
                while (first > start && isName(bytes[first - 1])) {
                    first--;
                }
                while (at < end && isName(bytes[at])) {
                    at++;
                }
                if (at < end && bytes[at] == ' ' && suffix(bytes, start, first, at, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isName(final byte each) {
        return (each >= 'a' && each <= 'z') || isDigit(each) || each == '_';
    }

    private static boolean isDigit(final byte each) {
        return each >= '0' && each <= '9';
    }

    /** Whether a name ends this word, whose front may belong to the text before it. */
    private boolean suffix(final byte[] bytes, final int start, final int first, final int to, final int end) {
        for (int from = first; from < to; from++) {
            event = QemuEvent.named(bytes, from, to);
            if (event != null) {
                cursor(bytes, from, to, end);
                final boolean read = event.isFollowedBy(fields) && behind(bytes, start, from);
                cursor(bytes, from, to, end);
                return read;
            }
        }
        return false;
    }

    /** What is in front of an event that does not begin its line. */
    private boolean behind(final byte[] bytes, final int start, final int from) {
        final int stamp = stamp(bytes, start, from);
        if (isJournal(bytes, start, stamp)) {
            return true;
        }
        if (stamp < from) {
            behindText++;
            firstBehindText = firstBehindText == 0 ? line : firstBehindText;
            return true;
        }
        unsure++;
        firstUnsure = firstUnsure == 0 ? line : firstUnsure;
        return false;
    }

    /** Where the time stamp right in front of an event begins; the event itself if there is none. */
    private int stamp(final byte[] bytes, final int start, final int from) {
        int at = from;
        if (from > start && bytes[from - 1] == ':') {
            at--;
            while (at > start && (isDigit(bytes[at - 1]) || ".@".indexOf(bytes[at - 1]) >= 0)) {
                at--;
            }
        } else if (from - ISO_BYTES >= start && bytes[from - 1] == ' ') {
            at = from - ISO_BYTES;
        }
        return at < from && time(bytes, at, from) == from ? at : from;
    }

    /** {@code NAME[NUMBER]: } ends here, as journald and syslog have it. */
    private static boolean isJournal(final byte[] bytes, final int start, final int to) {
        int at = to - 1;
        if (at - 2 <= start || bytes[at] != ' ' || bytes[at - 1] != ':' || bytes[at - 2] != ']') {
            return false;
        }
        at -= 3;
        while (at > start && isDigit(bytes[at])) {
            at--;
        }
        return bytes[at] == '[' && at < to - 4;
    }

    /**
     * What is wrong with the lines.
     *
     * @return one line each
     */
    public List<String> problems() {
        final List<String> problems = new ArrayList<>(0);
        if (unsure > 0) {
            problems.add(unsure + " events do not begin their line, the first at line " + firstUnsure
                    + "; with -msg timestamp=on they could be told from the text in front of them");
        }
        if (clocks.firstBackwards() > 0) {
            problems.add("the clock of one thread goes back at line " + clocks.firstBackwards()
                    + ": lines are not in the order of execution");
        }
        return problems;
    }

    /**
     * What a reader should know.
     *
     * @return one line each
     */
    public List<String> notes() {
        return behindText == 0
                ? List.of()
                : List.of(behindText + " events behind other text in their line were read, the first at line "
                        + firstBehindText);
    }
}
