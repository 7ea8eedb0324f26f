package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.Certificate;
import cn.fengming.points.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Letters and certificates that follow from a frozen standing: 约谈通知, 整改通知书, 表扬信, 奖状. One page or more each, in
 * the order of the places; what people still have to agree on (day, place) is left open to write.
 */
record Letters(Bulletin bulletin) {

    private static final int MOST_CERTIFICATES = 100;

    /** @throws Problem 409 before the standing is frozen: nothing follows from one that may still change */
    Letters {
        if (bulletin.standing().state() != Standing.State.FROZEN) {
            throw Problem.conflict("standing-not-frozen", "名次还没有定榜，定榜后再打印")
                    .with("state", bulletin.standing().state().name());
        }
    }

    /**
     * @param subject null for all
     * @throws Problem 422 when nobody gets one
     */
    Paper letters(Consequence.Kind kind, @Nullable UUID subject) {
        List<UnaryOperator<Paper>> pages = new ArrayList<>();
        for (Place place : bulletin.standing().figures().places()) {
            if (subject == null || place.subject().equals(subject)) {
                place.brought().stream()
                        .filter(brought -> brought.kind() == kind)
                        .forEach(brought -> pages.add(paper -> letter(paper, place, brought)));
            }
        }
        return bound(
                Paper.a4(bulletin.name().replace("通报", kind == Consequence.Kind.TALK ? "约谈通知书" : "通知书"))
                        .enlarged(115),
                pages,
                "这次考核没有要发的通知");
    }

    private Paper letter(Paper paper, Place place, Consequence brought) {
        String words = brought.words() == null ? brought.cause() : brought.words();
        if (brought.kind() == Consequence.Kind.TALK) {
            return talk(paper, place, brought, words);
        }
        return words.contains("表扬") || brought.cause().contains("表扬")
                ? praise(paper, place)
                : rectification(paper, place, brought, words);
    }

    private Paper talk(Paper paper, Place place, Consequence brought, String words) {
        Paper told = paper.title("约谈通知书")
                .line(place.name() + "：")
                .paragraph("在" + contest() + "中，你单位" + position(place) + "。按照考核方案“" + brought.cause() + "”的规定，决定进行约谈："
                        + words + "。")
                .paragraph("请带上问题清单、原因分析和整改打算，按下列时间和地点参加。因故不能参加的，请提前一天说明。")
                .line("约谈时间：＿＿＿＿年＿＿月＿＿日＿＿时")
                .line("约谈地点：＿＿＿＿＿＿＿＿＿＿＿＿");
        return ended(Bulletin.losses(told, bulletin, place.subject()), "约谈人", "被约谈人");
    }

    private Paper rectification(Paper paper, Place place, Consequence brought, String words) {
        Paper told = paper.title("整改通知书")
                .line(place.name() + "：")
                .paragraph("在" + contest() + "中，你单位" + position(place) + "。按照考核方案“" + brought.cause() + "”的规定，现通知如下："
                        + words + "。")
                .paragraph("请在＿＿＿＿年＿＿月＿＿日前完成整改，并把整改情况和整改后照片报镇专班；镇专班将按期复查。");
        return ended(Bulletin.losses(told, bulletin, place.subject()), "送达人", "签收人");
    }

    private Paper praise(Paper paper, Place place) {
        return paper.title("表扬信")
                .line(place.name() + "：")
                .paragraph("在" + contest() + "中，你单位" + position(place) + "，成绩突出。特此表扬。")
                .paragraph("希望再接再厉，带动邻里，把家园建设得更加整洁美丽。")
                .seal(bulletin.town() + "人民政府", null);
    }

    private Paper ended(Paper paper, String first, String second) {
        return paper.signatures(first, second, "日期").seal(bulletin.town() + "人民政府", null);
    }

    /**
     * 奖状 for the first places of every group and for everybody with a prize.
     *
     * @param first so many places
     * @throws Problem 400, 422 when nobody gets one
     */
    Paper certificates(int first) {
        if (first < 1 || first > MOST_CERTIFICATES) {
            throw Problem.invalid("first", "应在 1 到 " + MOST_CERTIFICATES + " 之间");
        }
        List<UnaryOperator<Paper>> pages = new ArrayList<>();
        for (Place place : bulletin.standing().figures().places()) {
            if (!place.vetoed() && (place.rank() <= first || prize(place) != null)) {
                pages.add(paper -> certificate(paper, place));
            }
        }
        return bound(Certificate.blank(bulletin.name().replace("通报", "奖状")), pages, "没有要发的奖状");
    }

    private Paper certificate(Paper paper, Place place) {
        Consequence prize = prize(place);
        String money = prize == null ? "" : "，奖励" + prize.yuan() + "元";
        return Certificate.fill(
                paper, place.name(), "在" + contest() + "中，" + position(place) + money + "。", bulletin.town() + "人民政府");
    }

    private static @Nullable Consequence prize(Place place) {
        return place.brought().stream()
                .filter(brought -> brought.kind() == Consequence.Kind.PRIZE)
                .findFirst()
                .orElse(null);
    }

    private String contest() {
        return bulletin.town()
                + PeriodWords.of(bulletin.standing().period())
                + bulletin.standing().title();
    }

    private static String position(Place place) {
        String group = place.group() == null ? "" : place.group();
        return "名列" + group + "第" + place.rank() + "名（" + place.tierName() + "）";
    }

    private static Paper bound(Paper empty, List<UnaryOperator<Paper>> pages, String none) {
        if (pages.isEmpty()) {
            throw Problem.refused("nothing-to-print", none);
        }
        Paper bound = empty;
        for (int at = 0; at < pages.size(); at++) {
            bound = pages.get(at).apply(at == 0 ? bound : bound.nextPage());
        }
        return bound;
    }
}
