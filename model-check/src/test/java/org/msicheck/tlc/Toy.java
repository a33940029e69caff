package org.msicheck.tlc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.msicheck.graph.GraphListener;
import org.msicheck.system.ActionLabel;

/** The toy models that lie beside the tests. */
public final class Toy {
    static final Path DIRECTORY = Path.of("src", "test", "resources", "org", "msicheck", "tlc");

    private Toy() {}

    public static TlcModel mailbox(final String config) throws IOException {
        return TlcModel.ofFiles(
                DIRECTORY.resolve("MCMailbox.tla"),
                DIRECTORY.resolve(config + ".cfg"),
                List.of("Torn", "Full", "Done"));
    }

    static TlcModel refused(final String next) {
        return new TlcModel(
                next, "Refused", Map.of(), List.of(DIRECTORY), TlcConfig.parse("INIT Init NEXT " + next), List.of());
    }

    /** Keeps what TLC reports. */
    static final class Recorder implements GraphListener {
        final List<String> states = new ArrayList<>();
        final List<Long> outcomes = new ArrayList<>();
        final List<String> labels = new ArrayList<>();
        final List<String> edges = new ArrayList<>();

        private final List<String> names = new ArrayList<>();
        private final List<List<String>> values = new ArrayList<>();

        @Override
        public void variables(final List<String> variables) {
            names.addAll(variables);
            variables.forEach(variable -> values.add(new ArrayList<>()));
        }

        @Override
        public void value(final int variable, final int id, final String text) {
            values.get(variable).add(id, text);
        }

        @Override
        public void state(final int id, final int[] ids, final long outcomeBits, final boolean initial) {
            states.add(IntStream.range(0, ids.length)
                    .mapToObj(i -> '"' + names.get(i) + "\":" + values.get(i).get(ids[i]))
                    .collect(Collectors.joining(",", "{", "}")));
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
