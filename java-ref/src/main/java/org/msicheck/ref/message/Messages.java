package org.msicheck.ref.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.msicheck.system.ModelValue;

/** What messages mean on a platform. */
public final class Messages {
    private static final String ZERO = "zero";
    private static final String ABOVE = "other";
    private static final String REMAP = "remap";
    private static final int DATAS = 1 << 16;

    private final Platform platform;
    private final byte[] vectorOfData = new byte[DATAS];

    /**
     * Messages of a platform.
     *
     * @param platform its processors and vectors
     */
    public Messages(final Platform platform) {
        this.platform = platform;
        Arrays.fill(vectorOfData, (byte) -1);
        for (int v = 0; v < platform.vectors().size(); v++) {
            vectorOfData[platform.vectors().get(v)] = (byte) v;
        }
    }

    /**
     * The vector that the data names.
     *
     * @param message a message
     * @return its position in the platform's list, or -1
     */
    public int vector(final int message) {
        return vectorOfData[Message.data(message)];
    }

    /**
     * The message to a vector of a processor.
     *
     * @param cpu    the processor
     * @param vector the vector's position
     * @return the message
     */
    public int to(final int cpu, final int vector) {
        return Message.pack(Message.addressOf(cpu), 0, platform.vectors().get(vector));
    }

    /**
     * The message to a destination.
     *
     * @param destination the processor times the number of vectors plus the vector's position
     * @return the message
     */
    public int toDestination(final int destination) {
        final int vectors = platform.vectors().size();
        return to(destination / vectors, destination % vectors);
    }

    /**
     * The dword of an address.
     *
     * @param name a processor, {@code none} or {@code remap}
     * @return Message Address
     * @throws IllegalArgumentException if there is no such processor
     */
    public int address(final String name) {
        return switch (name) {
            case Platform.NONE -> 0;
            case REMAP -> Message.REMAPPABLE_ADDRESS;
            default -> Message.addressOf(platform.cpu(name));
        };
    }

    /**
     * The dword of an upper address.
     *
     * @param name {@code zero} or {@code other}
     * @return Message Upper Address
     * @throws IllegalArgumentException for anything else
     */
    public int upper(final String name) {
        if (!List.of(ZERO, ABOVE).contains(name)) {
            throw new IllegalArgumentException("upper address is 'zero' or 'other', not " + name);
        }
        return name.equals(ZERO) ? 0 : Message.UPPER_OTHER;
    }

    /**
     * Checks message data.
     *
     * @param data a vector or a handle of the platform or 0
     * @return Message Data
     * @throws IllegalArgumentException for anything else
     */
    public int data(final int data) {
        if (data != 0 && !platform.handles().contains(data)) {
            platform.vector(data);
        }
        return data;
    }

    /**
     * The specification's name of an address.
     *
     * @param message a message
     * @return a processor, {@code none} or {@code remap}
     */
    public ModelValue addressName(final int message) {
        final int cpu = Message.cpu(message);
        if (Message.remapped(message)) {
            return ModelValue.of(REMAP);
        }
        return ModelValue.of(cpu < 0 ? Platform.NONE : platform.cpus().get(cpu));
    }

    /**
     * The specification's name of an upper address.
     *
     * @param message a message
     * @return {@code zero} or {@code other}
     */
    public ModelValue upperName(final int message) {
        return ModelValue.of(Message.above(message) ? ABOVE : ZERO);
    }

    /**
     * The specification's message: operator {@code Message}.
     *
     * @param message a message
     * @return a record of address, upper and data
     */
    public ModelValue project(final int message) {
        return ModelValue.record(fields(message));
    }

    /**
     * The specification's message that has been generated: a message with its irq and marks.
     *
     * @param stamped a stamped message
     * @return the record
     */
    public ModelValue projectStamped(final int stamped) {
        return projectStamped(stamped, ModelValue.set());
    }

    /**
     * The specification's message on its way.
     *
     * @param stamped a stamped message
     * @param before  the actors whose completion comes behind it
     * @return the record
     */
    public ModelValue projectStamped(final int stamped, final ModelValue before) {
        final Map<String, ModelValue> fields = fields(stamped);
        fields.put("irq", ModelValue.of(platform.irqs().get(Message.irq(stamped))));
        final List<ModelValue> marks = new ArrayList<>();
        if ((stamped & Message.TORN) != 0) {
            marks.add(ModelValue.of("torn"));
        }
        if ((stamped & Message.LEAK) != 0) {
            marks.add(ModelValue.of("leak"));
        }
        fields.put("before", before);
        fields.put("marks", ModelValue.SetOf.copyOf(marks));
        return ModelValue.record(fields);
    }

    private Map<String, ModelValue> fields(final int message) {
        final Map<String, ModelValue> fields = new TreeMap<>();
        fields.put("address", addressName(message));
        fields.put("upper", upperName(message));
        fields.put("data", ModelValue.of(Message.data(message)));
        return fields;
    }
}
