package cn.fengming.points.community;

import cn.fengming.points.paper.Form;
import java.util.Set;

/**
 * The sheet 户册 as it is given out and read back: a row for each person, the head of a household first and its other
 * members below. What is said of the household stands in the row of the head.
 */
final class RegisterForm {

    static final String SHEET = "户册";
    static final String VILLAGE = "村（社区）";
    static final String CARD = "户卡号";
    static final String RELATION = "与户主关系";
    static final String NAME = "姓名";
    static final String BORN = "出生年份";
    static final String PHONE = "手机号";
    static final String ID_TAIL = "身份证后四位";
    static final String GROUP = "村民小组";
    static final String GRID = "网格";
    static final String ADDRESS = "住址";

    static final String HEAD = "户主";
    static final String MEMBER = "成员";

    /** A town of a hundred thousand households has so many people. */
    private static final int MOST_PEOPLE = 500_000;

    private static final Set<String> RELATIONS =
            Set.of(("成员 家人 家庭成员 配偶 妻 夫 妻子 丈夫 老伴 爱人 子 女 儿子 女儿 长子 次子 三子 四子 长女 次女 三女 四女 "
                            + "独生子 独生女 养子 养女 继子 继女 儿媳 儿媳妇 媳妇 女婿 父 母 父亲 母亲 父母 岳父 岳母 公公 婆婆 公婆 继父 继母 养父 养母 "
                            + "祖父 祖母 爷爷 奶奶 外祖父 外祖母 外公 外婆 姥爷 姥姥 孙 孙子 孙女 孙媳 孙女婿 外孙 外孙子 外孙女 曾孙 曾孙子 曾孙女 重孙 重孙女 "
                            + "兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 嫂 嫂子 弟媳 姐夫 妹夫 伯父 伯母 叔父 叔叔 婶婶 姑 姑姑 姑父 舅 舅舅 舅母 姨 姨妈 "
                            + "侄 侄子 侄女 侄媳 外甥 外甥女 其他 其他亲属 其他成员 非亲属")
                    .split(" "));

    /** The village may be left out in a file of one village. */
    static final Form ONE_VILLAGE = form(false);

    static final Form WHOLE_TOWN = form(true);

    private RegisterForm() {}

    private static Form form(boolean town) {
        Form form = Form.named(SHEET).ofAtMost(MOST_PEOPLE);
        Form placed = town ? form.needs(VILLAGE, "村", "村名", "社区", "所属村") : form.may(VILLAGE, "村", "村名", "社区", "所属村");
        return placed.may(CARD, "卡号", "户卡")
                .needs(RELATION, "关系", "与户主的关系")
                .needs(NAME, "名字")
                .may(BORN, "出生年", "出生年月", "出生日期")
                .may(PHONE, "手机", "电话", "联系电话", "手机号码")
                .may(ID_TAIL, "身份证号后四位", "身份证尾号")
                .may(GROUP, "小组", "组", "组别")
                .may(GRID, "所属网格", "网格名称")
                .may(ADDRESS, "地址", "家庭住址", "门牌号");
    }

    static boolean isHead(String relation) {
        return relation.equals(HEAD) || relation.equals("本人");
    }

    static boolean isRelation(String relation) {
        return RELATIONS.contains(relation);
    }
}
