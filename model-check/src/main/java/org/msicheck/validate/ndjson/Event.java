package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.databind.JsonNode;

/** One line of the event format: typed access to its fields, with messages that name the field. */
record Event(JsonNode node) {

    /** A field is missing or has a value that the format does not have. */
    static final class Problem extends Exception {
        private static final long serialVersionUID = 1L;

        Problem(final String message) {
            super(message);
        }
    }

    boolean has(final String field) {
        return node.has(field);
    }

    String text(final String field) throws Problem {
        final JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new Problem("field '" + field + "': expected a string");
        }
        return value.textValue();
    }

    String text(final String field, final String otherwise) throws Problem {
        return has(field) ? text(field) : otherwise;
    }

    boolean flag(final String field) throws Problem {
        final JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new Problem("field '" + field + "': expected true or false");
        }
        return value.booleanValue();
    }

    /** A number, or a string such as {@code "0xfee01004"}, of so many bits. */
    long number(final String field, final int bits) throws Problem {
        final JsonNode value = node.path(field);
        try {
            final long number;
            if (value.isTextual() && value.textValue().startsWith("0x")) {
                number = Long.parseUnsignedLong(value.textValue().substring(2), 16);
            } else if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
                number = value.longValue();
            } else {
                throw new Problem("field '" + field + "': expected a number or \"0x...\"");
            }
            if (bits < Long.SIZE && (number < 0 || number >>> bits != 0)) {
                throw new Problem("field '" + field + "': expected " + bits + " bits, is " + value.asText());
            }
            return number;
        } catch (final NumberFormatException cause) {
            throw new Problem("field '" + field + "': expected a number or \"0x...\", is " + value.asText());
        }
    }
}
