package org.msicheck.ref.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.system.ModelValue;

/**
 * Requests on their way to the function, as rules over the words of a state: variable {@code busDown}. A request takes
 * two words; the first is at the front, and an empty place is 0.
 */
public final class WayDown {
    /** No request of a space can be taken. */
    public static final int NONE = -1;

    /** Nobody waits for a request: it is posted. */
    private static final int NOBODY = 0;

    private static final Register[] REGISTERS = Register.values();
    private static final Request[] REQUESTS = Request.values();
    private static final int BYTE = 0xff;
    private static final int IRQ_SHIFT = 8;
    private static final int WAITER_SHIFT = 16;
    private static final int REQUEST_SHIFT = 24;
    private static final int FUNCTION_SHIFT = 26;
    private static final int FUNCTIONS = 4;
    private static final int TABLE = 1 << 28;
    private static final int USED = 1 << 29;

    private final List<FunctionDescription> functions;
    private final int[] owner;
    private final boolean configPosted;
    private final int bound;
    private final int base;

    /**
     * The way down in a state's words.
     *
     * @param functions what the functions are, 4 at most
     * @param platform property to the values that the platform may have
     * @param bound    requests that fit
     * @param words    hands out the words
     */
    public WayDown(
            final List<FunctionDescription> functions,
            final Map<String, Set<String>> platform,
            final int bound,
            final Words words) {
        this.functions = List.copyOf(functions);
        this.owner = IntStream.range(0, functions.size())
                .flatMap(n -> functions.get(n).irqs().stream().mapToInt(irq -> n))
                .toArray();
        this.configPosted = PlatformProperty.CONFIG_WRITES.isWeak(platform);
        this.bound = bound;
        this.base = words.take(2 * bound);
    }

    /**
     * Whether so many requests fit: operator {@code CanPost}.
     *
     * @param w     the words
     * @param count 1 or 2
     * @return true if there is room
     */
    public boolean canPost(final int[] w, final int count) {
        return w[base + 2 * (bound - count)] == 0;
    }

    /**
     * Sends a write behind the others; it must fit. Operator {@code WriteRequest}.
     *
     * @param w        the words
     * @param actor    who writes
     * @param register what is written
     * @param irq      whose register
     * @param value    the dword
     */
    public void write(final int[] w, final int actor, final Register register, final int irq, final int value) {
        final Space space = spaceOf(irq, register);
        final int waiter = space == Space.TABLE || configPosted ? NOBODY : actor + 1;
        append(w, word(Request.WRITE, owner[irq], space, waiter) | irq << IRQ_SHIFT | register.code(), value);
    }

    /**
     * Sends a read behind the others; it must fit. Operator {@code ReadRequest}.
     *
     * @param w        the words
     * @param actor    who reads
     * @param register what is read
     * @param irq      whose register
     */
    public void read(final int[] w, final int actor, final Register register, final int irq) {
        final Space space = spaceOf(irq, register);
        append(w, word(Request.READ, owner[irq], space, actor + 1) | irq << IRQ_SHIFT | register.code(), 0);
    }

    /**
     * Sends a read whose value is thrown away; it must fit. Operator {@code FlushRequest}.
     *
     * @param w        the words
     * @param actor    who reads
     * @param function of which function
     * @param register a register in the space that is read
     */
    public void flush(final int[] w, final int actor, final int function, final Register register) {
        final Space space = Space.of(functions.get(function).kind(), register);
        append(w, word(Request.FLUSH, function, space, actor + 1), 0);
    }

    private Space spaceOf(final int irq, final Register register) {
        return Space.of(functions.get(owner[irq]).kind(), register);
    }

    /**
     * Sends a reset; it must fit. Operator {@code ResetRequest}.
     *
     * @param w        the words
     * @param actor    who resets
     * @param function which function
     */
    public void reset(final int[] w, final int actor, final int function) {
        append(w, word(Request.RESET, function, Space.CONFIG, actor + 1), 0);
    }

    private static int word(final Request request, final int function, final Space space, final int waiter) {
        return USED
                | request.code() << REQUEST_SHIFT
                | function << FUNCTION_SHIFT
                | (space == Space.TABLE ? TABLE : 0)
                | waiter << WAITER_SHIFT;
    }

    private void append(final int[] w, final int word, final int value) {
        int place = base;
        while (w[place] != 0) {
            place += 2;
        }
        w[place] = word;
        w[place + 1] = value;
    }

    /**
     * Whether nothing is on its way.
     *
     * @param w the words
     * @return true if it is empty
     */
    public boolean isEmpty(final int[] w) {
        return w[base] == 0;
    }

    /**
     * How many requests are on their way.
     *
     * @param w the words
     * @return 0 to the bound
     */
    public int count(final int[] w) {
        int count = 0;
        while (count < bound && w[base + 2 * count] != 0) {
            count++;
        }
        return count;
    }

    /**
     * The request of a space that its function can take next: operators {@code HasNext} and {@code FirstOf}.
     *
     * @param w        the words
     * @param function the function
     * @param space    the space
     * @return its position, or {@link #NONE}
     */
    public int next(final int[] w, final int function, final Space space) {
        for (int position = 0; position < bound && w[base + 2 * position] != 0; position++) {
            if (function(w, position) == function) {
                final boolean table = (w[base + 2 * position] & TABLE) != 0;
                if (table == (space == Space.TABLE)) {
                    return position;
                }
                if (table) {
                    return NONE;
                }
            }
        }
        return NONE;
    }

    /**
     * The function that a request goes to.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the function
     */
    public int function(final int[] w, final int position) {
        return w[base + 2 * position] >>> FUNCTION_SHIFT & FUNCTIONS - 1;
    }

    /**
     * Whether a request of an actor has not been taken yet: operator {@code Awaits}.
     *
     * @param w     the words
     * @param actor the actor
     * @return true if it waits for one
     */
    public boolean awaits(final int[] w, final int actor) {
        for (int place = base; place < base + 2 * bound && w[place] != 0; place += 2) {
            if ((w[place] >>> WAITER_SHIFT & BYTE) == actor + 1) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a request asks for.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the field {@code do}
     */
    public Request request(final int[] w, final int position) {
        return REQUESTS[w[base + 2 * position] >>> REQUEST_SHIFT & REQUESTS.length - 1];
    }

    /**
     * The register of a write or a read.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the register
     */
    public Register register(final int[] w, final int position) {
        return REGISTERS[w[base + 2 * position] & BYTE];
    }

    /**
     * The irq of a write or a read.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the irq
     */
    public int irq(final int[] w, final int position) {
        return w[base + 2 * position] >>> IRQ_SHIFT & BYTE;
    }

    /**
     * The dword of a write.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the dword
     */
    public int value(final int[] w, final int position) {
        return w[base + 2 * position + 1];
    }

    /**
     * The actor that waits for a request that is not posted.
     *
     * @param w        the words
     * @param position 0 is the first
     * @return the actor
     */
    public int waiter(final int[] w, final int position) {
        return (w[base + 2 * position] >>> WAITER_SHIFT & BYTE) - 1;
    }

    /**
     * Takes a request off.
     *
     * @param w        the words
     * @param position 0 is the first
     */
    public void drop(final int[] w, final int position) {
        final int place = base + 2 * position;
        final int last = base + 2 * (bound - 1);
        System.arraycopy(w, place + 2, w, place, last - place);
        w[last] = 0;
        w[last + 1] = 0;
    }

    /**
     * The specification's variable {@code busDown}.
     *
     * @param w        the words
     * @param platform names of irqs
     * @param actors   names of actors
     * @param codecs   what dwords of a function mean
     * @return the sequence of requests
     */
    public ModelValue project(
            final int[] w,
            final Platform platform,
            final List<String> actors,
            final IntFunction<RegisterCodec> codecs) {
        final List<ModelValue> requests = new ArrayList<>();
        for (int position = 0; position < count(w); position++) {
            final Request request = request(w, position);
            final Map<String, ModelValue> fields = new TreeMap<>();
            fields.put("do", ModelValue.of(request.text()));
            final boolean table = (w[base + 2 * position] & TABLE) != 0;
            final FunctionDescription function = functions.get(function(w, position));
            fields.put("space", ModelValue.of(table ? function.table() : function.config()));
            final int waiter = waiter(w, position);
            fields.put("for", ModelValue.of(waiter < 0 ? Platform.NONE : actors.get(waiter)));
            if (request == Request.WRITE || request == Request.READ) {
                fields.put("reg", ModelValue.of(register(w, position).text()));
                fields.put("irq", ModelValue.of(platform.irqs().get(irq(w, position))));
            }
            if (request == Request.WRITE) {
                fields.put(
                        "value", codecs.apply(function(w, position)).decode(register(w, position), value(w, position)));
            }
            requests.add(ModelValue.record(fields));
        }
        return new ModelValue.Seq(requests);
    }
}
