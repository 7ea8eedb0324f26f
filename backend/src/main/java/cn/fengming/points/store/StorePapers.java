package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Script;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Spoken;
import cn.fengming.points.treasury.Receipts;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The store on paper and aloud: what a household redeemed, and when the village redeems. */
@Component
class StorePapers {

    /** So many goods are read aloud; the rest is in the store. */
    private static final int READ_ALOUD = 15;

    private final RedemptionDesk redemptions;
    private final Redemptions rows;
    private final Receipts receipts;
    private final WindowDesk windows;
    private final Shelves shelves;
    private final Terms terms;
    private final Community community;
    private final Press press;
    private final Clock clock;

    StorePapers(
            RedemptionDesk redemptions,
            Redemptions rows,
            Receipts receipts,
            WindowDesk windows,
            Shelves shelves,
            Terms terms,
            Community community,
            Press press,
            Clock clock) {
        this.redemptions = redemptions;
        this.rows = rows;
        this.receipts = receipts;
        this.windows = windows;
        this.shelves = shelves;
        this.terms = terms;
        this.community = community;
        this.press = press;
        this.clock = clock;
    }

    /**
     * The slip as the actor may see it: the own household's with its code while open; what was handed over, with the
     * picture that checks it against the book.
     *
     * @param request the one being answered
     * @throws Problem 404
     */
    Mono<ResponseEntity<byte[]>> receipt(Actor actor, UUID redemption, URI request) {
        return redemptions
                .find(actor, redemption)
                .flatMap(slip -> Mono.zip(
                                community.village(actor.town(), slip.villageId()),
                                community.household(actor.town(), slip.householdId()),
                                (village, home) -> receipt(slip, village, home, clock.getZone()))
                        .flatMap(paper -> withProof(actor, slip, paper, request)))
                .flatMap(press::download);
    }

    private Mono<Paper> withProof(Actor actor, Slip slip, Paper paper, URI request) {
        return slip.receipt() == null
                ? Mono.just(paper)
                : passed(actor, slip, request)
                        .map(passed -> paper.qr(passed.page(), "扫码查验这笔账在不在账本里").note("谁扫这个码都能看到这一笔，不用登录；看不到别的。请收好。"));
    }

    /**
     * The receipt of what was handed over, to pass on.
     *
     * @throws Problem 404 as the slip; 409 {@code not-handed-over} before
     */
    Mono<Receipts.Passed> passed(Actor actor, UUID redemption, URI request) {
        return redemptions.find(actor, redemption).flatMap(slip -> passed(actor, slip, request));
    }

    private Mono<Receipts.Passed> passed(Actor actor, Slip slip, URI request) {
        return rows.find(actor.town(), slip.id())
                .filter(found -> found.receipt() != null)
                .flatMap(found -> Mono.justOrEmpty(found.settleId()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("not-handed-over", "东西还没有取走，取货后才有收据")))
                .map(settled -> receipts.pass(actor.town(), settled, request));
    }

    static Paper receipt(Slip slip, Village village, Household home, ZoneId zone) {
        boolean handed = slip.receipt() != null;
        Paper paper = Paper.a4(handed ? "积分兑换收据" : "积分兑换单")
                .title(handed ? "积分兑换收据" : "积分兑换单")
                .subtitle(village.name()
                        + (handed ? "　编号 " + slip.receipt() : "　" + slip.state().sentence()))
                .line("户主：" + home.headName() + "　　兑换日期："
                        + Spoken.written(slip.redeemedAt().atZone(zone).toLocalDate()))
                .table(
                        Sheet.<RedemptionLine>named("商品")
                                .text("商品", 30, RedemptionLine::name)
                                .number("单价（积分）", 12, RedemptionLine::price)
                                .number("数量", 8, RedemptionLine::pieces)
                                .number("积分", 10, RedemptionLine::points),
                        slip.lines())
                .line("合计：" + slip.points() + " 积分（" + Spoken.number(slip.points()) + "分）");
        for (String remark : remarks(slip)) {
            paper = paper.note(remark);
        }
        if (slip.qr() != null) {
            paper = paper.line("请在" + Spoken.written(slip.collectBy()) + "前到村里的积分超市取货。")
                    .qr(slip.qr(), "提货码 " + slip.code());
        }
        return handed ? paper.signatures("领取人", "经办人", "日期").seal(village.committee(), null) : paper;
    }

    private static List<String> remarks(Slip slip) {
        List<String> remarks = new ArrayList<>();
        if (slip.agentName() != null) {
            remarks.add("代办人：" + slip.agentName());
        }
        if (slip.clerkName() != null) {
            remarks.add("经办人：" + slip.clerkName());
        }
        if (slip.collector() != null) {
            remarks.add("代领人：" + slip.collector() + (slip.relation() == null ? "" : "（" + slip.relation() + "）"));
        }
        if (slip.endedReason() != null) {
            remarks.add("说明：" + slip.endedReason());
        }
        return remarks;
    }

    /** @throws Problem 404, 403 for whom the village's window is not to announce */
    Mono<Script> script(Actor actor, UUID window) {
        return windows.view(actor, window)
                .doOnNext(
                        view -> actor.mustServe(view.villageId(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .flatMap(view -> Mono.zip(
                                community.village(actor.town(), view.villageId()),
                                shelves.page(actor, view.villageId(), null, false, null, Page.MAX_SIZE),
                                terms.toAnnounce(actor.town(), window))
                        .map(read -> script(view, read.getT1(), read.getT2().items(), read.getT3())));
    }

    static Script script(WindowView window, Village village, List<ShelfGood> shelf, List<String> arranged) {
        List<String> sentences = new ArrayList<>();
        sentences.add("各位村民，大家好");
        sentences.add(
                switch (window.state()) {
                    case PLANNED -> village.name() + Spoken.quarter(window.quarter()) + "的积分兑换就要开始了";
                    case OPEN -> village.name() + Spoken.quarter(window.quarter()) + "的积分兑换正在进行";
                    case CLOSED -> village.name() + Spoken.quarter(window.quarter()) + "的积分兑换已经结束";
                });
        sentences.add("兑换时间，从" + Spoken.day(window.opensOn()) + "，到" + Spoken.day(window.closesOn()));
        if (window.state() != RedemptionWindow.State.CLOSED) {
            List<ShelfGood> there = shelf.stream()
                    .filter(good -> good.stock() == null || good.stock() > 0)
                    .toList();
            there.stream().limit(READ_ALOUD).forEach(good -> sentences.add(spoken(good)));
            if (there.size() > READ_ALOUD) {
                sentences.add("还有别的东西，请到积分超市看");
            }
            sentences.addAll(arranged);
            sentences.add("没有智能手机的，带上户卡，请家里人或者村干部帮忙办");
        }
        sentences.add("换好以后，" + Spoken.number(window.pickupDays()) + "天以内来取");
        sentences.add("过期没有取的，积分会退回家里的账上，一分不少");
        sentences.add("播送完毕，谢谢大家");
        return Script.of(village.name() + "积分兑换通知", sentences);
    }

    private static String spoken(ShelfGood good) {
        return good.good().name() + "，" + good.good().price() + "分";
    }
}
