package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.util.Arrays;

/** The honours of a village, each earning points by one rule. */
public enum HonourKind {
    FAMILY("finest_family", "最美家庭"),
    /** 院落: a set of households that shares the honour; each of them gets the points. */
    COMPOUND("finest_compound", "最美院落"),
    COURTYARD("finest_courtyard", "最美庭院"),
    PERSON("finest_person", "最美个人");

    private static final int LARGEST_COMPOUND = 60;

    private final String rule;
    private final String words;

    HonourKind(String rule, String words) {
        this.rule = rule;
        this.words = words;
    }

    /** Code of the rule whose points and caps count. */
    String rule() {
        return rule;
    }

    public String words() {
        return words;
    }

    /** True for rules that are earned through a nomination only. */
    static boolean nominates(String ruleCode) {
        return Arrays.stream(values()).anyMatch(kind -> kind.rule.equals(ruleCode));
    }

    /** @throws Problem 400 when so many households cannot have this honour together */
    void mustSuit(int households) {
        if (this != COMPOUND && households != 1) {
            throw Problem.invalid("homes", words + "每次提名一户");
        }
        if (this == COMPOUND && (households < 2 || households > LARGEST_COMPOUND)) {
            throw Problem.invalid("homes", "一个院落应有 2 到 " + LARGEST_COMPOUND + " 户");
        }
    }
}
