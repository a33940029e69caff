package org.msicheck.validate.ndjson;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.msicheck.registers.MsiMessageControl;
import org.msicheck.validate.device.Device;
import org.msicheck.validate.device.Observers;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.TrackedFunction;
import org.msicheck.validate.input.KnownFormat;
import org.msicheck.validate.input.LogFormat;
import org.msicheck.validate.input.LogKind;
import org.msicheck.validate.input.NearMiss;
import org.msicheck.verdict.BadInputException;

/** One log in the event format. */
public final class NdjsonLog implements LogFormat {
    /** The format as others see it; a line that was cut is no JSON, which the reader tells. */
    public static final LogKind KIND = new LogKind(
            new KnownFormat(
                    "ndjson",
                    "one JSON object a line, such as {\"event\":\"raise\",\"function\":\"nic0\",\"vector\":1}",
                    NdjsonLog::nearMiss),
            "any",
            NdjsonLog::new,
            line -> true);

    private static final byte[] EVENT = "{\"event\":".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PROBLEMS = 5;
    private static final int CONTROL = 2;
    private static final int COMMAND_BITS = 16;

    private final Engine engine;
    private final JsonLine reader = new JsonLine();
    private final Map<String, TrackedFunction> functions = new HashMap<>();
    private final Sources sources = new Sources();
    private final List<String> problems = new ArrayList<>();
    private final Registers registers;
    private long recognised;
    private long bad;

    /**
     * Reads into an engine.
     *
     * @param engine the engine of this log
     */
    public NdjsonLog(final Engine engine) {
        this.engine = engine;
        this.registers = new Registers(engine);
    }

    @Override
    public void line(final byte[] bytes, final int start, final int end, final long number) {
        final int first = skipBlanks(bytes, start, end);
        if (first == end) {
            return;
        }
        engine.line(number);
        if (bytes[first] != '{') {
            // Not worth a parser's exception: a foreign file may have millions of these.
            problem("line " + number + ": expected a JSON object");
            return;
        }
        try {
            final Event event = new Event(reader.read(bytes, start, end));
            EventSchema.PUBLISHED.check(event.node());
            sources.ordered(event);
            handle(event);
            recognised++;
        } catch (final Event.Problem problem) {
            problem("line " + number + ": " + problem.getMessage());
        } catch (final JsonProcessingException problem) {
            problem("line " + number + ": no JSON: "
                    + problem.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (final IOException impossible) {
            throw new IllegalStateException("reading from memory", impossible);
        }
    }

    private static int skipBlanks(final byte[] bytes, final int start, final int end) {
        int at = start;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /**
     * Whether a line is meant for this format, wherever it stands: an object that says first which event it is.
     *
     * @param bytes a buffer
     * @param start where the line begins
     * @param end   where it ends
     * @return false of other objects, such as QEMU's own monitor writes
     */
    public static boolean isEvent(final byte[] bytes, final int start, final int end) {
        return end - start > EVENT.length && Arrays.equals(bytes, start, start + EVENT.length, EVENT, 0, EVENT.length);
    }

    /** Any object is nearer to this format than to one of lines that begin with a name. */
    private static Optional<NearMiss> nearMiss(final String line) {
        if (!line.strip().startsWith("{")) {
            return Optional.empty();
        }
        final NdjsonLog alone = new NdjsonLog(new Engine(new Observers(Device.any())));
        final byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        alone.line(bytes, 0, bytes.length, 1);
        return alone.problems.stream()
                .findFirst()
                .map(problem -> new NearMiss(1, "is no event: " + problem.replaceFirst("^line 1: ", "")));
    }

    private void problem(final String text) {
        bad++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    private void handle(final Event event) throws Event.Problem {
        final String kind = event.text("event");
        switch (kind) {
            case "log" -> header(event);
            case "function" -> declare(event);
            case "reset" -> engine.reset(accessed(event));
            case "write" -> registers.write(accessed(event), event);
            case "read" -> registers.read(accessed(event), event);
            case "raise" -> raise(event);
            case "use", "unuse" -> engine.use(accessed(event), vector(event), kind.equals("use"));
            case "message" -> message(event);
            case "note" -> {}
            default -> throw new IllegalStateException("the schema has the event '" + kind + "', the reader has not");
        }
    }

    private void header(final Event event) throws Event.Problem {
        if (recognised > 0) {
            throw new BadInputException(
                    "another log begins here; validate each run by itself (an event 'log' is a log's first one)");
        }
        if (event.has("window")) {
            engine.window(event.number("window", COMMAND_BITS));
            sources.withoutClock();
        }
    }

    private TrackedFunction function(final Event event) throws Event.Problem {
        final String name = event.text("function");
        final TrackedFunction known = functions.get(name);
        if (known == null) {
            throw new Event.Problem("function '" + name + "' is not declared by an event 'function'");
        }
        return known;
    }

    private TrackedFunction accessed(final Event event) throws Event.Problem {
        final TrackedFunction function = function(event);
        sources.accesses(function.id(), event);
        return function;
    }

    private void declare(final Event event) throws Event.Problem {
        final String id = event.text("function");
        final TrackedFunction before = functions.get(id);
        if (before != null) {
            throw new BadInputException("function '" + id + "' is declared again, first at line " + before.firstLine()
                    + ": if it was reset, say so by an event 'reset'; if this is another run, validate it by itself");
        }
        final TrackedFunction function = engine.function(id, event.text("device", ""), event.flag("reset"));
        functions.put(id, function);
        if (event.has("msix")) {
            engine.declareMsix(function, (int) event.number("msix", Integer.SIZE));
        }
        if (event.has("msi")) {
            final int control = (int) event.number("msi", COMMAND_BITS);
            engine.declareMsi(function, control);
            if (!function.fromReset()) {
                engine.msiConfig(function, CONTROL, Short.BYTES, control & MsiMessageControl.WRITABLE);
            }
        }
    }

    private static int vector(final Event event) throws Event.Problem {
        return (int) event.number("vector", Integer.SIZE);
    }

    private void raise(final Event event) throws Event.Problem {
        if (event.has("function")
                && event.has("vector")
                && sources.isOrdered(function(event).id(), event)) {
            engine.raise(function(event), vector(event));
        } else {
            engine.unnamedRaise();
        }
    }

    private void message(final Event event) throws Event.Problem {
        final OptionalLong address =
                event.has("address") ? OptionalLong.of(event.number("address", Long.SIZE)) : OptionalLong.empty();
        final OptionalInt data =
                event.has("data") ? OptionalInt.of((int) event.number("data", Integer.SIZE)) : OptionalInt.empty();
        if (event.has("function") && event.has("vector")) {
            engine.messageOf(function(event), vector(event), address, data);
        } else if (address.isPresent() && data.isPresent()) {
            engine.message(address.getAsLong(), data.getAsInt());
        } else {
            engine.incomplete()
                    .message(event.has("function") ? Optional.of(function(event)) : Optional.empty(), address, data);
        }
    }

    @Override
    public void end() {
        engine.end();
    }

    @Override
    public long recognised() {
        return recognised;
    }

    @Override
    public List<String> problems() {
        final List<String> all = new ArrayList<>(problems);
        if (bad > problems.size()) {
            all.add(bad - problems.size() + " more lines cannot be read");
        }
        return all;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }
}
