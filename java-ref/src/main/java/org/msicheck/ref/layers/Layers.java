package org.msicheck.ref.layers;

import java.util.List;
import org.msicheck.ref.controller.ControllerLayer;
import org.msicheck.ref.host.Host;
import org.msicheck.ref.host.HostLayer;
import org.msicheck.ref.remapping.Remapping;
import org.msicheck.ref.remapping.RemappingLayer;
import org.msicheck.ref.software.Layer;
import org.msicheck.ref.software.Software;
import org.msicheck.ref.state.Variables;

/** The layers of a machine. A new one is named here, and nowhere else. */
public final class Layers {
    private final RemappingLayer remapping;
    private final HostLayer host;
    private final List<Layer> all;

    /**
     * The layers of a machine.
     *
     * @param vars     its variables, which the layers complete
     * @param software guards
     */
    public Layers(final Variables vars, final Software software) {
        this.remapping = added(vars, new RemappingLayer(vars, software));
        this.host = added(vars, new HostLayer(vars, software));
        this.all = List.of(remapping, new ControllerLayer(vars, remapping.table()), host);
    }

    /** Before the next one takes its words. */
    private static <L extends Layer> L added(final Variables vars, final L layer) {
        if (layer instanceof final Variables.Owner owner) {
            vars.add(owner);
        }
        return layer;
    }

    /**
     * Whether a message that arrives is taken: operator {@code Latches}.
     *
     * @param w      the words
     * @param cpu    the processor that its address names
     * @param vector the vector
     * @return false if a layer does not let it in
     */
    public boolean latches(final int[] w, final int cpu, final int vector) {
        for (final Layer layer : all) {
            if (!layer.latches(w, cpu, vector)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Every layer.
     *
     * @return in the order in which a message meets them
     */
    public List<Layer> all() {
        return all;
    }

    /**
     * The interrupt remapping table.
     *
     * @return its rules
     */
    public Remapping remapping() {
        return remapping.table();
    }

    /**
     * The host's half of an assigned function.
     *
     * @return its rules
     */
    public Host host() {
        return host.rules();
    }
}
