package cn.fengming.points.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Which column of a sheet holds what, from the row of its headings. */
final class Columns {

    static final int MOST = 200;

    private final Form form;
    private final int row;
    private final int shift;
    private final Map<Integer, String> titles = new HashMap<>();
    private final Map<String, String> letters = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private Columns(Form form, int row, int shift) {
        this.form = form;
        this.row = row;
        this.shift = shift;
    }

    /** How many headings of the form the row has: the row of headings has the most. */
    static long known(Form form, Row row) {
        return row.stream()
                .map(cell -> Written.in(cell).text())
                .filter(written -> form.headings().stream().anyMatch(heading -> heading.isCalled(written)))
                .count();
    }

    /** @param shift what the numbers of rows lack: where a file does not write them, the first is called 0 */
    static Columns of(Form form, Row headings, int shift) {
        Columns columns = new Columns(form, headings.getRowNum() + shift, shift);
        headings.stream().limit(MOST).forEach(columns::heading);
        form.headings().stream()
                .filter(heading -> heading.needed() && !columns.letters.containsKey(heading.title()))
                .forEach(heading -> columns.flaws.add(
                        Flaw.ofRow(columns.row, "缺少「" + heading.title() + "」这一列，应有的列：" + form.titles())));
        return columns;
    }

    private void heading(@Nullable Cell cell) {
        String written = Written.in(cell).text();
        if (cell == null || written.isEmpty()) {
            return;
        }
        String letter = letter(cell.getColumnIndex());
        String title = form.headings().stream()
                .filter(heading -> heading.isCalled(written))
                .map(Heading::title)
                .findFirst()
                .orElse(null);
        if (title == null) {
            wrong(letter, "列名「" + shortened(written) + "」不认识，请改正或删掉这一列；认识的列：" + form.titles());
        } else if (letters.containsKey(title)) {
            wrong(letter, "列名「" + title + "」与 " + letters.get(title) + " 列重复");
        } else {
            titles.put(cell.getColumnIndex(), title);
            letters.put(title, letter);
        }
    }

    private static String shortened(String written) {
        return written.length() > 20 ? written.substring(0, 20) + "…" : written;
    }

    private void wrong(String letter, String message) {
        flaws.add(new Flaw(row, letter, null, message));
    }

    int row() {
        return row;
    }

    /** As the spreadsheet counts it. */
    int number(Row any) {
        return any.getRowNum() + shift;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** Null for a row in which nothing is written. */
    @Nullable
    FilledRow read(Row filled) {
        Map<String, String> cells = new HashMap<>();
        List<Flaw> wrong = new ArrayList<>();
        for (Cell cell : filled) {
            Written written = Written.in(cell);
            if (written != Written.NOTHING && cell != null) {
                read(number(filled), cell, written, cells, wrong);
            }
        }
        return cells.isEmpty() && wrong.isEmpty() ? null : new FilledRow(number(filled), cells, letters, wrong);
    }

    private void read(int number, Cell cell, Written written, Map<String, String> cells, List<Flaw> wrong) {
        String title = titles.get(cell.getColumnIndex());
        String letter = letter(cell.getColumnIndex());
        if (written.wrong() != null) {
            wrong.add(new Flaw(number, letter, title, written.wrong()));
        } else if (!written.text().isEmpty() && title == null) {
            wrong.add(new Flaw(number, letter, null, "这一列没有列名，请删掉内容或补上列名"));
        } else if (!written.text().isEmpty() && title != null) {
            cells.put(title, written.text());
        }
    }

    /** A, B, … Z, AA. */
    static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
