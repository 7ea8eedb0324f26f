package cn.fengming.points.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook while it is being written, one hand at a time. Only the rows of the last piece are in memory: what is
 * written before lies compressed in {@link #taken}, which empties.
 */
final class Manuscript {

    /** A sheet of Excel ends here; its first line is the header. */
    static final int MOST_ROWS = 1_048_576 - 1;

    private static final int MOST_CHARACTERS = 32_767;
    private static final String PROGRAM = "Fengming Points";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(written, PROGRAM, null);
    private final ZoneId zone;
    private @Nullable Worksheet page;
    private int line;

    Manuscript(ZoneId zone) {
        this.zone = zone;
    }

    /** Begins a sheet; the one before is over. */
    <T> void begin(Sheet<T> sheet) {
        endSheet();
        Worksheet begun = workbook.newWorksheet(sheet.name());
        begun.freezePane(0, 1);
        for (int at = 0; at < sheet.columns().size(); at++) {
            Column<T> column = sheet.columns().get(at);
            begun.width(at, column.width());
            begun.inlineString(0, at, column.title());
            begun.style(0, at).bold().fillColor("E7E6E6").set();
        }
        page = begun;
        line = 1;
    }

    /** @throws IllegalStateException when there are more rows than a sheet can hold */
    <T> void write(Sheet<T> sheet, List<T> rows) {
        Worksheet open = open();
        for (T row : rows) {
            if (line > MOST_ROWS) {
                throw new IllegalStateException("a sheet holds at most " + MOST_ROWS + " rows");
            }
            for (int at = 0; at < sheet.columns().size(); at++) {
                write(open, at, sheet.columns().get(at), row);
            }
            line++;
        }
        flush(open);
    }

    private <T> void write(Worksheet open, int at, Column<T> column, T row) {
        Object value = column.value().apply(row);
        if (value == null) {
            return;
        }
        switch (column.form()) {
            case TEXT -> text(open, at, (String) value);
            case NUMBER -> number(open, at, (Number) value);
            case DAY -> {
                open.value(line, at, (LocalDate) value);
                open.style(line, at).format("yyyy-mm-dd").set();
            }
            case MOMENT -> {
                open.value(line, at, ((Instant) value).atZone(zone));
                open.style(line, at).format("yyyy-mm-dd hh:mm").set();
            }
        }
    }

    /**
     * Text is written into its cell as text, which no spreadsheet calculates. What looks like a formula is also marked
     * as text ("@"): it stays text when somebody edits the cell.
     */
    private void text(Worksheet open, int at, String text) {
        String kept = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        open.inlineString(line, at, kept);
        if (looksLikeFormula(kept)) {
            open.style(line, at).format("@").set();
        }
    }

    /** Also after blanks, which some programs strip, and in the wide forms of Chinese keyboards. */
    static boolean looksLikeFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        String stripped = text.strip();
        boolean control = text.charAt(0) < ' ';
        return control || (!stripped.isEmpty() && "=+-@＝＋－＠".indexOf(stripped.charAt(0)) >= 0);
    }

    private void number(Worksheet open, int at, Number number) {
        open.value(line, at, number instanceof BigDecimal exact ? new BigDecimal(exact.toPlainString()) : number);
    }

    /** Ends the workbook. */
    void end() {
        endSheet();
        try {
            workbook.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Bytes that nobody took yet. */
    int waiting() {
        return written.size();
    }

    /** What was written since it was last asked for. */
    byte[] taken() {
        byte[] bytes = written.toByteArray();
        written.reset();
        return bytes;
    }

    private void endSheet() {
        Worksheet last = page;
        if (last == null) {
            return;
        }
        try {
            last.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        page = null;
    }

    private static void flush(Worksheet open) {
        try {
            open.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Worksheet open() {
        if (page == null) {
            throw new IllegalStateException("no sheet was begun");
        }
        return page;
    }
}
