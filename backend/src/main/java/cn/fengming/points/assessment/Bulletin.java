package cn.fengming.points.assessment;

import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Script;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 通报 of a standing as it was published: the places, what each lost marks for, how ties were decided, and until when
 * one may object. Paper and loudspeaker say the same.
 *
 * @param traces of all places, in their order
 */
record Bulletin(String town, Standing standing, List<Trace> traces, ZoneId zone) {

    /** So many are read aloud; the rest is on the wall. */
    private static final int READ_ALOUD = 30;

    Bulletin {
        traces = List.copyOf(traces);
    }

    private record Loss(
            String village,
            String line,
            String what,
            int count,
            @Nullable BigDecimal marks) {}

    String name() {
        return PeriodWords.of(standing.period()) + standing.title() + "通报";
    }

    /** @param wall A3 instead of A4 */
    Paper paper(boolean wall) {
        Figures figures = standing.figures();
        Paper paper = (wall ? Paper.a3(name()) : Paper.a4(name()))
                .title(standing.title() + "通报")
                .subtitle(town + "　" + PeriodWords.of(standing.period()) + "　第" + standing.revision() + "次公布")
                .paragraph(opening())
                .table(places(), figures.places());
        paper = withGroups(withTies(paper));
        List<Loss> losses = losses();
        if (!losses.isEmpty()) {
            paper = paper.heading("扣分情况").table(lost(), losses);
        }
        return paper.note("说明：" + standing.reason() + "。除不尽的得分保留两位小数，名次按未取舍的得分排列。")
                .signatures("制表", "审核", "签发")
                .seal(town + "人民政府", day(standing.publishedAt()));
    }

    private String opening() {
        Figures figures = standing.figures();
        String money = figures.poolPoints() == 0 ? "" : "，共拨付村积分池" + figures.poolPoints() + "分";
        String prizes = figures.prizeYuan() == 0 ? "" : "，奖金共" + figures.prizeYuan() + "元";
        return "现将" + PeriodWords.of(standing.period()) + standing.title() + "结果通报如下，共"
                + figures.places().size() + "个参加考核" + money + prizes + "。" + until();
    }

    private String until() {
        return standing.frozenAt() == null
                ? "对得分有异议的，请在" + Spoken.written(day(standing.objectionsUntil())) + "前向镇专班提出。"
                : "结果已于" + Spoken.written(day(standing.frozenAt())) + "定榜。";
    }

    private Sheet<Place> places() {
        boolean grouped = standing.figures().groups() != null;
        Sheet<Place> sheet = Sheet.named("名次");
        if (grouped) {
            sheet = sheet.text("类别", 10, Place::group);
        }
        return sheet.number("名次", 6, Place::rank)
                .text("名称", 20, Place::name)
                .number("得分", 9, place -> decimal(place.total()))
                .text("等次", 12, Place::tierName)
                .number("问题处数", 9, Place::findings)
                .number("拨付积分", 9, place -> place.outcome().poolPoints())
                .number("考核分", 8, place -> decimal(place.outcome().assessmentScore()))
                .text("备注", 26, Bulletin::remarks);
    }

    private static String remarks(Place place) {
        List<String> remarks = new ArrayList<>();
        if (place.vetoes() != null) {
            remarks.add("一票否决：" + String.join("、", place.vetoes()));
        }
        place.brought().forEach(brought -> remarks.add(words(brought)));
        return String.join("；", remarks);
    }

    private static String words(Consequence brought) {
        return switch (brought.kind()) {
            case PRIZE -> brought.cause() + "：奖金" + brought.yuan() + "元";
            case SCORE ->
                brought.cause() + "：考核分"
                        + (brought.score() == null
                                ? ""
                                : decimal(brought.score()).toPlainString());
            case FLAG, TALK, LETTER, PAY, BULLETIN ->
                brought.words() == null ? brought.cause() : brought.cause() + "：" + brought.words();
        };
    }

    private Paper withGroups(Paper paper) {
        List<GroupPlace> groups = standing.figures().groups();
        if (groups == null) {
            return paper;
        }
        return paper.heading("各类（区）平均")
                .table(
                        Sheet.<GroupPlace>named("平均")
                                .number("名次", 6, GroupPlace::rank)
                                .text("类别", 30, GroupPlace::name)
                                .number("平均分", 10, group -> decimal(group.mean()))
                                .number("个数", 8, GroupPlace::size),
                        groups);
    }

    private Paper withTies(Paper paper) {
        List<Tie> ties = standing.figures().ties();
        if (ties.isEmpty()) {
            return paper;
        }
        Map<UUID, String> names =
                standing.figures().places().stream().collect(Collectors.toMap(Place::subject, Place::name));
        Paper told = paper.heading("同分排序");
        for (Tie tie : ties) {
            told = told.paragraph(names.get(tie.ahead()) + "与" + names.get(tie.behind()) + "同分：" + tie.reason());
        }
        return told;
    }

    private List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (Trace trace : traces) {
            for (Trace.TraceLine line : trace.lines()) {
                line.findings().forEach(found -> losses.add(loss(trace.place(), line, found)));
                if (line.findings().isEmpty() && line.remark() != null) {
                    losses.add(new Loss(trace.place().name(), line.score().title(), line.remark(), 1, null));
                }
            }
        }
        return losses;
    }

    private static Loss loss(Place place, Trace.TraceLine line, Trace.TraceFinding found) {
        String kind = found.kind() == null ? "" : found.kind() + "：";
        String where = found.spot() == null ? "" : "（" + found.spot() + "）";
        Score marks = found.deduction();
        return new Loss(
                place.name(),
                line.score().title(),
                kind + found.text() + where,
                found.count(),
                marks == null ? null : decimal(marks));
    }

    private static Sheet<Loss> lost() {
        return Sheet.<Loss>named("扣分")
                .text("名称", 16, Loss::village)
                .text("评分项", 12, Loss::line)
                .text("问题", 44, Loss::what)
                .number("处数", 6, Loss::count)
                .number("扣分", 7, Loss::marks);
    }

    /** What a place lost marks for, as a table of its own: for the letter it gets. */
    static Paper losses(Paper paper, Bulletin whole, UUID subject) {
        Bulletin own = new Bulletin(
                whole.town(),
                whole.standing(),
                whole.traces().stream()
                        .filter(trace -> trace.place().subject().equals(subject))
                        .toList(),
                whole.zone());
        List<Loss> losses = own.losses();
        return losses.isEmpty() ? paper : paper.heading("存在的主要问题").table(lost(), losses);
    }

    Script script() {
        List<String> sentences = new ArrayList<>();
        sentences.add("各位村民，大家好");
        sentences.add("现在播送" + town + PeriodWords.of(standing.period()) + standing.title() + "的结果");
        List<Place> places = standing.figures().places();
        places.stream().limit(READ_ALOUD).forEach(place -> sentences.add(spoken(place)));
        if (places.size() > READ_ALOUD) {
            sentences.add("其余名次，请到公示栏查看");
        }
        sentences.add(
                standing.frozenAt() == null
                        ? "对得分有不同意见的，请在" + Spoken.day(day(standing.objectionsUntil())) + "之前向镇专班提出"
                        : "以上结果已经定榜");
        sentences.add("播送完毕，谢谢大家");
        return Script.of(name(), sentences);
    }

    private static String spoken(Place place) {
        String group = place.group() == null ? "" : place.group() + "，";
        long points = place.outcome().poolPoints();
        return group + "第" + place.rank() + "名，" + place.name() + "，得分"
                + decimal(place.total()).toPlainString() + "，" + place.tierName()
                + (points == 0 ? "" : "，积分池增加" + points + "分");
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** As it is printed: what no decimal ends is rounded to two places; the order is that of the exact figures. */
    static BigDecimal decimal(Score score) {
        String[] parts = score.toString().split("/", 2);
        BigDecimal over = new BigDecimal(parts[0]);
        return parts.length == 1 ? over : over.divide(new BigDecimal(parts[1]), 2, RoundingMode.HALF_UP);
    }
}
