package org.msicheck.validate.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.msicheck.observer.Observer;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.ref.onefunction.NatureProperty;
import org.msicheck.ref.onefunction.OneConfig;
import org.msicheck.ref.onefunction.OneEvents;
import org.msicheck.registers.MsiDeviations;

/** The observers of one device, made when they are needed. What they have met is kept from log to log. */
public final class Observers {
    private static final int OWED_OF_ONE = 4;
    private static final int OWED_OF_MANY = 2;

    private final Device device;
    private final Map<Key, Group> groups = new HashMap<>();

    private record Key(Place place, boolean arms) {}

    /** Which vector is observed. */
    private enum Place {
        ENTRY(MsixProperty.values(), OneConfig::msix),
        MASKABLE_FIRST(MsiProperty.values(), (values, owed) -> OneConfig.msi(true, true, values, owed)),
        MASKABLE_BEHIND(MsiProperty.values(), (values, owed) -> OneConfig.msi(true, false, values, owed)),
        FIRST(MsiProperty.values(), (values, owed) -> OneConfig.msi(false, true, values, owed)),
        BEHIND(MsiProperty.values(), (values, owed) -> OneConfig.msi(false, false, values, owed));

        @SuppressWarnings("ImmutableEnumChecker") // from List.of
        private final List<Property> properties;

        @SuppressWarnings("ImmutableEnumChecker") // a function without state
        private final Constants constants;

        Place(final Property[] function, final Constants constants) {
            this.properties = Stream.of(function, NatureProperty.values())
                    .<Property>flatMap(Stream::of)
                    .toList();
            this.constants = constants;
        }
    }

    @FunctionalInterface
    private interface Constants {
        OneConfig of(Map<String, Set<String>> values, int owed);
    }

    /**
     * The observer of a vector, and one for each fault of the device that is without this fault.
     *
     * @param all      follows the device as it is
     * @param faultless the others
     */
    public record Group(Observer all, List<Faultless> faultless) {}

    /**
     * An observer of a device without one of its faults.
     *
     * @param fault    such as {@code unuse: drops}
     * @param observer it
     */
    public record Faultless(String fault, Observer observer) {}

    /**
     * No observers yet.
     *
     * @param device what they observe
     */
    public Observers(final Device device) {
        this.device = device;
    }

    /**
     * What is observed.
     *
     * @return the device
     */
    public Device device() {
        return device;
    }

    /**
     * What MSI registers do.
     *
     * @return the deviations of the register rules
     */
    public MsiDeviations registers() {
        return OneConfig.registers(device.values());
    }

    /**
     * The observer of a table entry.
     *
     * @param arms whether the log shows when a source is told to interrupt, or not to
     * @return the observers
     */
    public Group entry(final boolean arms) {
        return groups.computeIfAbsent(new Key(Place.ENTRY, arms), this::make);
    }

    /**
     * The observer of a vector of MSI.
     *
     * @param maskable whether it has mask bits
     * @param first    whether it is the first vector
     * @param arms     whether the log shows when a source is told to interrupt, or not to
     * @return the observers
     */
    public Group vector(final boolean maskable, final boolean first, final boolean arms) {
        final Place behind = maskable ? Place.MASKABLE_BEHIND : Place.BEHIND;
        final Place at = maskable ? Place.MASKABLE_FIRST : Place.FIRST;
        return groups.computeIfAbsent(new Key(first ? at : behind, arms), this::make);
    }

    private Group make(final Key key) {
        final Place place = key.place;
        final long requests = 1L << OneEvents.REQUEST | 1L << OneEvents.TAKE_BACK;
        final long unseen = key.arms ? requests : requests | 1L << OneEvents.ARM | 1L << OneEvents.DISARM_SHUT;
        final Function<Device, Observer> observer = each -> new Observer(
                place.constants.of(each.of(place.properties), isOne(each, place) ? OWED_OF_ONE : OWED_OF_MANY), unseen);
        final List<Faultless> faultless = new ArrayList<>();
        for (final Property fault : device.faults(place.properties)) {
            faultless.add(new Faultless(
                    fault.text() + ": " + String.join(", ", device.values().get(fault.text())),
                    observer.apply(
                            device.with(fault.text(), Set.of(fault.choices().get(0))))));
        }
        return new Group(observer.apply(device), faultless);
    }

    private static boolean isOne(final Device device, final Place place) {
        return device.of(place.properties).values().stream().allMatch(values -> values.size() == 1);
    }
}
