package cn.fengming.points.community;

import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find a household, read in every way it can be meant: part of a name, pinyin or its initials,
 * a card code, a phone number. The parts are values for the database, never a piece of its language.
 *
 * @param everybody nothing was typed
 * @param name pattern for {@code like}
 * @param letters pattern for {@code like}
 */
record Search(
        boolean everybody,
        @Nullable String name,
        @Nullable String letters,
        @Nullable String card,
        @Nullable String phone) {

    private static final int MAX_LENGTH = 40;

    /** @throws Problem 400 when it is too long or holds control characters */
    static Search of(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("search", "搜索内容不能超过 " + MAX_LENGTH + " 个字");
        }
        return text.isEmpty()
                ? new Search(true, null, null, null, null)
                : new Search(false, "%" + escaped(text) + "%", letters(text), card(text), phone(text));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static @Nullable String letters(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replace(" ", "").replace('ü', 'v');
        return letters.matches("[a-z]+") ? letters + "%" : null;
    }

    private static @Nullable String card(String text) {
        return CardCode.read(text).map(CardCode::text).orElse(null);
    }

    private static @Nullable String phone(String text) {
        try {
            return PhoneVault.normal(text);
        } catch (Problem noPhone) {
            return null;
        }
    }
}
