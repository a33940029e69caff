package org.msicheck.properties;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.ref.function.FunctionKind;

/**
 * A property of functions or platforms, as {@code spec/properties.yaml} publishes it.
 *
 * @param name      the property's word
 * @param functions the kinds of functions that have it; none has a property of the platform
 * @param kind      whether the text leaves the choice to the function, or functions got it wrong
 * @param about     the situation that the property is about
 * @param oneDevice the value of the device that {@code one_device} stands for
 * @param values    what the values mean, in the published order
 */
public record DeviceProperty(
        String name,
        Set<FunctionKind> functions,
        Kind kind,
        String about,
        String oneDevice,
        Map<String, Meaning> values) {

    /** What a property is. */
    public enum Kind {
        /** The text leaves it to the function; a device may have any of a set of values. */
        CHOICE,
        /** Functions have got it wrong; a device has one value. */
        FAULT,
        /** Devices differ in the sources behind the function; a device may have any of a set of values. */
        SOURCE,
        /** Platforms differ; a platform may have any of a set of values. */
        PLATFORM
    }

    /** What the PCI Express text says of a value. */
    public enum Status {
        /** The text permits it. */
        ALLOWS,
        /** The text does not say. */
        SILENT,
        /** The text forbids it. */
        FORBIDS,
        /** It is in dispute whether the text permits it. */
        DISPUTED;

        /**
         * Whether {@code any} stands for such a value, too.
         *
         * @return true if the text permits it or does not say
         */
        public boolean isPartOfAny() {
            return this == ALLOWS || this == SILENT;
        }
    }

    /**
     * What a value means.
     *
     * @param status what the text says of it
     * @param cite   sections of the PCI Express Base Specification, numbers of hazards
     * @param means  what the function does
     */
    public record Meaning(Status status, String cite, String means) {}

    /**
     * The values that {@code any} stands for.
     *
     * @return at least one, in the published order
     */
    public List<String> any() {
        return values.entrySet().stream()
                .filter(v -> v.getValue().status().isPartOfAny())
                .map(Map.Entry::getKey)
                .toList();
    }
}
