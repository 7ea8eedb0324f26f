package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.CardFace;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.ScanPictures;
import cn.fengming.points.paper.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Household cards on paper, eight to a page. A card names village, group and a running number and nobody: whoever finds
 * one learns nothing. Which number is whose stands on a list at the end, to be signed for and kept by the committee.
 */
@Component
class HouseholdCards {

    /** 1,000 cards are 125 pages and their list. */
    static final int MOST = 1_000;

    /** Each mini-program code is a picture of some 50 KB, and WeChat draws it the first time: thirty pages of them. */
    static final int MOST_WITH_CODES = 240;

    /** Of the few threads that ask WeChat, some stay free for signing in. */
    private static final int AT_A_TIME = 2;

    private final Households households;
    private final Places places;
    private final Community community;
    private final ScanPictures pictures;
    private final Audit audit;
    private final TransactionalOperator transaction;

    HouseholdCards(
            Households households,
            Places places,
            Community community,
            ScanPictures pictures,
            Audit audit,
            TransactionalOperator transaction) {
        this.households = households;
        this.places = places;
        this.community = community;
        this.pictures = pictures;
        this.audit = audit;
        this.transaction = transaction;
    }

    private record Dealt(int number, String group, String head) {}

    /**
     * Deals out the cards of active households of a village; each dealing is written down.
     *
     * @param group null for all groups
     * @param chosen null for all households
     * @param plain without mini-program codes, also where there are some
     * @throws Problem 403, 404; 422 {@code nothing-to-print} or when there are more than {@value #MOST}, with codes
     *     {@value #MOST_WITH_CODES}; 503 when the codes cannot be drawn now
     */
    Mono<Paper> deal(Actor actor, UUID village, @Nullable UUID group, @Nullable Set<UUID> chosen, boolean plain) {
        boolean coded = !plain && pictures.ready();
        return community
                .village(actor.town(), village)
                .doOnNext(found -> HouseholdFiles.mustKeep(actor, found.id()))
                .flatMap(found -> Mono.zip(
                        community.town(actor.town()),
                        Mono.just(found),
                        cards(actor.town(), found, group, chosen, coded ? MOST_WITH_CODES : MOST),
                        groups(actor.town(), found)))
                .flatMap(known -> codes(known.getT3(), coded)
                        .map(codes -> paper(known.getT1(), known.getT2(), known.getT3(), known.getT4(), codes)))
                // drawing codes takes seconds: no connection is held meanwhile
                .delayUntil(paper -> transaction.transactional(
                        audit.record(actor, "community.cards-printed", "village", village, null)));
    }

    /** What opens the mini-program, by household. */
    private Mono<Map<UUID, byte[]>> codes(List<Household> homes, boolean coded) {
        return Flux.fromIterable(coded ? homes : List.<Household>of())
                .flatMap(home -> pictures.of(scene(home)).map(picture -> Map.entry(home.id(), picture)), AT_A_TIME)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** What the mini-program reads when somebody scans the card: the card's code and nothing else. */
    static String scene(Household home) {
        return "c." + home.cardCode();
    }

    private Mono<List<Household>> cards(
            UUID town, Village village, @Nullable UUID group, @Nullable Set<UUID> chosen, int most) {
        return households
                .activeOf(town, village.id())
                .filter(home -> group == null || group.equals(home.group()))
                .filter(home -> chosen == null || chosen.contains(home.id()))
                .take(most + 1)
                .collectList()
                .doOnNext(homes -> mustSuit(homes, most));
    }

    private static void mustSuit(List<Household> homes, int most) {
        if (homes.isEmpty()) {
            throw Problem.refused("nothing-to-print", "没有要打印的户卡");
        }
        if (homes.size() > most) {
            throw Problem.refused("paper-too-long", "一次最多打印 " + most + " 张户卡，请按村民小组分批打印");
        }
    }

    private Mono<Map<UUID, String>> groups(UUID town, Village village) {
        return places.groups(town, village.id()).collectMap(Group::id, Group::name);
    }

    private static Paper paper(
            Town town, Village village, List<Household> homes, Map<UUID, String> groups, Map<UUID, byte[]> codes) {
        List<CardFace> faces = new ArrayList<>();
        List<Dealt> dealt = new ArrayList<>();
        for (Household home : homes) {
            int number = faces.size() + 1;
            String group = home.group() == null ? "" : groups.getOrDefault(home.group(), "");
            faces.add(face(town, village, home, group, number, codes.get(home.id())));
            dealt.add(new Dealt(number, group, home.headName()));
        }
        return Paper.a4(village.name() + "户卡")
                .cards(faces)
                .nextPage()
                .title(village.name() + "户卡发放登记")
                .subtitle("由村委会保管，不张贴、不外传")
                .table(
                        Sheet.<Dealt>named("发放")
                                .number("编号", 8, Dealt::number)
                                .text("村民小组", 16, Dealt::group)
                                .text("户主", 16, Dealt::head)
                                .text("签收", 20, card -> "")
                                .text("日期", 16, card -> ""),
                        dealt)
                .signatures("发放人", "核对人");
    }

    private static CardFace face(
            Town town, Village village, Household home, String group, int number, byte @Nullable [] opens) {
        return new CardFace(
                town.name() + "积分户卡",
                home.cardCode(),
                new CardCode(home.cardCode()).printed(),
                List.of(village.name(), group, "编号 " + number),
                "查积分、报积分、兑换商品都用这张卡。遗失请到村委会补办。",
                opens);
    }
}
