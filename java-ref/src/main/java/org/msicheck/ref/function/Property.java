package org.msicheck.ref.function;

import java.util.List;

/** A choice that the text leaves to the function, or a fault that it may have. */
public interface Property {
    /**
     * The property's name in the specification.
     *
     * @return such as {@code open}
     */
    String text();

    /**
     * The values that it can have.
     *
     * @return in a fixed order
     */
    List<String> choices();

    /**
     * Whether the property is a constant of the function: a fault, of which a model names one value.
     *
     * @return false for a choice that the text leaves open, of which a model may have several values
     */
    boolean isFault();

    /**
     * Position of the property among those of its kind of function.
     *
     * @return from 0
     */
    int code();
}
