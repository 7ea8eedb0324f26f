package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.CardFace;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Household cards on paper, eight to a page. A card names village, group and a running number and nobody: whoever finds
 * one learns nothing. Which number is whose stands on a list at the end, to be signed for and kept by the committee.
 */
@Component
public class HouseholdCards {

    /** 1,000 cards are 125 pages and their list. */
    static final int MOST = 1_000;

    private final Households households;
    private final Places places;
    private final Community community;
    private final Audit audit;

    HouseholdCards(Households households, Places places, Community community, Audit audit) {
        this.households = households;
        this.places = places;
        this.community = community;
        this.audit = audit;
    }

    private record Dealt(int number, String group, String head) {}

    /**
     * Deals out the cards of active households of a village; each dealing is written down.
     *
     * @param group null for all groups
     * @param chosen null for all households
     * @throws Problem 403, 404; 422 {@code nothing-to-print} or when there are more than {@value #MOST}
     */
    @Transactional
    public Mono<Paper> deal(Actor actor, UUID village, @Nullable UUID group, @Nullable Set<UUID> chosen) {
        return community
                .village(actor.town(), village)
                .doOnNext(found -> HouseholdFiles.mustKeep(actor, found.id()))
                .flatMap(found -> Mono.zip(
                        community.town(actor.town()),
                        Mono.just(found),
                        cards(actor.town(), found, group, chosen),
                        groups(actor.town(), found)))
                .map(known -> paper(known.getT1(), known.getT2(), known.getT3(), known.getT4()))
                .delayUntil(paper -> audit.record(actor, "community.cards-printed", "village", village, null));
    }

    private Mono<List<Household>> cards(UUID town, Village village, @Nullable UUID group, @Nullable Set<UUID> chosen) {
        return households
                .activeOf(town, village.id())
                .filter(home -> group == null || group.equals(home.group()))
                .filter(home -> chosen == null || chosen.contains(home.id()))
                .take(MOST + 1)
                .collectList()
                .doOnNext(HouseholdCards::mustSuit);
    }

    private static void mustSuit(List<Household> homes) {
        if (homes.isEmpty()) {
            throw Problem.refused("nothing-to-print", "没有要打印的户卡");
        }
        if (homes.size() > MOST) {
            throw Problem.refused("paper-too-long", "一次最多打印 " + MOST + " 张户卡，请按村民小组分批打印");
        }
    }

    private Mono<Map<UUID, String>> groups(UUID town, Village village) {
        return places.groups(town, village.id()).collectMap(Group::id, Group::name);
    }

    private static Paper paper(Town town, Village village, List<Household> homes, Map<UUID, String> groups) {
        List<CardFace> faces = new ArrayList<>();
        List<Dealt> dealt = new ArrayList<>();
        for (Household home : homes) {
            int number = faces.size() + 1;
            String group = home.group() == null ? "" : groups.getOrDefault(home.group(), "");
            faces.add(face(town, village, home, group, number));
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

    private static CardFace face(Town town, Village village, Household home, String group, int number) {
        return new CardFace(
                town.name() + "积分户卡",
                home.cardCode(),
                new CardCode(home.cardCode()).printed(),
                List.of(village.name(), group, "编号 " + number),
                "查积分、报积分、兑换商品都用这张卡。遗失请到村委会补办。");
    }
}
