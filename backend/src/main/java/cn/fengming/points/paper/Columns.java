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
    private final Row headings;
    private final Map<Integer, String> titles = new HashMap<>();
    private final Map<String, String> letters = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private Columns(Form form, Row headings) {
        this.form = form;
        this.headings = headings;
    }

    /** How many headings of the form the row has: the row of headings has the most. */
    static long known(Form form, Row row) {
        return row.stream()
                .map(cell -> Written.in(cell).text())
                .filter(written -> form.headings().stream().anyMatch(heading -> heading.isCalled(written)))
                .count();
    }

    static Columns of(Form form, Row headings) {
        Columns columns = new Columns(form, headings);
        headings.stream().limit(MOST).forEach(columns::heading);
        form.headings().stream()
                .filter(heading -> heading.needed() && !columns.letters.containsKey(heading.title()))
                .forEach(heading -> columns.flaws.add(
                        Flaw.ofRow(headings.getRowNum(), "缺少「" + heading.title() + "」这一列，应有的列：" + form.titles())));
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
        flaws.add(new Flaw(headings.getRowNum(), letter, null, message));
    }

    int row() {
        return headings.getRowNum();
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** Null for a row in which nothing is written. */
    @Nullable
    FilledRow read(Row row) {
        Map<String, String> cells = new HashMap<>();
        List<Flaw> wrong = new ArrayList<>();
        for (Cell cell : row) {
            Written written = Written.in(cell);
            if (written != Written.NOTHING && cell != null) {
                read(row.getRowNum(), cell, written, cells, wrong);
            }
        }
        return cells.isEmpty() && wrong.isEmpty() ? null : new FilledRow(row.getRowNum(), cells, letters, wrong);
    }

    private void read(int row, Cell cell, Written written, Map<String, String> cells, List<Flaw> wrong) {
        String title = titles.get(cell.getColumnIndex());
        String letter = letter(cell.getColumnIndex());
        if (written.wrong() != null) {
            wrong.add(new Flaw(row, letter, title, written.wrong()));
        } else if (!written.text().isEmpty() && title == null) {
            wrong.add(new Flaw(row, letter, null, "这一列没有列名，请删掉内容或补上列名"));
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
