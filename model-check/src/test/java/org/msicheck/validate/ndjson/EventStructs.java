package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.text.WordUtils;

/** Writes the structs that users copy, from the schema of the event format, which is the one truth. */
final class EventStructs {
    private static final String TITLE =
            "Events of msicheck's log format, one JSON object a line: fill one in and write it.";
    private static final String ORIGIN = "Made from model-check/src/main/resources/schema/events.schema.json; copy it.";

    private static final int WIDTH = 90;

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final List<String> events;

    EventStructs() {
        final JsonNode schema = schema();
        events = words(schema.at("/properties/event/enum"));
        schema.at("/properties").fields().forEachRemaining(each -> add(each, List.of()));
        for (final JsonNode branch : schema.at("/allOf")) {
            final JsonNode condition = branch.at("/if/properties/event");
            final List<String> of = condition.has("const")
                    ? List.of(condition.path("const").textValue())
                    : words(condition.path("enum"));
            branch.at("/then/properties").fields().forEachRemaining(each -> add(each, of));
        }
        keys.remove("event");
    }

    static JsonNode schema() {
        try (InputStream in = EventStructs.class.getResourceAsStream("/schema/events.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(final JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void add(final Map.Entry<String, JsonNode> property, final List<String> of) {
        keys.computeIfAbsent(property.getKey(), name -> new Key(name, property.getValue(), new ArrayList<>()))
                .events
                .addAll(of);
    }

    /** What a key's value is. */
    private enum Kind {
        STRING("const char *", "Option<&'a str>", "str"),
        FLAG("const bool *", "Option<bool>", "bool"),
        INTEGER("const uint64_t *", "Option<u64>", "int"),
        /** An integer that is written in hexadecimal, as not every reader of JSON takes 64 bits. */
        REGISTER("const uint64_t *", "Option<u64>", "int");

        private final String c;
        private final String rust;
        private final String python;

        Kind(final String c, final String rust, final String python) {
            this.c = c;
            this.rust = rust;
            this.python = python;
        }
    }

    /** One key of the format. */
    private record Key(String name, JsonNode schema, List<String> events) {
        Kind kind() {
            if (schema.path("$ref").asText().equals("#/$defs/number")) {
                return Kind.REGISTER;
            }
            if (schema.path("$ref").asText().equals("#/$defs/vector")) {
                return Kind.INTEGER;
            }
            final JsonNode sample = schema.has("enum") ? schema.path("enum").path(0) : schema.path("const");
            final String type = schema.path("type").asText();
            if (type.equals("string") || sample.isTextual()) {
                return Kind.STRING;
            }
            if (type.equals("integer") || sample.isInt()) {
                return Kind.INTEGER;
            }
            if (type.equals("boolean")) {
                return Kind.FLAG;
            }
            throw new IllegalStateException("the structs have no type for key '" + name + "' yet: " + schema);
        }

        /** C reserves "register". */
        String field() {
            final String field = name.replace('-', '_');
            return field.equals("register") ? "register_" : field;
        }

        String comment() {
            final StringJoiner comment = new StringJoiner(" ");
            comment.add(events.isEmpty() ? "Any event." : "Of " + String.join(", ", events) + ".");
            if (schema.has("description")) {
                comment.add(schema.path("description").asText());
            }
            if (schema.has("enum")) {
                comment.add("One of: " + String.join(", ", words(schema.path("enum"))) + ".");
            }
            if (schema.has("const")) {
                comment.add("Is " + schema.path("const").asText() + ".");
            }
            if (schema.has("maximum")) {
                comment.add("At most " + schema.path("maximum").asText() + ".");
            }
            return comment.toString();
        }
    }

    private String each(final Function<Key, String> text) {
        return keys.values().stream().map(text).collect(Collectors.joining());
    }

    private static String comment(final String first, final String next, final String end, final String text) {
        return "    " + first + WordUtils.wrap(text, WIDTH, "\n    " + next, false) + end + "\n";
    }

    private String eventComment() {
        return "One of: " + String.join(", ", events) + ".";
    }

    /** For C99. */
    String c() {
        return "/* " + TITLE + "\n   " + ORIGIN
                + "\n   A pointer that is NULL leaves its key out: .vector = &(uint64_t){1} */\n"
                + """
                #ifndef MSICHECK_EVENT_H
                #define MSICHECK_EVENT_H
                #include <stdbool.h>
                #include <stdint.h>
                #include <stdio.h>

                struct msicheck_event {
                """
                + "    /* " + eventComment() + " */\n    const char *event;\n"
                + each(key -> comment("/* ", "   ", " */", key.comment()) + "    " + key.kind().c + key.field() + ";\n")
                + """
                };

                static inline void msicheck_string(FILE *out, const char *before, const char *text)
                {
                    fprintf(out, "%s\\"", before);
                    for (; *text; text++) {
                        unsigned char c = (unsigned char)*text;
                        if (c == '"' || c == '\\\\')
                            fprintf(out, "\\\\%c", c);
                        else if (c < 0x20)
                            fprintf(out, "\\\\u%04x", c);
                        else
                            fputc(c, out);
                    }
                    fputc('"', out);
                }

                /* Writes one line; 0 if that worked. */
                static inline int msicheck_write(FILE *out, const struct msicheck_event *e)
                {
                    msicheck_string(out, "{\\"event\\":", e->event);
                """
                + each(key -> "    if (e->" + key.field() + ")\n        " + cWrite(key) + ";\n")
                + """
                    fputs("}\\n", out);
                    return fflush(out);
                }
                #endif
                """;
    }

    private static String cWrite(final Key key) {
        final String before = ",\\\"" + key.name + "\\\":";
        return switch (key.kind()) {
            case STRING -> "msicheck_string(out, \"" + before + "\", e->" + key.field() + ")";
            case FLAG -> "fputs(*e->" + key.field() + " ? \"" + before + "true\" : \"" + before + "false\", out)";
            case INTEGER -> "fprintf(out, \"" + before + "%llu\", (unsigned long long)*e->" + key.field() + ")";
            case REGISTER ->
                "fprintf(out, \"" + before + "\\\"0x%llx\\\"\", (unsigned long long)*e->" + key.field() + ")";
        };
    }

    /** For Rust, without a crate. */
    String rust() {
        return "//! " + TITLE + "\n//! " + ORIGIN
                + "\n//! `println!(\"{}\", Event { event: \"raise\", vector: Some(1), ..Event::default() })`\n"
                + """
                use std::fmt::{self, Display, Formatter, Write};

                #[derive(Clone, Copy, Debug, Default)]
                pub struct Event<'a> {
                """
                + "    /// " + eventComment() + "\n    pub event: &'a str,\n"
                + each(key -> comment("/// ", "/// ", "", key.comment()) + "    pub " + key.field() + ": "
                        + key.kind().rust + ",\n")
                + """
                }

                fn string(f: &mut Formatter, text: &str) -> fmt::Result {
                    f.write_char('"')?;
                    for c in text.chars() {
                        match c {
                            '"' | '\\\\' => write!(f, "\\\\{c}")?,
                            c if (c as u32) < 0x20 => write!(f, "\\\\u{:04x}", c as u32)?,
                            c => f.write_char(c)?,
                        }
                    }
                    f.write_char('"')
                }

                impl Display for Event<'_> {
                    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
                        f.write_str("{\\"event\\":")?;
                        string(f, self.event)?;
                """
                + each(key -> "        if let Some(v) = self." + key.field() + " {\n            " + rustWrite(key)
                        + "\n        }\n")
                + """
                        f.write_char('}')
                    }
                }
                """;
    }

    private static String rustWrite(final Key key) {
        final String before = ",\\\"" + key.name + "\\\":";
        return switch (key.kind()) {
            case STRING -> "f.write_str(\"" + before + "\")?;\n            string(f, v)?;";
            case FLAG, INTEGER -> "write!(f, \"" + before + "{v}\")?;";
            case REGISTER -> "write!(f, \"" + before + "\\\"{v:#x}\\\"\")?;";
        };
    }

    /** For Python 3.8. */
    String python() {
        return "\"\"\"" + TITLE + "\n\n" + ORIGIN + "\nprint(Event(\"raise\", function=\"nic0\", vector=1))\n\"\"\"\n"
                + """
                import json
                from dataclasses import dataclass
                from typing import Optional


                @dataclass
                class Event:
                """
                + "    # " + eventComment() + "\n    event: str\n"
                + each(key -> comment("# ", "# ", "", key.comment()) + "    " + key.field() + ": Optional["
                        + key.kind().python + "] = None\n")
                + "\n    def __str__(self):\n        keys = {\n            \"event\": self.event,\n"
                + each(key -> "            \"" + key.name + "\": " + pythonValue(key) + ",\n")
                + """
                        }
                        return json.dumps({key: value for key, value in keys.items() if value is not None})
                """;
    }

    private static String pythonValue(final Key key) {
        final String field = "self." + key.field();
        return key.kind() == Kind.REGISTER ? "None if " + field + " is None else hex(" + field + ")" : field;
    }
}
