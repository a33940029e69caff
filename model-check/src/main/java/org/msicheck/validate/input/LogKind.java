package org.msicheck.validate.input;

import java.util.function.Function;
import java.util.function.Predicate;
import org.msicheck.validate.engine.Engine;
import org.msicheck.validate.engine.Profile;

/**
 * A format of logs, all that there is to know of it outside its package.
 *
 * @param known   its name and look
 * @param profile the deviations of its sources, granted if the user names none
 * @param reader  makes what reads one log into an engine
 * @param isWhole whether a last line without a line feed is complete, so that nothing of it can be missing; the reader
 *                has read it already
 */
public record LogKind(
        KnownFormat known, Profile profile, Function<Engine, LogFormat> reader, Predicate<String> isWhole) {}
