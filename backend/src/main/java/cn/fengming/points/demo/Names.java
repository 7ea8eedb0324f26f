package cn.fengming.points.demo;

import java.util.List;
import java.util.Random;

/** Invented people and villages. The same seed invents the same town everywhere. */
final class Names {

    static final List<String> VILLAGES = List.of(
            "院坝村", "桐子村", "清溪村", "石院村", "黄桷村", "双龙村", "水磨村", "茶园村", "柏树村", "龙洞村", "马岭村", "太阳村", "新桥社区", "凤鸣社区", "长沟村",
            "梨园村", "梯田村", "竹林村", "铁炉村", "高楼村", "红岩村", "白果村", "青杠村", "河湾村");

    private static final String SURNAMES = "谭李张王陈刘向冉杨黄周吴徐何罗程彭曾邓胡蒲牟熊余";
    private static final String GIVEN = "国建明秀兰英华平安福贵春桂芳玉梅成学文德顺永红光珍淑素云清远";
    private static final String YOUNG = "子梓欣雨浩宇晨思佳语嘉怡俊轩";

    private final Random random = new Random(20_240_813);

    String surname() {
        return pick(SURNAMES);
    }

    String adult(String surname) {
        return random.nextInt(6) == 0 ? surname + pick(GIVEN) : surname + pick(GIVEN) + pick(GIVEN);
    }

    String child(String surname) {
        return surname + pick(YOUNG) + pick(YOUNG);
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** A number of a range that no operator has given out. */
    String phone(int number) {
        return "1990000" + String.format("%04d", number % 10_000);
    }

    private String pick(String characters) {
        int at = random.nextInt(characters.length());
        return characters.substring(at, at + 1);
    }
}
