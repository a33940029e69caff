package org.msicheck.ref.state;

import java.util.List;
import org.msicheck.ref.function.Capability;
import org.msicheck.ref.function.Function;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Platform;
import org.msicheck.ref.message.Words;
import org.msicheck.ref.msifunction.MsiCodec;
import org.msicheck.ref.msifunction.MsiFunction;
import org.msicheck.ref.msifunction.MsiProperty;
import org.msicheck.ref.msixfunction.MsixCodec;
import org.msicheck.ref.msixfunction.MsixFunction;
import org.msicheck.ref.msixfunction.MsixProperty;

/** The one place that knows which implementation a kind of function has. */
final class FunctionKinds {
    private FunctionKinds() {}

    static List<? extends Property> properties(final FunctionKind kind) {
        return switch (kind) {
            case MSIX -> List.of(MsixProperty.values());
            case MSI -> List.of(MsiProperty.values());
        };
    }

    static RegisterCodec codec(final FunctionKind kind, final Platform platform, final Capability capability) {
        return switch (kind) {
            case MSIX -> new MsixCodec(platform);
            case MSI -> new MsiCodec(platform, capability);
        };
    }

    static Function function(final MachineConfig config, final Words words) {
        return switch (config.kind()) {
            case MSIX -> new MsixFunction(config.platform(), config.device(), words);
            case MSI -> new MsiFunction(config.platform(), config.capability(), config.device(), words);
        };
    }
}
