package cn.fengming.points.assessment;

import cn.fengming.points.paper.Spoken;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A period as it stands on paper: 2026Q4 is 2026年第4季度. */
final class PeriodWords {

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})Q(\\d)");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})([ab]?)");
    private static final Pattern CAMPAIGN = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{4}-\\d{2}-\\d{2})");

    private PeriodWords() {}

    static String of(String code) {
        Matcher quarter = QUARTER.matcher(code);
        if (quarter.matches()) {
            return quarter.group(1) + "年第" + quarter.group(2) + "季度";
        }
        Matcher month = MONTH.matcher(code);
        if (month.matches()) {
            String half = month.group(3).isEmpty() ? "" : month.group(3).equals("a") ? "上半月" : "下半月";
            return month.group(1) + "年" + Integer.parseInt(month.group(2)) + "月" + half;
        }
        Matcher campaign = CAMPAIGN.matcher(code);
        if (campaign.matches()) {
            return Spoken.written(LocalDate.parse(campaign.group(1))) + "至"
                    + Spoken.written(LocalDate.parse(campaign.group(2)));
        }
        return code + "年";
    }
}
