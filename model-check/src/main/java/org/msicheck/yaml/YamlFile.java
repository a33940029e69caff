package org.msicheck.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.msicheck.verdict.BadInputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML 1.2 document with the place of every value. */
public final class YamlFile {
    /** Far more than a person writes; keeps a wrong file from filling the memory. */
    private static final long MAXIMUM_BYTES = 1 << 20;
    /** The composer is recursive. */
    private static final int MAXIMUM_DEPTH = 64;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return the document's top value
     * @throws BadInputException if the file cannot be read, is not YAML, or has anchors or keys that occur twice
     */
    public static YamlValue read(final Path file) {
        return parse(file.toString(), decode(file));
    }

    /**
     * Reads a file of which more will be said than what is wrong with its YAML.
     *
     * @param file     the file
     * @param problems receives keys that occur twice or are no words
     * @return the document's top value
     * @throws BadInputException if the file cannot be read, is not YAML, or has anchors
     */
    public static YamlValue read(final Path file, final Problems problems) {
        return parse(file.toString(), decode(file), problems);
    }

    /**
     * Reads a document from memory.
     *
     * @param name what messages call the file
     * @param text the document
     * @return the document's top value
     */
    public static YamlValue parse(final String name, final String text) {
        final Problems problems = new Problems();
        final YamlValue top = parse(name, text, problems);
        problems.throwIfAny();
        return top;
    }

    /** Reads a document from memory of which more will be said than what is wrong with its YAML. */
    public static YamlValue parse(final String name, final String text, final Problems problems) {
        final LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .build();
        final String quoted = Prose.quoted(text);
        try {
            requireShallow(name, settings, quoted);
            final Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(quoted).iterator();
            if (!documents.hasNext()) {
                throw new BadInputException(name + ": the file is empty");
            }
            final YamlValue top = new YamlValue(name, documents.next());
            if (documents.hasNext()) {
                throw new YamlValue(name, documents.next()).problem("a second document; one file holds one test");
            }
            requirePlain(top, Collections.newSetFromMap(new IdentityHashMap<>()), problems);
            return top;
        } catch (final MarkedYamlEngineException e) {
            throw new BadInputException(name + place(e) + "not YAML: " + e.getProblem(), e);
        } catch (final ReaderException e) {
            throw new BadInputException(
                    name + ": not YAML: it holds the character U+" + String.format("%04X", e.getCodePoint())
                            + ", which YAML does not allow",
                    e);
        } catch (final YamlEngineException e) {
            throw new BadInputException(name + ": not YAML: " + e.getMessage(), e);
        }
    }

    private static void requireShallow(final String name, final LoadSettings settings, final String text) {
        int depth = 0;
        for (final Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MAXIMUM_DEPTH) {
                final Mark mark = event.getStartMark().orElseThrow();
                throw new BadInputException(name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1)
                        + ": nested deeper than " + MAXIMUM_DEPTH + " levels, no litmus test is");
            }
        }
    }

    private static String place(final MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1) + ": ")
                .orElse(": ");
    }

    /**
     * Whether a name stands for standard input.
     *
     * @param file what the user named
     * @return true for {@code -}
     */
    public static boolean isStandardInput(final Path file) {
        return file.toString().equals("-");
    }

    private static String decode(final Path file) {
        try {
            if (isStandardInput(file)) {
                return decode(file, System.in.readNBytes((int) MAXIMUM_BYTES + 1));
            }
            if (Files.isDirectory(file)) {
                throw new BadInputException(file + ": is a folder, expected a file");
            }
            requireSmall(file, Files.size(file));
            return decode(file, Files.readAllBytes(file));
        } catch (final NoSuchFileException e) {
            throw new BadInputException(file + ": no such file", e);
        } catch (final CharacterCodingException e) {
            throw new BadInputException(file + ": not YAML: not UTF-8 text", e);
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String decode(final Path file, final byte[] bytes) throws CharacterCodingException {
        requireSmall(file, bytes.length);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static void requireSmall(final Path file, final long size) {
        if (size > MAXIMUM_BYTES) {
            throw new BadInputException(file + ": is larger than " + MAXIMUM_BYTES + " bytes, no litmus test is");
        }
    }

    /** One node per place in the text (no alias), scalar keys, no key twice. */
    private static void requirePlain(final YamlValue value, final Set<Node> seen, final Problems problems) {
        if (!seen.add(value.node())) {
            throw value.problem("this value is used again through an alias (*); write it out at both places");
        }
        value.items().forEach(item -> requirePlain(item, seen, problems));
        final Set<String> keys = new HashSet<>();
        for (final YamlValue.Field field : value.fields()) {
            if (!(field.key().node() instanceof ScalarNode)) {
                problems.add(field.key(), "a key must be a word");
            } else if (!keys.add(field.name())) {
                problems.add(field.key(), "duplicate key '" + field.name() + "'");
            }
            requirePlain(field.value(), seen, problems);
        }
    }
}
