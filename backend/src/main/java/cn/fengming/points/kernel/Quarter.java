package cn.fengming.points.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A quarter (季度), written {@code 2026Q1}; stored as the number 20261, which sorts like the quarters themselves. */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern FORM = Pattern.compile("(20\\d{2})Q([1-4])");

    /** Later than any quarter there will be. */
    public static final Quarter LAST = new Quarter(2099, 4);

    public Quarter {
        if (year < 2000 || year > 2099 || number < 1 || number > 4) {
            throw Problem.invalid("quarter", "季度应写成 2026Q1 这样");
        }
    }

    @JsonCreator
    public static Quarter parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw Problem.invalid("quarter", "季度应写成 2026Q1 这样");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public static Quarter ofCode(int code) {
        return new Quarter(code / 10, code % 10);
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    public int code() {
        return year * 10 + number;
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    public LocalDate lastDay() {
        return next().firstDay().minusDays(1);
    }

    public boolean contains(LocalDate day) {
        return of(day).equals(this);
    }

    public Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    public Quarter previous() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(code(), other.code());
    }

    @JsonValue
    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
