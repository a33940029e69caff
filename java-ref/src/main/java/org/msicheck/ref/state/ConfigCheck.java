package org.msicheck.ref.state;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.msicheck.ref.bus.PlatformProperty;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.system.ModelValue;

/** Checks the parts of a {@link MachineConfig}; every complaint is one line. */
final class ConfigCheck {
    private static final int MOST_FITTING = 64;
    private static final int MOST_ACTORS = 32;

    private static final int MOST_FUNCTIONS = 4;

    private final Platform platform;
    private final List<FunctionDescription> functions;
    private final FunctionKinds kinds;

    ConfigCheck(final List<FunctionDescription> functions, final Platform platform) {
        this.platform = platform;
        this.functions = functions;
        this.kinds = new FunctionKinds(functions, platform);
    }

    void bounds(final int downBound, final int upBound) {
        if (downBound < 2 || downBound > MOST_FITTING || upBound < 1 || upBound > MOST_FITTING) {
            throw new IllegalArgumentException(
                    "bounds are 2 to 64 requests down and 1 to 64 messages up, not " + downBound + " and " + upBound);
        }
    }

    void functions() {
        final Set<String> names = new HashSet<>();
        final Set<String> spaces = new HashSet<>();
        if (functions.size() > MOST_FUNCTIONS) {
            throw new IllegalArgumentException("there are " + functions.size() + " functions, at most 4 fit");
        }
        for (final FunctionDescription function : functions) {
            if (!names.add(function.name()) || !function.spaces().stream().allMatch(spaces::add)) {
                throw new IllegalArgumentException(
                        "function " + function.name() + " or an address space of it is named twice");
            }
            device(FunctionKinds.properties(function.kind()), function.device());
        }
    }

    private static void device(final List<? extends Property> properties, final Map<String, Set<String>> device) {
        for (final Property property : properties) {
            final Set<String> values = device.get(property.text());
            if (values == null || values.isEmpty() || !property.choices().containsAll(values)) {
                throw new IllegalArgumentException(
                        "property " + property.text() + " is some of " + property.choices() + ", not " + values);
            }
            if (property.isFault() && values.size() > 1) {
                throw new IllegalArgumentException("property " + property.text() + " has one value, not " + values);
            }
        }
        for (final String name : device.keySet()) {
            if (properties.stream().noneMatch(property -> property.text().equals(name))) {
                throw new IllegalArgumentException("unknown property " + name);
            }
        }
    }

    void platform(final Map<String, Set<String>> values) {
        for (final PlatformProperty property : PlatformProperty.values()) {
            final Set<String> some = values.get(property.text());
            if (some == null || some.isEmpty() || !property.choices().containsAll(some)) {
                throw new IllegalArgumentException("property " + property.text() + " of the platform is some of "
                        + property.choices() + ", not " + some);
            }
        }
        if (values.size() != PlatformProperty.values().length) {
            throw new IllegalArgumentException("unknown property of the platform among " + values.keySet());
        }
    }

    void cpu(final String name) {
        platform.cpu(name);
    }

    void irq(final String name) {
        platform.irq(name);
    }

    void shared(final Set<String> shared) {
        if (!Set.of("mask", "enable").containsAll(shared)) {
            throw new IllegalArgumentException("shared settings are some of [mask, enable], not " + shared);
        }
    }

    void actors(final List<ActorProgram> actors) {
        final Set<String> names = new HashSet<>();
        if (actors.size() > MOST_ACTORS) {
            throw new IllegalArgumentException("there are " + actors.size() + " actors, at most 32 fit");
        }
        for (final ActorProgram actor : actors) {
            platform.cpu(actor.cpu());
            if (!names.add(actor.name()) || actor.name().equals(Platform.NONE)) {
                throw new IllegalArgumentException("actor " + actor.name() + " is named twice or 'none'");
            }
            for (int k = 0; k < actor.steps().size(); k++) {
                step(actor.name() + " step " + (k + 1), actor.steps().get(k), actor.cpu());
            }
        }
    }

    private void step(final String where, final Step step, final String home) {
        try {
            final Map<String, StepField> fields = step.row().fields();
            if (!fields.keySet().equals(step.fields().keySet())) {
                throw new IllegalArgumentException(step.word() + " has the fields " + fields.keySet() + ", not "
                        + new java.util.TreeSet<>(step.fields().keySet()));
            }
            fields.forEach((name, field) -> field.check(step.fields().get(name), step, platform, kinds));
            if (step.row().needsOwnProcessor() && !step.fields().get("cpu").equals(ModelValue.of(home))) {
                throw new IllegalArgumentException(
                        "the actor runs on " + home + " and cannot see the IRR of another processor");
            }
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    void start(final ModelValue start) {
        try {
            kinds.checkStart(start);
            routes(Values.elements(Values.field(start, "routes")));
            for (final String cpu : platform.cpus()) {
                for (final int vector : platform.vectors()) {
                    slot(Values.apply(Values.field(Values.field(start, "slot"), cpu), ModelValue.of(vector)));
                }
            }
            for (final String irqs : List.of("armed", "bound", "maskWord")) {
                Values.elements(Values.field(start, irqs)).forEach(irq -> irq(Values.string(irq)));
            }
            Values.elements(Values.field(start, "irte")).forEach(this::entry);
            for (final ModelValue share : Values.elements(Values.field(start, "shares"))) {
                irq(Values.string(Values.field(share, "irq")));
                irq(Values.string(Values.field(share, "source")));
            }
            for (final ModelValue wish : Values.elements(Values.field(start, "asksMask"))) {
                Values.string(Values.field(wish, "owner"));
                irq(Values.string(Values.field(wish, "irq")));
            }
            Values.elements(Values.field(start, "asksEnable")).forEach(Values::string);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("start: " + e.getMessage(), e);
        }
    }

    private void entry(final ModelValue entry) {
        platform.handle(Values.integer(Values.field(entry, "handle")));
        Values.bool(Values.field(entry, "present"));
        platform.cpu(Values.string(Values.field(entry, "cpu")));
        platform.vector(Values.integer(Values.field(entry, "vector")));
    }

    private void routes(final List<ModelValue> routes) {
        final Set<ModelValue> routed = new HashSet<>();
        for (final ModelValue route : routes) {
            irq(Values.string(Values.field(route, "irq")));
            platform.cpu(Values.string(Values.field(route, "cpu")));
            platform.vector(Values.integer(Values.field(route, "vector")));
            if (!routed.add(Values.field(route, "irq"))) {
                throw new IllegalArgumentException("two routes of " + Values.field(route, "irq"));
            }
        }
    }

    private void slot(final ModelValue value) {
        final String name = Values.string(value);
        if (!Set.of("free", "shutdown", "retriggered").contains(name)) {
            platform.owner(name);
        }
    }
}
