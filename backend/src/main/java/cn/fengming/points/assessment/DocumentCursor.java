package cn.fengming.points.assessment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that is being checked. Reading a value of the wrong form notes an error with line and path and
 * returns a harmless stand-in, so that one pass finds everything that is wrong.
 */
record DocumentCursor(DocumentNode node, String path, List<SchemeError> errors) {

    DocumentCursor at(String key) {
        DocumentNode inner =
                node instanceof DocumentNode.Fields fields ? fields.values().get(key) : null;
        return new DocumentCursor(
                inner == null ? new DocumentNode.Nothing(node.line()) : inner,
                path.isEmpty() ? key : path + "." + key,
                errors);
    }

    boolean given() {
        return !(node instanceof DocumentNode.Nothing);
    }

    void wrong(String message) {
        errors.add(new SchemeError(node.line(), path, message));
    }

    private void expected(String what) {
        boolean latin = what.charAt(0) < 128;
        wrong((given() ? "应为" : "缺少，应为") + (latin ? " " : "") + what);
    }

    /** Notes what is no object, and every field that is none of the known ones: usually a slip of the pen. */
    void only(String... known) {
        if (!(node instanceof DocumentNode.Fields fields)) {
            expected("对象 { }");
            return;
        }
        fields.values().keySet().stream()
                .filter(key -> !List.of(known).contains(key))
                .forEach(key -> at(key).wrong("是未知的字段，可用: " + String.join("、", known)));
    }

    List<DocumentCursor> items(int fewest, int most) {
        if (!(node instanceof DocumentNode.Items items)
                || items.values().size() < fewest
                || items.values().size() > most) {
            expected("含 " + fewest + " 到 " + most + " 项的列表 [ ]");
            return List.of();
        }
        List<DocumentCursor> inner = new ArrayList<>();
        for (int i = 0; i < items.values().size(); i++) {
            inner.add(new DocumentCursor(items.values().get(i), path + "[" + i + "]", errors));
        }
        return inner;
    }

    /** What the list holds, without a word about what is wrong with the list itself. */
    List<DocumentCursor> entries() {
        return node instanceof DocumentNode.Items items
                ? items(0, items.values().size())
                : List.of();
    }

    String text(int longest) {
        if (node instanceof DocumentNode.Text text
                && !text.value().isBlank()
                && text.value().length() <= longest
                && text.value().chars().noneMatch(Character::isISOControl)) {
            return text.value().strip();
        }
        expected("1 到 " + longest + " 个字的文字");
        return "";
    }

    String code() {
        if (node instanceof DocumentNode.Text text && text.value().matches("[a-z][a-z0-9-]{0,31}")) {
            return text.value();
        }
        expected("小写英文代号，如 roads");
        return "";
    }

    /** One of a fixed set of words. */
    <T> Optional<T> word(Map<String, T> words) {
        T meant = node instanceof DocumentNode.Text text ? words.get(text.value()) : null;
        if (meant == null) {
            expected(String.join("、", words.keySet().stream().sorted().toList())
                    + (words.size() > 1 ? " 之一" : "（目前只支持这一种）"));
        }
        return Optional.ofNullable(meant);
    }

    /** Whether it is written and true. */
    boolean flag() {
        return given() && truth();
    }

    @Nullable
    String optionalText(int longest) {
        return given() ? text(longest) : null;
    }

    /** A day: {@code 2021-11-22}. */
    Optional<LocalDate> day() {
        try {
            if (node instanceof DocumentNode.Text text) {
                return Optional.of(LocalDate.parse(text.value()));
            }
        } catch (DateTimeException noDay) {
            // told below
        }
        expected("日期，如 2021-11-22");
        return Optional.empty();
    }

    boolean truth() {
        if (node instanceof DocumentNode.Truth truth) {
            return truth.value();
        }
        expected("true 或 false");
        return false;
    }

    /** 1, 2 ... up to the most; 1 for anything else. */
    int version(int most) {
        Optional<Integer> known = number(0)
                .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(BigDecimal::intValueExact);
        if (known.isEmpty()) {
            expected(IntStream.rangeClosed(1, most).mapToObj(String::valueOf).collect(Collectors.joining(" 或 ")));
        }
        return known.orElse(1);
    }

    boolean is(String word) {
        return node instanceof DocumentNode.Text text && text.value().equals(word);
    }

    int positive(int most) {
        return (int) whole(1, most, "正整数");
    }

    long whole(long least, long most) {
        return whole(least, most, least + " 到 " + most + " 的整数");
    }

    private long whole(long least, long most, String what) {
        Optional<BigDecimal> number = number(0);
        boolean within = number.filter(value -> value.compareTo(BigDecimal.valueOf(least)) >= 0)
                .isPresent();
        if (!within) {
            expected(what);
            return most;
        }
        if (number.get().compareTo(BigDecimal.valueOf(most)) > 0) {
            wrong("不能超过 " + most);
            return most;
        }
        return number.get().longValueExact();
    }

    /** A number between the two with at most two decimals. */
    Score marks(Score least, Score most) {
        Optional<Score> score =
                number(2).map(Score::of).filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
        if (score.isEmpty()) {
            expected(least + " 到 " + most + " 的数，最多两位小数");
        }
        return score.orElse(most);
    }

    /** A number with at most so many decimals and no absurd length. */
    private Optional<BigDecimal> number(int decimals) {
        if (!(node instanceof DocumentNode.Number number)
                || Math.abs(number.value().scale()) > 12
                || number.value().precision() > 18) {
            return Optional.empty();
        }
        return Optional.of(number.value())
                .filter(value -> value.stripTrailingZeros().scale() <= decimals);
    }
}
