package cn.fengming.points.testing;

import java.util.List;

/** Names as they are in the hills of Yunyang: the same ones for the same numbers in every run. */
final class TownNames {

    private static final List<String> VILLAGES = List.of(
            "黎明村", "院庄村", "清江村", "双河村", "里市社区", "陈家坪村", "太地村", "龙堰村", "马轿村", "千丘村", "三合村", "凤桥社区", "桂坪村", "石板沟村", "红旗村",
            "柏树村", "新田村", "白岩村", "长洪村", "向阳社区", "竹溪村", "茶园村", "青龙嘴村", "大堰塘村");

    private static final String SURNAMES = "王李张刘陈杨黄周吴谭向冉牟熊邓彭曾覃蒲谢";

    private static final List<String> GIVEN = List.of(
            "大国", "明英", "德福", "秀兰", "光荣", "建华", "天秀", "永贵", "素珍", "志强", "桂芳", "世全", "登碧", "小平", "正琼", "仁富", "玉梅", "代明",
            "从菊", "云", "兴发", "淑华", "昌林");

    private TownNames() {}

    static String village(int number) {
        String name = VILLAGES.get(number % VILLAGES.size());
        return number < VILLAGES.size() ? name : name + (number / VILLAGES.size() + 1);
    }

    /** 20 x 23 names before one comes back. */
    static String person(int number) {
        return surname(number) + GIVEN.get(number % GIVEN.size());
    }

    static String surname(int number) {
        return SURNAMES.substring(number % SURNAMES.length(), number % SURNAMES.length() + 1);
    }
}
