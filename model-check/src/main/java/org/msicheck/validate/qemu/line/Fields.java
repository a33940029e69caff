package org.msicheck.validate.qemu.line;

/** A cursor over the bytes of one line. Anything unexpected makes the line bad; no exception, no allocation. */
public final class Fields {
    private static final int HEX_DIGITS = 16;
    private static final int DECIMAL_DIGITS = 18;
    private static final int TEN = 10;

    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    private boolean bad;

    /**
     * Begins at a line.
     *
     * @param buffer bytes
     * @param start  where the line begins
     * @param limit  where it ends
     */
    public void line(final byte[] buffer, final int start, final int limit) {
        bytes = buffer;
        position = start;
        end = limit;
        bad = false;
    }

    /**
     * Whether something was not as expected since the line began.
     *
     * @return true if nothing that was read can be relied on
     */
    public boolean bad() {
        return bad;
    }

    /**
     * The bytes that hold the line.
     *
     * @return not only the line
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where the cursor is.
     *
     * @return an index into the bytes
     */
    public int position() {
        return position;
    }

    /**
     * Moves the cursor.
     *
     * @param to an index into the bytes
     */
    public void position(final int to) {
        position = to;
    }

    /**
     * Where the line ends.
     *
     * @return an index into the bytes
     */
    public int end() {
        return end;
    }

    /**
     * Whether nothing is left.
     *
     * @return true at the end
     */
    public boolean atEnd() {
        return position >= end;
    }

    /**
     * One byte.
     *
     * @param index an index into the bytes
     * @return the byte, 0 behind the end
     */
    public byte at(final int index) {
        return index < end ? bytes[index] : 0;
    }

    /**
     * Expects these characters here.
     *
     * @param text ASCII
     */
    public void expect(final String text) {
        if (looksAt(text)) {
            position += text.length();
        } else {
            bad = true;
        }
    }

    /**
     * Whether these characters are here.
     *
     * @param text ASCII
     * @return true if they are; the cursor stays
     */
    public boolean looksAt(final String text) {
        return matches(position, text);
    }

    /**
     * Whether these characters are somewhere behind the cursor.
     *
     * @param index an index into the bytes
     * @param text  ASCII
     * @return true if they are; the cursor stays
     */
    public boolean isAt(final int index, final String text) {
        return matches(index, text);
    }

    private boolean matches(final int from, final String text) {
        final int length = text.length();
        if (from < position || from + length > end) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (bytes[from + index] != text.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Skips to behind the next blank.
     */
    public void skipWord() {
        while (position < end && bytes[position] != ' ') {
            position++;
        }
        bad |= position >= end;
        position++;
    }

    /**
     * {@code 0x} and up to 16 hexadecimal digits.
     *
     * @return the value
     */
    public long hex() {
        expect("0x");
        return bareHex();
    }

    /**
     * Up to 16 hexadecimal digits.
     *
     * @return the value
     */
    public long bareHex() {
        long value = 0;
        final int from = position;
        while (position < end) {
            final int digit = digit(bytes[position]);
            if (digit < 0) {
                break;
            }
            value = value << 4 | digit;
            position++;
        }
        bad |= position == from || position - from > HEX_DIGITS;
        return value;
    }

    private static int digit(final byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        final int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + TEN : -1;
    }

    /**
     * Up to 18 decimal digits, with a sign or not.
     *
     * @return the value
     */
    public long decimal() {
        final boolean negative = at(position) == '-';
        position += negative ? 1 : 0;
        long value = 0;
        final int from = position;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
            value = value * TEN + bytes[position] - '0';
            position++;
        }
        bad |= position == from || position - from > DECIMAL_DIGITS;
        return negative ? -value : value;
    }

    /**
     * A hexadecimal value that fits into so many bits.
     *
     * @param bits the bits
     * @return the value
     */
    public long hex(final int bits) {
        final long value = hex();
        bad |= bits < Long.SIZE && value >>> bits != 0;
        return value;
    }

    /**
     * The line is not as it should be.
     */
    public void damage() {
        bad = true;
    }
}
