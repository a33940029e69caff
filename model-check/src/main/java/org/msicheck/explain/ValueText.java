package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes parts of the model's state as people write them: {@code cpu0:v1}, {@code irq0 data = v2}. */
final class ValueText {
    private static final String NONE = "none";
    private static final String IRQ = "irq";

    private ValueText() {}

    /** Any value; sets in braces. */
    static String of(final JsonNode value) {
        if (value.has("#set")) {
            return set(value);
        }
        if (value.isArray()) {
            return "<" + String.join(", ", each(value)) + ">";
        }
        return value.isObject() ? record(value) : value.asText();
    }

    private static String record(final JsonNode value) {
        if (value.has("address") && value.has("data")) {
            return message(value);
        }
        if (value.has("message")) {
            return message(value.get("message")) + " of " + value.get(IRQ).asText();
        }
        if (value.has("source")) {
            return value.get("source").asText() + " with " + value.get(IRQ).asText();
        }
        if (value.has("space")) {
            return request(value);
        }
        if (value.has("reg")) {
            return write(value);
        }
        if (value.has("handle")) {
            return "h" + value.get("handle").asText() + " = " + slot(value)
                    + (value.get("present").asBoolean() ? "" : " (not present)");
        }
        if (value.has("cpu") && value.has("vector")) {
            return (value.has(IRQ) ? value.get(IRQ).asText() + " to " : "") + slot(value);
        }
        if (value.has("vector")) {
            return "v" + value.get("vector").asText() + " of " + value.get(IRQ).asText();
        }
        if (value.has("owner")) {
            return value.get("owner").asText() + ": " + value.get(IRQ).asText();
        }
        if (value.has("enabled")) {
            return "Enable " + (value.get("enabled").asBoolean() ? 1 : 0)
                    + (value.has("count") ? ", count " + value.get("count").asText() : "");
        }
        return value.toString();
    }

    /** {@code cpu0:v1 of irq0 [torn]}, as much of it as there is. */
    static String message(final JsonNode message) {
        final StringBuilder text = new StringBuilder(target(message));
        if (message.path("upper").asText().equals("other")) {
            text.append(" above 4 GiB");
        }
        if (message.has(IRQ)) {
            text.append(" of ").append(message.get(IRQ).asText());
        }
        if (message.path("marks").path("#set").size() > 0) {
            text.append(" [")
                    .append(String.join(", ", each(message.get("marks").get("#set"))))
                    .append(']');
        }
        return text.toString();
    }

    private static String target(final JsonNode message) {
        final String address = message.get("address").asText();
        final int data = message.get("data").asInt();
        if (address.equals(NONE) && data == 0) {
            return "address 0, data 0";
        }
        return (address.equals(NONE) ? "address 0" : address) + ":"
                + (data == 0 ? "data 0" : (address.equals("remap") ? "h" : "v") + data);
    }

    private static String request(final JsonNode request) {
        final String what = request.get("do").asText();
        return switch (what) {
            case "write" -> write(request);
            case "read" -> "read of " + request.get("reg").asText();
            default -> what;
        };
    }

    /** A write: {@code irq0 data = v2}. */
    static String write(final JsonNode write) {
        final String register = write.get("reg").asText();
        final JsonNode value = write.get("value");
        final boolean ofFunction = register.equals("messageControl") || register.equals("mask");
        return (ofFunction ? register : write.path(IRQ).asText() + " " + register).strip() + " = "
                + (register.equals("data") ? vector(value.asInt()) : of(value));
    }

    static String vector(final int data) {
        return data == 0 ? "0" : "v" + data;
    }

    static String slot(final JsonNode place) {
        return place.get("cpu").asText() + ":v" + place.get("vector").asText();
    }

    static List<String> each(final JsonNode values) {
        final List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(of(value)));
        return words;
    }

    private static String set(final JsonNode value) {
        return "{" + String.join(", ", each(value.get("#set"))) + "}";
    }
}
