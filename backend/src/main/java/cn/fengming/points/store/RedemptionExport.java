package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.FilledSheet;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was redeemed in a quarter's windows, good by good, as a workbook. Pickup codes are in no file. */
@Component
class RedemptionExport {

    /** A page is read, then its connection goes back: a slow download holds nothing in the database. */
    private static final int PAGE = 500;

    private static final Role[] READERS = {Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR};

    private final Redemptions redemptions;
    private final Community community;
    private final Workbooks workbooks;

    RedemptionExport(Redemptions redemptions, Community community, Workbooks workbooks) {
        this.redemptions = redemptions;
        this.community = community;
        this.workbooks = workbooks;
    }

    private record Line(Redemption redemption, RedemptionLine good, String village, String head) {}

    /**
     * @param village null for the whole town
     * @throws Problem 403 not the actor's village, 404 unknown village
     */
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, Quarter quarter, @Nullable UUID village) {
        return villages(actor, village)
                .collectMap(Village::id, Village::name)
                .map(names -> workbooks.download(
                        "兑换单-" + quarter + ".xlsx", sheet(lines(actor.town(), quarter, village, names))));
    }

    private Flux<Village> villages(Actor actor, @Nullable UUID village) {
        if (village == null) {
            actor.mustServeTown(Role.TOWN, Role.AUDITOR);
            return community.villages(actor.town());
        }
        return community
                .village(actor.town(), village)
                .doOnNext(of -> actor.mustServe(of.id(), READERS))
                .flux();
    }

    private Flux<Line> lines(UUID town, Quarter quarter, @Nullable UUID village, Map<UUID, String> names) {
        return page(town, quarter, village, null)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(town, quarter, village, page.get(PAGE - 1).id()))
                .concatMap(page -> named(town, page, names), 1);
    }

    private Mono<List<Redemption>> page(UUID town, Quarter quarter, @Nullable UUID village, @Nullable UUID after) {
        return redemptions.ofQuarter(town, quarter.code(), village, after, PAGE).collectList();
    }

    private Flux<Line> named(UUID town, List<Redemption> page, Map<UUID, String> names) {
        if (page.isEmpty()) {
            return Flux.empty();
        }
        List<UUID> homes = page.stream().map(Redemption::householdId).distinct().toList();
        List<UUID> ids = page.stream().map(Redemption::id).toList();
        return community
                .households(town, homes)
                .collectMap(Household::id, Household::headName)
                .zipWhen(heads -> redemptions.lines(town, ids).collectMultimap(RedemptionLine::redemptionId))
                .flatMapIterable(known -> page.stream()
                        .flatMap(each -> lines(each, known.getT1(), known.getT2(), names).stream())
                        .toList());
    }

    private static List<Line> lines(
            Redemption each,
            Map<UUID, String> heads,
            Map<UUID, Collection<RedemptionLine>> goods,
            Map<UUID, String> names) {
        return goods.getOrDefault(each.id(), List.of()).stream()
                .map(good -> new Line(
                        each,
                        good,
                        names.getOrDefault(each.villageId(), ""),
                        heads.getOrDefault(each.householdId(), "")))
                .toList();
    }

    private static FilledSheet<Line> sheet(Flux<Line> lines) {
        return Sheet.<Line>named("兑换单")
                .text("村（社区）", 14, Line::village)
                .text("户主", 12, Line::head)
                .moment("兑换时间", 17, line -> line.redemption().redeemedAt())
                .text("商品", 20, line -> line.good().name())
                .number("件数", 8, line -> line.good().pieces())
                .number("每件积分", 10, line -> line.good().price())
                .number("积分", 10, line -> line.good().points())
                .number(
                        "成本（元）",
                        12,
                        line -> yuan(line.good().costFen() * line.good().pieces()))
                .text("状态", 14, line -> line.redemption().state().sentence())
                .text("收据号", 16, line -> line.redemption().receipt())
                .text("代办人", 10, line -> line.redemption().agentName())
                .text("发货人", 10, line -> line.redemption().clerkName())
                .text("领取人", 10, line -> line.redemption().collector())
                .day("最后领取日", 12, line -> line.redemption().collectBy())
                .moment("办结时间", 17, line -> line.redemption().endedAt())
                .text("办结原因", 24, line -> line.redemption().endedReason())
                .of(lines);
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
