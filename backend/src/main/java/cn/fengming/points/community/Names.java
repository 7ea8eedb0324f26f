package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of persons and places: how they are written down, and how much of a person's everybody may see. */
public final class Names {

    /** Han characters and letters; the dot and blank of long names stand inside. */
    static final String FORM = "\\s*[\\p{L}〇](?:[·•. ]?[\\p{L}〇]){0,19}\\s*";

    static final String FORM_MESSAGE = "姓名只能用汉字或字母，最多 20 个字";

    /** Villages, groups and grids: letters, digits and brackets. */
    static final String PLACE_FORM = "\\s*[\\p{L}\\p{N}〇](?:[·（）()\\- ]?[\\p{L}\\p{N}〇）)]){0,29}\\s*";

    static final String PLACE_FORM_MESSAGE = "名称只能用汉字、字母和数字，最多 30 个字";

    private static final Pattern PERSON = Pattern.compile(FORM);
    private static final Pattern PLACE = Pattern.compile(PLACE_FORM);

    private Names() {}

    /** 张三丰 becomes 张*丰, 张三 becomes 张*, 欧阳小明 becomes 欧**明. */
    public static String masked(String name) {
        int[] letters = name.strip().codePoints().toArray();
        if (letters.length < 2) {
            return "*";
        }
        String first = Character.toString(letters[0]);
        if (letters.length == 2) {
            return first + "*";
        }
        return first + "*".repeat(letters.length - 2) + Character.toString(letters[letters.length - 1]);
    }

    /** The one way a name is written. @throws Problem 400 when it is no name */
    static String clean(String name) {
        if (!PERSON.matcher(name).matches()) {
            throw Problem.invalid("name", FORM_MESSAGE);
        }
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).replace('•', '·');
    }

    /** The one way a place's name is written. @throws Problem 400 when it is none */
    static String cleanPlace(String name) {
        if (!PLACE.matcher(name).matches()) {
            throw Problem.invalid("name", PLACE_FORM_MESSAGE);
        }
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
