package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a points store never offers: cash and what is as good as cash, tobacco, alcohol, medicine. The category says it
 * honestly; the words catch an honest mistake, or a dishonest "礼品（香 烟）". Harmless compounds (料酒, 油烟清洁剂, 药皂)
 * are taken out before the words are looked for.
 */
final class Contraband {

    private static final Pattern ORNAMENT = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final Pattern HARMLESS =
            Pattern.compile("料酒|酒精|酒酿|酒杯|酒店|油烟机?|烟机|烟囱|烟灶|烟感|烟雾报警器?|无烟|药皂|药箱|药盒|中草药苗|农药瓶|火药");

    private static final Map<Category, Pattern> WORDS = Map.of(
            Category.CASH, Pattern.compile("现金|现钞|钞票|人民币|红包|购物卡|储值卡|充值卡|代金券|提货券|话费|微信零钱|银行卡"),
            Category.TOBACCO, Pattern.compile("烟"),
            Category.ALCOHOL, Pattern.compile("酒|茅台|五粮液"),
            Category.MEDICINE, Pattern.compile("药|感冒灵|阿莫西林|布洛芬|板蓝根|头孢"));

    private Contraband() {}

    /** @throws Problem 422 when the category is a forbidden one or the name says so */
    static void mustBeAllowed(String name, Category category) {
        Category found = category.forbidden() ? category : named(name).orElse(null);
        if (found != null) {
            throw Problem.refused("forbidden-good", "积分不能兑换" + found.label() + "：" + name)
                    .with("category", found.name());
        }
    }

    private static Optional<Category> named(String name) {
        String plain = ORNAMENT.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("");
        String suspect = HARMLESS.matcher(plain).replaceAll("");
        return WORDS.entrySet().stream()
                .filter(words -> words.getValue().matcher(suspect).find())
                .map(Map.Entry::getKey)
                .min(Enum::compareTo);
    }
}
