package cn.fengming.points.community;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A name in pinyin, to sort and to search by: {@code "zeng qing hong"}, initials {@code "zqh"}; ü is written v, as on
 * keyboards. Surnames are read as surnames: 曾 zeng, 单 shan.
 *
 * <p>The first use reads a dictionary from the class path: call it off the event loop.
 */
record Spelling(String text, String initials) {

    private static final Map<String, String> COMPOUND_SURNAMES = Map.of(
            "尉迟", "yu chi",
            "万俟", "mo qi",
            "单于", "chan yu",
            "长孙", "zhang sun",
            "澹台", "tan tai",
            "宇文", "yu wen",
            "令狐", "ling hu");

    private static final Map<Integer, String> SURNAMES = letters("曾zeng 单shan 解xie 仇qiu 区ou 查zha 任ren 盖ge 覃qin "
            + "朴piao 缪miao 种chong 折she 冼xian 翟zhai 华hua 员yun 逄pang 繁po 能nai 句gou 召shao 那na 乐yue 黑he "
            + "秘bi 洗xian 牟mou 卜bu 尉wei 郇xun 阚kan 隗wei 褚chu 晁chao 都du 万wan 石shi 沈shen 车che 宁ning");

    /** Readings that names and places use, where the dictionary begins with another one. */
    private static final Map<Integer, String> IN_NAMES = letters("长chang");

    /** A town's register spells half a million letters, of which few differ: at most one entry for each letter there is. */
    private static final Map<Integer, String> READ = new ConcurrentHashMap<>();

    static Spelling ofPerson(String name) {
        String surname = name.length() < 2 ? null : COMPOUND_SURNAMES.get(name.substring(0, 2));
        List<String> syllables = new ArrayList<>();
        if (surname != null) {
            syllables.addAll(List.of(surname.split(" ")));
            syllables.addAll(syllables(name.substring(2)));
            return of(syllables);
        }
        syllables.addAll(syllables(name));
        String alone = name.isEmpty() ? null : SURNAMES.get(name.codePointAt(0));
        if (alone != null) {
            syllables.set(0, alone);
        }
        return of(syllables);
    }

    /** A place named after a family is read like it: 曾家院子 is zeng jia. */
    static Spelling ofPlace(String name) {
        return name.startsWith("家", 1) ? ofPerson(name) : of(syllables(name));
    }

    private static Spelling of(List<String> syllables) {
        String initials =
                syllables.stream().map(syllable -> syllable.substring(0, 1)).collect(Collectors.joining());
        return new Spelling(String.join(" ", syllables), initials);
    }

    private static List<String> syllables(String name) {
        return name.codePoints()
                .mapToObj(letter -> READ.computeIfAbsent(letter, Spelling::syllable))
                .filter(syllable -> !syllable.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Letters and digits as they are, small; what has no reading is left out. */
    private static String syllable(int letter) {
        String usual = IN_NAMES.get(letter);
        if (usual != null) {
            return usual;
        }
        if (letter < 128) {
            return Character.isLetterOrDigit(letter)
                    ? Character.toString(letter).toLowerCase(Locale.ROOT)
                    : "";
        }
        if (!Character.isBmpCodePoint(letter)) {
            return "";
        }
        List<String> readings = PinyinHelper.toPinyinList((char) letter, PinyinStyleEnum.NORMAL);
        return readings.isEmpty()
                ? ""
                : readings.get(0).replace('ü', 'v').toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Map<Integer, String> letters(String pairs) {
        return List.of(pairs.split(" ")).stream()
                .collect(Collectors.toUnmodifiableMap(pair -> pair.codePointAt(0), pair -> pair.substring(1)));
    }
}
