package org.msicheck.ref.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.FunctionDescription;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Functions;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.function.Register;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.function.SourceProperty;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Values;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.msifunction.MsiCodec;
import org.msicheck.ref.msifunction.MsiFunction;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixCodec;
import org.msicheck.ref.msixfunction.MsixFunction;
import org.msicheck.ref.msixfunction.MsixProperty;
import org.msicheck.system.ModelValue;

/** The one place that knows which implementation a kind of function has, and the registers' values of each function. */
final class FunctionKinds {
    private final List<FunctionDescription> functions;
    private final List<RegisterCodec> codecs = new ArrayList<>();

    FunctionKinds(final List<FunctionDescription> functions, final Platform platform) {
        this.functions = functions;
        for (final FunctionDescription function : functions) {
            codecs.add(codec(function, platform(function, platform)));
        }
    }

    RegisterCodec at(final int n) {
        return codecs.get(n);
    }

    /** The codec of the function of a step's irq. */
    RegisterCodec of(final Step step) {
        return at(function(step));
    }

    /** The function that a step is about: that of its irq, else that of its address space, else the first. */
    int function(final Step step) {
        for (int n = 0; n < functions.size(); n++) {
            if (has(functions.get(n).irqs(), step.fields().get("irq"))
                    || has(functions.get(n).spaces(), step.fields().get("space"))) {
                return n;
            }
        }
        return 0;
    }

    private static boolean has(final List<String> names, final ModelValue name) {
        return name != null && names.contains(Values.string(name));
    }

    /** Names of address spaces. */
    String[] spaces(final boolean onlyConfig) {
        return functions.stream()
                .flatMap(function -> (onlyConfig ? List.of(function.config()) : function.spaces()).stream())
                .toArray(String[]::new);
    }

    /** A register that is read where software reads in an address space. */
    Register registerIn(final String space) {
        return functions.stream().anyMatch(function -> function.config().equals(space))
                ? Register.MESSAGE_CONTROL
                : Register.DATA;
    }

    void checkStart(final ModelValue start) {
        for (int n = 0; n < functions.size(); n++) {
            codecs.get(n).checkStart(Functions.startOf(start, functions.get(n), functions.size()));
        }
    }

    /** The properties of a function and of the sources behind it. */
    static List<Property> properties(final FunctionKind kind) {
        final Property[] ofFunction =
                switch (kind) {
                    case MSIX -> MsixProperty.values();
                    case MSI -> MsiProperty.values();
                };
        return Stream.concat(Arrays.stream(ofFunction), Arrays.stream(SourceProperty.values()))
                .toList();
    }

    /** The names that a function knows: the platform's with its own irqs. */
    static Platform platform(final FunctionDescription function, final Platform platform) {
        return new Platform(platform.cpus(), platform.vectors(), platform.handles(), function.irqs());
    }

    static RegisterCodec codec(final FunctionDescription function, final Platform platform) {
        return switch (function.kind()) {
            case MSIX -> new MsixCodec(platform);
            case MSI -> new MsiCodec(platform, function.capability());
        };
    }

    static Function function(final FunctionDescription function, final Platform platform, final Words words) {
        return switch (function.kind()) {
            case MSIX -> new MsixFunction(platform, function.device(), words);
            case MSI -> new MsiFunction(platform, function.capability(), function.device(), words);
        };
    }

    static Functions functions(final MachineConfig config, final Words words) {
        return new Functions(
                config.functions(),
                config.functions().stream()
                        .map(each -> function(each, platform(each, config.platform()), words))
                        .toList());
    }
}
