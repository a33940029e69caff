package org.msicheck.validate.qemu;

import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.qemu.line.Fields;

/**
 * The commands and answers of a qtest script ({@code #>} and {@code #<} lines): reads of configuration space, of device
 * registers and of memory, and writes of memory. Writes of registers are taken from QEMU's own events.
 */
final class QtestLines {
    private static final int CONFIG_ADDRESS = 0xcf8;
    private static final int CONFIG_DATA = 0xcfc;
    private static final int CONFIG_ENABLE = 1 << 31;
    private static final int MOST_BYTES = 1 << 15;

    private final Engine engine;
    private final QemuMachine machine;
    private int selected;
    private Question question = Question.NONE;
    private long address;
    private int width;

    QtestLines(final Engine engine, final QemuMachine machine) {
        this.engine = engine;
        this.machine = machine;
    }

    private enum Question {
        NONE,
        CONFIG,
        DEVICE,
        MEMORY,
        MEMORY_BLOCK
    }

    void command(final Fields fields) {
        question = Question.NONE;
        if (fields.looksAt("out")) {
            out(fields);
        } else if (fields.looksAt("in")) {
            in(fields);
        } else if (fields.looksAt("write")) {
            write(fields);
        } else if (fields.looksAt("read")) {
            read(fields);
        }
    }

    /** Bytes of the letter behind a command, 0 for none. */
    private static int width(final byte letter) {
        return switch (letter) {
            case 'b' -> Byte.BYTES;
            case 'w' -> Short.BYTES;
            case 'l' -> Integer.BYTES;
            case 'q' -> Long.BYTES;
            default -> 0;
        };
    }

    private void out(final Fields fields) {
        fields.skipWord();
        if (fields.hex() == CONFIG_ADDRESS) {
            fields.expect(" ");
            selected = (int) fields.hex();
        }
    }

    private void in(final Fields fields) {
        width = width(fields.at(fields.position() + 2));
        fields.skipWord();
        final long port = fields.hex();
        if (port >= CONFIG_DATA && port < CONFIG_DATA + Integer.BYTES && (selected & CONFIG_ENABLE) != 0) {
            question = Question.CONFIG;
            address = port - CONFIG_DATA;
        }
    }

    private void write(final Fields fields) {
        final int bytes = width(fields.at(fields.position() + "write".length()));
        fields.skipWord();
        final long target = fields.hex();
        fields.expect(" ");
        if (fields.bad() || machine.isDevice(target)) {
            return;
        }
        if (bytes == 0) {
            fields.hex();
            fields.expect(" 0x");
            block(fields, target, true);
        } else if (bytes >= Integer.BYTES && target % Integer.BYTES == 0) {
            final long value = fields.hex();
            engine.memory().written(target, (int) value);
            if (bytes == Long.BYTES) {
                engine.memory().written(target + Integer.BYTES, (int) (value >>> Integer.SIZE));
            }
        }
    }

    private void read(final Fields fields) {
        width = width(fields.at(fields.position() + "read".length()));
        fields.skipWord();
        address = fields.hex();
        if (fields.bad()) {
            return;
        }
        if (machine.isDevice(address)) {
            question = width >= Integer.BYTES ? Question.DEVICE : Question.NONE;
        } else if (width == 0) {
            question = Question.MEMORY_BLOCK;
        } else if (width == Integer.BYTES && address % Integer.BYTES == 0) {
            question = Question.MEMORY;
        }
    }

    void answer(final Fields fields) {
        switch (question) {
            case CONFIG -> {
                final long value = fields.hex();
                final int offset = (selected & 0xfc) + (int) address;
                machine.known(selected >>> Byte.SIZE & 0xffff)
                        .ifPresentOrElse(
                                function -> machine.configRead(function, offset, width, value),
                                () -> machine.readBeforeKnown(selected >>> Byte.SIZE & 0xffff, offset, width, value));
            }
            case DEVICE -> machine.deviceRead(address, width, fields.hex());
            case MEMORY -> engine.memory().read(address, (int) fields.hex());
            case MEMORY_BLOCK -> {
                fields.expect("0x");
                block(fields, address, false);
            }
            default -> {}
        }
        question = Question.NONE;
    }

    /** Bytes in hexadecimal, lowest address first. */
    private void block(final Fields fields, final long from, final boolean written) {
        final int bytes = Math.min((fields.end() - fields.position()) / 2, MOST_BYTES);
        if (from % Integer.BYTES != 0) {
            return;
        }
        final int start = fields.position();
        for (int index = 0; index + Integer.BYTES <= bytes; index += Integer.BYTES) {
            int value = 0;
            for (int each = Integer.BYTES - 1; each >= 0; each--) {
                value = value << Byte.SIZE | octet(fields, start + 2 * (index + each));
            }
            if (written) {
                engine.memory().written(from + index, value);
            } else {
                engine.memory().read(from + index, value);
            }
        }
    }

    private static int octet(final Fields fields, final int at) {
        return Character.digit(fields.at(at), 16) << 4 | Character.digit(fields.at(at + 1), 16);
    }
}
