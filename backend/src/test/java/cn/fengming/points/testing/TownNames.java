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

    /** Of nobody above, nor below: whose turn it is to get a name depends on which tests came before. */
    private static final List<String> STAFF = List.of(
            "卫东", "红梅", "国庆", "春燕", "晓峰", "丽娟", "海涛", "雪梅", "俊杰", "文静", "建平", "慧敏", "立新", "艳红", "振华", "凤英", "学军", "晓琴",
            "长江", "小红", "新民", "桂英", "宏伟");

    private static final List<String> NEWCOMERS = List.of(
            "开学", "帮琴", "宗礼", "先碧", "祖文", "朝珍", "成芬", "显贵", "诗林", "远菊", "文翠", "安全", "泽芳", "必富", "清玉", "克勤", "家秀", "孝廉",
            "传书", "万珍", "定国", "绍芬", "吉祥");

    private TownNames() {}

    static String village(int number) {
        String name = VILLAGES.get(number % VILLAGES.size());
        return number < VILLAGES.size() ? name : name + (number / VILLAGES.size() + 1);
    }

    /** 20 x 23 names before one comes back. */
    static String person(int number) {
        return surname(number) + GIVEN.get(number % GIVEN.size());
    }

    /** Nobody in a household is called that. */
    static String staff(int number) {
        return surname(number) + STAFF.get(number % STAFF.size());
    }

    /** Neither staff nor anybody of the households a village began with is called that. */
    static String newcomer(int number) {
        return surname(number) + NEWCOMERS.get(number % NEWCOMERS.size());
    }

    static String surname(int number) {
        return SURNAMES.substring(number % SURNAMES.length(), number % SURNAMES.length() + 1);
    }
}
