package org.msicheck.ref.remappingsoftware;

import org.msicheck.ref.remapping.Remapping;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.ActorStep;
import org.msicheck.ref.state.Variables;

/** Steps that store into interrupt remapping entries, in the manner of {@link Software}. */
public final class RemappingSoftware {
    private final Software software;
    private final Remapping irte;

    /**
     * The steps of a machine.
     *
     * @param vars     the machine's variables
     * @param software guards
     */
    public RemappingSoftware(final Variables vars, final Software software) {
        this.software = software;
        this.irte = vars.irte();
    }

    /**
     * One store into an interrupt remapping entry. Spec action: {@code StoreIrte}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean storeIrte(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        switch (step.part()) {
            case PRESENT -> irte.storePresent(w, step.handle(), step.turnsOn());
            case CPU -> irte.storeCpu(w, step.handle(), step.cpu());
            default -> irte.storeVector(w, step.handle(), step.vector());
        }
        return software.proceed(w, step);
    }

    /**
     * A whole interrupt remapping entry is replaced at once. Spec action: {@code ExchangeIrte}.
     *
     * @param w    the words
     * @param step the step
     * @return whether the action is enabled
     */
    public boolean exchangeIrte(final int[] w, final ActorStep step) {
        if (!software.ready(w, step)) {
            return false;
        }
        irte.exchange(w, step.handle(), step.cpu(), step.vector());
        return software.proceed(w, step);
    }
}
