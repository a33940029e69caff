package org.msicheck.matrix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.msicheck.output.JsonAnswer;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.rests.RestsOn;

/** A matrix for machines. */
public final class MatrixJson {
    private static final double MILLIS = 1000.0;

    private MatrixJson() {}

    /**
     * The matrix as JSON.
     *
     * @param matrix the matrix
     * @return an object
     */
    public static ObjectNode of(final Matrix matrix) {
        final ObjectNode json = JsonAnswer.of("matrix", matrix.exitCode());
        json.put("matrix", matrix.file().title());
        json.put("seconds", matrix.time().toMillis() / MILLIS);
        final ArrayNode cells = json.putArray("cells");
        for (final Matrix.Table table : matrix.tables()) {
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.rows().get(row).size(); column++) {
                    final ObjectNode cell = cells.addObject();
                    place(cell, table.group(), row, column);
                    rests(cell, table.rests().get(row));
                    cell(cell, table.rows().get(row).get(column));
                }
            }
        }
        return json;
    }

    /** Each set of assumptions as properties with their values. */
    private static void rests(final ObjectNode json, final RestsOn rests) {
        final ArrayNode sets = json.putArray("noLossRestsOn");
        rests.sets().forEach(set -> {
            final ObjectNode members = sets.addObject();
            set.forEach((property, values) ->
                    texts(members.putArray(property), values.stream().sorted().toList()));
        });
    }

    private static void place(final ObjectNode json, final MatrixFile.Group group, final int row, final int column) {
        final MatrixFile.Protocol protocol = group.protocols().get(row);
        final MatrixFile.DeviceClass one = group.classes().get(column);
        json.put("group", group.name())
                .put("protocol", protocol.name())
                .put("test", protocol.test())
                .put("class", one.name());
        final ObjectNode fixed = json.putObject("fixed");
        one.fixed().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> texts(
                        fixed.putArray(e.getKey()),
                        e.getValue().stream().sorted().toList()));
    }

    private static void cell(final ObjectNode json, final Cell cell) {
        json.put("verdict", cell.verdict().word());
        texts(
                json.putArray("outcomes"),
                cell.outcomes().stream().sorted().map(Outcome::word).toList());
        texts(json.putArray("assumptions"), cell.assumptions());
        texts(json.putArray("remarks"), cell.remarks());
        json.put("states", cell.states())
                .put("transitions", cell.transitions())
                .put("seconds", cell.time().toMillis() / MILLIS);
    }

    private static void texts(final ArrayNode array, final List<String> texts) {
        texts.forEach(array::add);
    }
}
