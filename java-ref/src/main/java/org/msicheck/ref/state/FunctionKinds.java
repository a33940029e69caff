package org.msicheck.ref.state;

import java.util.List;
import org.msicheck.ref.function.FunctionKind;
import org.msicheck.ref.function.Property;
import org.msicheck.ref.function.RegisterCodec;
import org.msicheck.ref.message.Messages;
import org.msicheck.ref.msixfunction.MsixCodec;
import org.msicheck.ref.msixfunction.MsixProperty;

/** The one place that knows which implementation a kind of function has. */
final class FunctionKinds {
    private FunctionKinds() {
    }

    static List<? extends Property> properties(final FunctionKind kind) {
        return switch (kind) {
            case MSIX -> List.of(MsixProperty.values());
            case MSI -> throw new IllegalArgumentException("there is no MSI function yet");
        };
    }

    static RegisterCodec codec(final FunctionKind kind, final Messages messages) {
        return switch (kind) {
            case MSIX -> new MsixCodec(messages);
            case MSI -> throw new IllegalArgumentException("there is no MSI function yet");
        };
    }
}
