package org.msicheck.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msicheck.system.ActionLabel;

/** The toy models that lie beside the tests. */
final class Toy {
    static final Path DIRECTORY = Path.of("src", "test", "resources", "org", "msicheck", "tlc");

    private Toy() {
    }

    static TlcModel mailbox(final String config) throws IOException {
        return TlcModel.ofFiles(DIRECTORY.resolve("MCMailbox.tla"), DIRECTORY.resolve(config + ".cfg"),
                List.of("Torn", "Full", "Done"));
    }

    static TlcModel refused(final String next) {
        return new TlcModel(next, "Refused", Map.of(), List.of(DIRECTORY),
                TlcConfig.parse("INIT Init NEXT " + next), List.of());
    }

    /** Keeps what TLC reports. */
    static final class Recorder implements GraphListener {
        final List<String> states = new ArrayList<>();
        final List<Long> outcomes = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        final List<String> edges = new ArrayList<>();

        @Override
        public void state(final int id, final byte[] text, final long outcomeBits, final boolean initial) {
            states.add(new String(text, StandardCharsets.UTF_8));
            outcomes.add(outcomeBits);
        }

        @Override
        public void label(final int id, final ActionLabel label) {
            labels.add(label.toString());
        }

        @Override
        public void edge(final int from, final int label, final int to) {
            edges.add(from + " " + labels.get(label) + " " + to);
        }
    }
}
