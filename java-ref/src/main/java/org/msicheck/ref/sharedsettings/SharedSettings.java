package org.msicheck.ref.sharedsettings;

import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Settings;
import org.msicheck.ref.state.Variables;

/** Steps that share a handler, or a setting that several owners ask for, in the manner of {@link Software}. */
public final class SharedSettings {
    private final Software software;
    private final Settings settings;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public SharedSettings(final Variables vars, final Software software) {
        this.software = software;
        this.settings = vars.settings();
    }

    /**
     * The handler of an irq looks at another source, too. Spec action: {@code Share}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean share(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.share(w, step.irq(), step.set());
        return software.proceed(w, step);
    }

    /**
     * An owner of the mask asks for it, or no longer. Spec action: {@code AskMask}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean askMask(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.askMask(w, step.name(), step.irq(), step.turnsOn());
        return software.proceed(w, step);
    }

    /**
     * An owner of Enable asks for it, or no longer. Spec action: {@code AskEnable}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean askEnable(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        settings.askEnable(w, step.name(), step.turnsOn());
        return software.proceed(w, step);
    }
}
