package cn.fengming.points.alerts;

import java.util.Set;

/** The surname a Chinese name begins with: one character, or one of the double surnames in use. */
final class Surname {

    private static final Set<String> DOUBLE = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "梁丘", "左丘", "东门", "西门");

    private Surname() {}

    static String of(String name) {
        int[] letters = name.strip().codePoints().limit(2).toArray();
        if (letters.length == 2 && DOUBLE.contains(new String(letters, 0, 2))) {
            return new String(letters, 0, 2);
        }
        return letters.length == 0 ? "" : Character.toString(letters[0]);
    }
}
