package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Keys lists from paper in. Each row is a redemption of its own, in a transaction of its own: rows that meet other
 * households at the shelf must not hold it while the next row is read. The goods are handed over by somebody else.
 */
@Component
class PaperDesk {

    private static final String PHOTO_SUBJECT = "store.paper-list";

    private final PaperLists lists;
    private final RedemptionDesk redemptions;
    private final Goods goods;
    private final PaperChecks checks;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Clock clock;

    PaperDesk(
            PaperLists lists,
            RedemptionDesk redemptions,
            Goods goods,
            PaperChecks checks,
            Community community,
            Photos photos,
            Audit audit,
            Clock clock) {
        this.lists = lists;
        this.redemptions = redemptions;
        this.goods = goods;
        this.checks = checks;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem 400 without a photo; 403; 404 unknown village; 422 list-differs */
    @Transactional
    public Mono<PaperList.Sheet> open(Actor actor, UUID id, PaperList.Form form) {
        UUID town = actor.town();
        actor.mustServe(form.village(), Role.COMMITTEE);
        return community
                .village(town, form.village())
                .then(lists.add(actor, id, form, clock.instant()))
                .filter(fresh -> fresh)
                .flatMap(fresh -> photos.claim(actor, form.photos(), PHOTO_SUBJECT, id, Audience.staff(form.village()))
                        .then(audit.record(actor, "store.paper-list-keyed", "paper-list", id, form.title())))
                .then(Mono.defer(() -> lists.find(town, id)))
                .map(list -> list.mustBe(form, actor))
                .flatMap(list -> sheet(town, list));
    }

    /**
     * Posts one row, once.
     *
     * @throws Problem 404 unknown list, household or good; 403 not who keyed it, or the own household; 422 row-differs, and
     *     whatever refuses a redemption; 409 out-of-stock
     */
    @Transactional
    public Mono<PaperList.Checked> post(Actor actor, UUID list, PaperList.Row row) {
        UUID town = actor.town();
        return lists.lock(town, list)
                .filter(found -> found.keyedBy().equals(actor.person()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张名单")))
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE))
                .zipWith(checks.household(town, row))
                .doOnNext(found -> mustBeOfTheVillage(actor, found.getT1(), found.getT2()))
                .flatMap(found -> lists.rows(town, List.of(row.id()))
                        .next()
                        .map(known -> mustBeThis(known, found.getT1(), found.getT2(), row))
                        .switchIfEmpty(Mono.defer(() -> redeem(actor, found.getT1(), found.getT2(), row)))
                        .flatMap(posted -> goods.find(town, row.good())
                                .map(good -> posted(posted, found.getT2().headName(), good))));
    }

    private Mono<PaperLists.Row> redeem(Actor actor, PaperList list, Household home, PaperList.Row row) {
        Wish wish = new Wish(home.id(), List.of(new Wanted(row.good(), row.pieces())), null, null, null);
        PaperLists.Row posted =
                new PaperLists.Row(row.id(), list.id(), home.id(), row.good(), row.pieces(), clock.instant());
        return redemptions
                .redeem(actor, row.id(), home, wish, StandIn.paper(list.title()))
                .then(lists.addRow(actor.town(), posted))
                .thenReturn(posted);
    }

    private static PaperLists.Row mustBeThis(PaperLists.Row known, PaperList list, Household home, PaperList.Row row) {
        boolean same = known.listId().equals(list.id())
                && known.householdId().equals(home.id())
                && known.goodId().equals(row.good())
                && known.pieces() == row.pieces();
        if (!same) {
            throw Problem.refused("row-differs", "这一行已经办过，内容和这次不同");
        }
        return known;
    }

    private static void mustBeOfTheVillage(Actor actor, PaperList list, Household home) {
        if (!home.village().equals(list.villageId())) {
            throw Problem.refused("wrong-village", "这不是本村的户");
        }
        if (home.id().equals(actor.household())) {
            throw Problem.forbidden("自己家的请在自己手机上兑换");
        }
    }

    private static PaperList.Checked posted(PaperLists.Row row, @Nullable String headName, Good good) {
        return new PaperList.Checked(
                row.id(),
                row.householdId(),
                headName,
                good.name(),
                row.pieces(),
                good.price() * row.pieces(),
                true,
                null);
    }

    /** @throws Problem 404 unknown, or of another village */
    Mono<PaperList.Sheet> find(Actor actor, UUID id) {
        return lists.find(actor.town(), id)
                .filter(list -> actor.serves(list.villageId(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张名单")))
                .flatMap(list -> sheet(actor.town(), list));
    }

    private Mono<PaperList.Sheet> sheet(UUID town, PaperList list) {
        return lists.ofList(town, list.id())
                .collectList()
                .flatMap(rows -> Mono.zip(
                                heads(town, rows),
                                known(town, rows),
                                photos.of(town, PHOTO_SUBJECT, list.id())
                                        .map(Photo::id)
                                        .collectList())
                        .map(read -> new PaperList.Sheet(
                                list,
                                rows.stream()
                                        .flatMap(row -> Optional.ofNullable(
                                                read.getT2().get(row.goodId()))
                                                .map(good ->
                                                        posted(row, read.getT1().get(row.householdId()), good))
                                                .stream())
                                        .toList(),
                                read.getT3())));
    }

    private Mono<Map<UUID, String>> heads(UUID town, List<PaperLists.Row> rows) {
        return community
                .households(
                        town,
                        rows.stream()
                                .map(PaperLists.Row::householdId)
                                .distinct()
                                .toList())
                .collectMap(Household::id, Household::headName);
    }

    private Mono<Map<UUID, Good>> known(UUID town, List<PaperLists.Row> rows) {
        return goods.find(
                        town,
                        rows.stream().map(PaperLists.Row::goodId).distinct().toList())
                .collectMap(Good::id, Function.identity());
    }

    Mono<Page<PaperList>> ofVillage(Actor actor, UUID village, @Nullable UUID before, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return community
                .village(actor.town(), village)
                .thenMany(lists.ofVillage(actor.town(), village, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, list -> list.id().toString()));
    }
}
