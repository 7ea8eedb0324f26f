package cn.fengming.points.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * A workbook while it is read, one hand at a time and one row after the other. Only texts that the file shares among its
 * cells are kept in memory, and the rows of the last piece.
 */
final class OpenBook implements AutoCloseable {

    private static final int LOOKED_FOR_HEADINGS = 10;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    private static final ReadingOptions WITHOUT_FORMATS = new ReadingOptions(false, true);

    private final ReadableWorkbook book;
    private final Form form;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Columns columns;
    private int read;

    private OpenBook(ReadableWorkbook book, Form form, Stream<Row> stream, Iterator<Row> rows, Columns columns) {
        this.book = book;
        this.form = form;
        this.stream = stream;
        this.rows = rows;
        this.columns = columns;
    }

    /** @throws cn.fengming.points.kernel.Problem 400 {@code bad-workbook} with every flaw of headings and merged cells */
    static OpenBook open(Path file, Form form) throws IOException {
        try (Container container = Container.open(file)) {
            return open(file, form, container);
        } catch (ExcelReaderException | XMLStreamException | UncheckedIOException | IndexOutOfBoundsException broken) {
            throw Unreadable.broken();
        }
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static OpenBook open(Path file, Form form, Container container) throws IOException, XMLStreamException {
        ReadableWorkbook book =
                new ReadableWorkbook(file.toFile(), container.hasFormats() ? WITH_FORMATS : WITHOUT_FORMATS);
        try {
            org.dhatim.fastexcel.reader.Sheet sheet = sheet(book, form);
            List<Merged> merged = container.merged(sheet.getId());
            Columns columns = columns(sheet, form);
            List<Flaw> flaws = new ArrayList<>(columns.flaws());
            merged.stream()
                    .filter(cells -> cells.lastRow() >= columns.row())
                    .limit(Flaw.MOST)
                    .forEach(cells -> flaws.add(cells.flaw()));
            if (!flaws.isEmpty()) {
                throw Flaw.refusal(flaws);
            }
            Stream<Row> stream = sheet.openStream();
            Iterator<Row> rows = stream.iterator();
            return new OpenBook(book, form, stream, rows, columns);
        } catch (IOException | XMLStreamException | RuntimeException wrong) {
            book.close();
            throw wrong;
        }
    }

    private static org.dhatim.fastexcel.reader.Sheet sheet(ReadableWorkbook book, Form form) {
        List<org.dhatim.fastexcel.reader.Sheet> sheets = book.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        return sheets.stream()
                .filter(sheet -> Tidy.text(sheet.getName()).equals(form.sheet()))
                .findFirst()
                .or(() -> sheets.size() == 1 ? sheets.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> Unreadable.bad("文件里没有名为「" + form.sheet() + "」的工作表，现有："
                        + sheets.stream()
                                .map(org.dhatim.fastexcel.reader.Sheet::getName)
                                .limit(10)
                                .collect(Collectors.joining("、"))));
    }

    /** Titles may stand above the headings. */
    private static Columns columns(org.dhatim.fastexcel.reader.Sheet sheet, Form form) throws IOException {
        Row best = null;
        long most = 0;
        int shift = 0;
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> first = rows.limit(LOOKED_FOR_HEADINGS).iterator();
            while (first.hasNext()) {
                Row row = first.next();
                shift = row.getRowNum() == 0 ? 1 : shift;
                long known = Columns.known(form, row);
                if (known > most) {
                    best = row;
                    most = known;
                }
            }
        }
        if (best == null) {
            throw Unreadable.bad("找不到表头，前 " + LOOKED_FOR_HEADINGS + " 行里应有一行列名：" + form.titles());
        }
        return Columns.of(form, best, shift);
    }

    /**
     * Up to so many rows in which something is written; none at the end.
     *
     * @throws cn.fengming.points.kernel.Problem 400 when there are more rows than the form takes
     */
    List<FilledRow> next(int most) {
        List<FilledRow> piece = new ArrayList<>();
        try {
            while (piece.size() < most && rows.hasNext()) {
                FilledRow row = filled(rows.next());
                if (row != null) {
                    piece.add(row);
                }
            }
        } catch (ExcelReaderException | UncheckedIOException | IndexOutOfBoundsException broken) {
            throw Unreadable.broken();
        }
        return piece;
    }

    private @Nullable FilledRow filled(Row row) {
        if (columns.number(row) <= columns.row()) {
            return null;
        }
        if (row.getCellCount() > Columns.MOST) {
            row.getCells(Columns.MOST, row.getCellCount()).stream()
                    .filter(cell -> cell != null && !Written.in(cell).text().isEmpty())
                    .findFirst()
                    .ifPresent(cell -> {
                        throw Unreadable.bad("第 " + columns.number(row) + " 行在第 " + Columns.MOST + " 列之后还有内容，请删掉");
                    });
        }
        FilledRow filled = columns.read(row);
        if (filled != null && ++read > form.mostRows()) {
            throw Unreadable.bad("表格最多 " + form.mostRows() + " 行，第 " + columns.number(row) + " 行起超出，请分成几个文件");
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
