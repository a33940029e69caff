package org.msicheck.matrix;

import java.time.Duration;
import java.util.List;
import org.msicheck.rests.RestsOn;
import org.msicheck.verdict.ExitCode;

/**
 * A matrix that has been decided.
 *
 * @param file   what was asked
 * @param tables the cells, in the order of the groups
 * @param time   wall-clock time of everything together
 */
public record Matrix(MatrixFile file, List<Table> tables, Duration time) {
    /** Copies the list. */
    public Matrix {
        tables = List.copyOf(tables);
    }

    /**
     * A group's cells.
     *
     * @param group the group
     * @param rows  a row for each protocol, a cell for each class
     * @param rests what it rests on that a protocol loses nothing, for each protocol; the reference finds it
     */
    public record Table(MatrixFile.Group group, List<List<Cell>> rows, List<RestsOn> rests) {
        /** Copies the rows. */
        public Table {
            rests = List.copyOf(rests);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Whether the engines agree everywhere.
     *
     * @return the code to exit with
     */
    public ExitCode exitCode() {
        final boolean differs = tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(List::stream)
                .anyMatch(cell -> cell.verdict() == CellVerdict.DIFFERS);
        return differs ? ExitCode.FAILED : ExitCode.OK;
    }

    /** All cells. */
    List<Cell> cells() {
        return tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(List::stream)
                .toList();
    }
}
