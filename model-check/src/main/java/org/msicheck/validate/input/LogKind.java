package org.msicheck.validate.input;

import java.util.function.Function;
import java.util.function.Predicate;
import org.msicheck.validate.engine.Engine;

/**
 * A format of logs, all that there is to know of it outside its package.
 *
 * @param known   its name and look
 * @param device  what its functions are like, if the user does not say
 * @param reader  makes what reads one log into an engine
 * @param isWhole whether a last line without a line feed is complete, so that nothing of it can be missing; the reader
 *                has read it already
 */
public record LogKind(
        KnownFormat known, String device, Function<Engine, LogFormat> reader, Predicate<String> isWhole) {}
