package org.msicheck.validate.input;

import java.util.Optional;
import java.util.function.Function;

/**
 * A format that is read, as somebody is told of it whose file has none.
 *
 * @param name     one word
 * @param looks    how its lines look, in one phrase
 * @param nearMiss how near a line comes that is no event of it
 */
public record KnownFormat(String name, String looks, Function<String, Optional<NearMiss>> nearMiss) {}
