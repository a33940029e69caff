package org.msicheck.matrix;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.msicheck.output.Paint;
import org.msicheck.output.Paint.Tone;

/** Writes a matrix as plain text or as Markdown. */
public final class MatrixText {
    private static final double MILLIS = 1000.0;

    private final PrintWriter out;
    private final Paint paint;
    private final boolean markdown;

    /**
     * A writer.
     *
     * @param out      receives the text
     * @param paint    the colours
     * @param markdown whether tables are those of Markdown
     */
    public MatrixText(final PrintWriter out, final Paint paint, final boolean markdown) {
        this.out = out;
        this.paint = markdown ? Paint.NONE : paint;
        this.markdown = markdown;
    }

    /**
     * Writes a matrix.
     *
     * @param matrix the matrix
     */
    public void write(final Matrix matrix) {
        out.println((markdown ? "# " : "") + matrix.file().title());
        matrix.tables().forEach(this::table);
        final List<Cell> cells = matrix.cells();
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%d cells: %s; %,d states, %,d transitions, %.1f s",
                cells.size(),
                verdicts(cells),
                cells.stream().mapToLong(Cell::states).sum(),
                cells.stream().mapToLong(Cell::transitions).sum(),
                matrix.time().toMillis() / MILLIS));
    }

    private static String verdicts(final List<Cell> cells) {
        return List.of(CellVerdict.values()).stream()
                .map(verdict ->
                        cells.stream().filter(cell -> cell.verdict() == verdict).count() + " " + verdict.word())
                .filter(text -> !text.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    private void table(final Matrix.Table table) {
        out.println();
        out.println((markdown ? "## " : "") + table.group().about());
        out.println();
        final List<List<String>> lines = new ArrayList<>();
        final List<String> header = new ArrayList<>(List.of("protocol"));
        table.group().classes().forEach(one -> header.add(one.name()));
        header.add("no loss rests on");
        lines.add(header);
        for (int i = 0; i < table.rows().size(); i++) {
            final List<String> line =
                    new ArrayList<>(List.of(table.group().protocols().get(i).name()));
            table.rows().get(i).forEach(cell -> line.add(text(cell)));
            line.add(table.rests().get(i).text());
            lines.add(line);
        }
        grid(lines, table);
        notes(table);
    }

    private static String text(final Cell cell) {
        return cell.verdict().word() + (cell.outcomes().isEmpty() ? "" : " (" + cell.outcomeWords() + ")");
    }

    private void grid(final List<List<String>> lines, final Matrix.Table table) {
        final int columns = lines.get(0).size();
        final int[] widths = new int[columns];
        lines.forEach(line -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (int row = 0; row < lines.size(); row++) {
            final List<Cell> cells = row == 0 ? List.of() : table.rows().get(row - 1);
            out.println(line(lines.get(row), cells, widths));
            if (row == 0) {
                out.println(rule(widths));
            }
        }
    }

    private String line(final List<String> texts, final List<Cell> cells, final int[] widths) {
        final StringBuilder text = new StringBuilder(markdown ? "| " : "");
        for (int i = 0; i < widths.length; i++) {
            text.append(i == 0 || i > cells.size() ? texts.get(i) : painted(cells.get(i - 1), texts.get(i)))
                    .append(" ".repeat(widths[i] - texts.get(i).length()))
                    .append(markdown ? " | " : "  ");
        }
        return text.toString().stripTrailing();
    }

    private String painted(final Cell cell, final String text) {
        return switch (cell.verdict()) {
            case SAFE, STALE_ONLY -> paint.of(Tone.GOOD, text);
            case INCONCLUSIVE -> paint.of(Tone.OPEN, text);
            default -> paint.of(Tone.BAD, text);
        };
    }

    private String rule(final int[] widths) {
        final StringBuilder text = new StringBuilder(markdown ? "|" : "");
        for (final int width : widths) {
            text.append("-".repeat(markdown ? width + 2 : width)).append(markdown ? "|" : "  ");
        }
        return text.toString().stripTrailing();
    }

    /** What the cells without loss rest on, and why a cell says nothing. */
    private void notes(final Matrix.Table table) {
        final List<String> notes = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            final MatrixFile.Protocol protocol = table.group().protocols().get(row);
            for (int column = 0; column < table.rows().get(row).size(); column++) {
                final Cell cell = table.rows().get(row).get(column);
                final String where = protocol.name() + ", "
                        + table.group().classes().get(column).name() + ": ";
                if (cell.isWithoutLoss()) {
                    notes.add(where
                            + cell.verdict().word()
                            + (cell.assumptions().isEmpty()
                                    ? ", which rests on no assumption"
                                    : " assuming " + String.join("; ", cell.assumptions())));
                }
                cell.remarks()
                        .forEach(remark -> notes.add(where + cell.verdict().word() + ", " + remark));
            }
        }
        if (!notes.isEmpty()) {
            out.println();
            notes.forEach(note -> out.println((markdown ? "* " : "  ") + note));
        }
    }
}
