package cn.fengming.points.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words of every kind of message. They name no person and no code: a pickup code opens goods, and what WeChat shows
 * lies on a locked telephone.
 */
final class Writing {

    private final Instant happenedAt;
    private final ZoneId zone;

    Writing(Instant happenedAt, ZoneId zone) {
        this.happenedAt = happenedAt;
        this.zone = zone;
    }

    List<Draft> posted(Facts.Posted fact, String village) {
        List<Facts.Posted.Paid> paid = fact.paid();
        return paid == null
                ? List.of()
                : paid.stream().map(each -> posted(each, village)).toList();
    }

    private Draft posted(Facts.Posted.Paid paid, String village) {
        String what = paid.items() == 1 ? paid.rule() : paid.rule() + "等" + paid.items() + "项";
        return Draft.toHousehold(
                Kind.AWARD,
                paid.household(),
                "您家“" + what + "”入账 " + paid.points() + " 分，可以兑换。",
                "/packages/villager/passbook/passbook",
                Map.of(
                        Slot.WHAT,
                        what,
                        Slot.POINTS,
                        String.valueOf(paid.points()),
                        Slot.PLACE,
                        village,
                        Slot.DAY,
                        now(),
                        Slot.NOTE,
                        "点开看每一笔从哪里来"),
                null);
    }

    List<Draft> onNotice(Facts.OnNotice fact, String village) {
        List<UUID> households = fact.households();
        Instant endsAt = fact.endsAt();
        if (households == null || endsAt == null) {
            return List.of();
        }
        LocalDateTime end = LocalDateTime.ofInstant(endsAt, zone);
        String words = "您家的积分正在公示，到 " + day(end.toLocalDate()) + " 结束。有不对的地方可以提异议。";
        Map<Slot, String> slots =
                Map.of(Slot.WHAT, "您家的积分正在公示", Slot.PLACE, village, Slot.DAY, minute(end), Slot.NOTE, "有不对的地方可以提异议");
        return households.stream()
                .map(home -> Draft.toHousehold(
                        Kind.NOTICE, home, words, "/pages/notice/notice-detail?id=" + fact.notice(), slots, endsAt))
                .toList();
    }

    List<Draft> windowOpened(Facts.Opened fact, String village, List<UUID> households) {
        String words = village + "开始用积分换东西了，到 " + day(fact.closesOn()) + " 为止。";
        Map<Slot, String> slots = Map.of(
                Slot.WHAT,
                "可以用积分换东西了",
                Slot.PLACE,
                village + "积分超市",
                Slot.DAY,
                minute(lastMinute(fact.closesOn())),
                Slot.NOTE,
                "点开看有什么、换多少分");
        return households.stream()
                .map(home ->
                        Draft.toHousehold(Kind.WINDOW, home, words, "/pages/shop/shop", slots, endOf(fact.closesOn())))
                .toList();
    }

    List<Draft> redeemed(Facts.Redeemed fact) {
        return collect(fact, Kind.READY, "换好了，等您来取", "您家换的东西备好了，用了 ", "凭提货码到店里取");
    }

    List<Draft> lapsing(Facts.Redeemed fact) {
        return collect(fact, Kind.LAPSING, "还没有取，快要退回了", "您家换的东西还没有取，用了 ", "过期退回，积分一分不少");
    }

    private List<Draft> collect(Facts.Redeemed fact, Kind kind, String what, String begin, String note) {
        LocalDate collectBy = fact.collectBy();
        if (collectBy == null) {
            return List.of();
        }
        return List.of(Draft.toHousehold(
                kind,
                fact.household(),
                begin + fact.points() + " 分，请在 " + day(collectBy) + "（含当天）前取走。",
                "/packages/villager/pickup/pickup?id=" + fact.redemption(),
                Map.of(
                        Slot.WHAT,
                        what,
                        Slot.POINTS,
                        String.valueOf(fact.points()),
                        Slot.PLACE,
                        "积分超市",
                        Slot.DAY,
                        minute(lastMinute(collectBy)),
                        Slot.NOTE,
                        note),
                endOf(collectBy)));
    }

    List<Draft> expiring(Facts.Expiring fact) {
        return List.of(Draft.toHousehold(
                Kind.EXPIRING,
                fact.household(),
                "您家有 " + fact.points() + " 分到 " + day(fact.lastDay()) + "（含当天）为止，过了这天就清零，请在这之前用掉。",
                "/packages/villager/passbook/passbook",
                Map.of(
                        Slot.WHAT, "有积分快要过期",
                        Slot.POINTS, String.valueOf(fact.points()),
                        Slot.PLACE, "积分存折",
                        Slot.DAY, minute(lastMinute(fact.lastDay())),
                        Slot.NOTE, "请在到期前兑换"),
                endOf(fact.lastDay())));
    }

    List<Draft> writtenOff(Facts.WrittenOff fact) {
        UUID reporter = fact.reporter();
        if (reporter == null) {
            return List.of();
        }
        return List.of(Draft.toPerson(
                Kind.SPOT,
                reporter,
                "您反映的脏乱点 " + fact.code() + " 已经整改好、销号了。谢谢您。",
                "/packages/spots/story/story?id=" + fact.spot(),
                Map.of(
                        Slot.WHAT, "您反映的脏乱点整改好了",
                        Slot.NUMBER, fact.code(),
                        Slot.PLACE, "脏乱点整改",
                        Slot.DAY, now(),
                        Slot.NOTE, "点开看整改前后的样子")));
    }

    List<Draft> declined(Facts.Decided fact) {
        return List.of(decision(
                fact.household(),
                "您家的申报没有通过，点开看原因。",
                "/packages/villager/entry/entry?application=" + fact.application(),
                "您家的积分申报",
                "未通过"));
    }

    List<Draft> struck(Facts.Decided fact) {
        return List.of(decision(
                fact.household(),
                "您家公示的一项积分，因为异议成立取消了，点开看原因。",
                "/packages/villager/entry/entry?application=" + fact.application(),
                "您家公示的一项积分",
                "已取消"));
    }

    List<Draft> heard(Facts.Heard fact) {
        String result = outcome(fact.state());
        return List.of(decision(
                fact.household(),
                "您家提的异议有结果了：" + result + "。点开看答复。",
                "/packages/villager/objections/objections",
                "您家提的异议",
                result));
    }

    List<Draft> turnGiven(Facts.TurnGiven fact) {
        return List.of(decision(
                fact.household(),
                "紧俏商品轮到您家换了，兑换期开始后，到 " + day(fact.until()) + "（含当天）为止都可以换，过期轮到后面的人家。",
                "/packages/season/result/result?id=" + fact.release(),
                "您家报名的紧俏商品",
                "轮到您家",
                endOf(fact.until())));
    }

    List<Draft> giftReady(Facts.GiftReady fact) {
        return List.of(decision(
                fact.household(),
                "村里给您家准备了一份慰问品，不用积分，请带户卡到积分超市领。",
                "/packages/villager/card/card",
                "村里给您家的慰问品",
                "可以领了",
                null));
    }

    /** Or somebody would come for it in vain. */
    List<Draft> giftWithdrawn(Facts.GiftReady fact) {
        return List.of(decision(
                fact.household(),
                "原来给您家准备的慰问品没有送成，请先不要去领，有疑问请问村委。",
                "/packages/villager/card/card",
                "村里给您家的慰问品",
                "暂时没有",
                null));
    }

    private static String outcome(@Nullable String state) {
        return switch (String.valueOf(state)) {
            case "UPHELD" -> "异议成立";
            case "CHANGED" -> "已调整";
            case "REJECTED" -> "不成立";
            default -> "已答复";
        };
    }

    private Draft decision(UUID household, String words, String page, String what, String result) {
        return decision(household, words, page, what, result, null);
    }

    private Draft decision(
            UUID household, String words, String page, String what, String result, @Nullable Instant until) {
        return Draft.toHousehold(
                Kind.DECISION,
                household,
                words,
                page,
                Map.of(Slot.WHAT, what, Slot.RESULT, result, Slot.PLACE, "村里", Slot.DAY, now(), Slot.NOTE, "点开看详情"),
                until);
    }

    private String now() {
        return minute(LocalDateTime.ofInstant(happenedAt, zone));
    }

    private static String minute(LocalDateTime when) {
        return when.withSecond(0).withNano(0).toString();
    }

    private static LocalDateTime lastMinute(LocalDate day) {
        return day.atTime(23, 59);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static String day(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
