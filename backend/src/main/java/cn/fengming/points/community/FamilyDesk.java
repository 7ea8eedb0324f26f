package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * What happens between households: one splits, two merge, two are kin. Whoever comes out of a split or merge is kin to
 * where they came from, and to whoever that household was kin to, so nobody can shed kin by paperwork.
 *
 * <p>Points stay with the id of the household that remains; {@code community.household-split} and
 * {@code community.household-merged} tell the rest of the house.
 */
@Component
public class FamilyDesk {

    private final HouseholdFiles files;
    private final Households households;
    private final Members members;
    private final Cards cards;
    private final Kinships kinships;
    private final Places places;
    private final Outbox outbox;
    private final Ids ids;

    FamilyDesk(
            HouseholdFiles files,
            Households households,
            Members members,
            Cards cards,
            Kinships kinships,
            Places places,
            Outbox outbox,
            Ids ids) {
        this.files = files;
        this.households = households;
        this.members = members;
        this.cards = cards;
        this.kinships = kinships;
        this.places = places;
        this.outbox = outbox;
        this.ids = ids;
    }

    /**
     * Part of a household becomes a household of its own, with a card of its own and no points yet.
     *
     * @return the new household
     * @throws Problem 404, 403, 409 household ended or members have changed, 422 see {@link Split#decide}
     */
    @Transactional
    public Mono<Household> split(Actor actor, UUID household, SplitOrder order, String reason) {
        return files.open(actor, household)
                .doOnNext(old -> mustStayInVillage(old, order.place()))
                .then(places.mustContain(actor.town(), order.place().village(), List.of(order.place())))
                .then(members.of(actor.town(), household).collectList())
                .map(present -> Split.decide(present, order))
                .flatMap(split -> cards.draw(actor.town())
                        .map(card -> HouseholdRow.of(
                                ids.next(), order.place(), card, split.head().name()))
                        .flatMap(row -> carryOut(actor, household, split, row, reason)));
    }

    private Mono<Household> carryOut(Actor actor, UUID old, Split split, HouseholdRow row, String reason) {
        UUID town = actor.town();
        Map<String, Object> left = Map.of("household", row.id(), "members", split.leavingIds());
        Map<String, Object> came = Map.of("household", old, "members", split.leavingIds());
        return households
                .add(town, List.of(row))
                .then(cards.issue(town, List.of(row)))
                .then(members.carry(town, old, row.id(), split.leavingIds()))
                .then(members.head(town, row.id(), split.head().id()))
                .then(newHeadOf(town, old, split))
                .then(kinships.inherit(actor, old, row.id(), Kinships.Origin.SPLIT))
                .then(kinships.add(actor, old, row.id(), Kinships.Origin.SPLIT))
                .then(files.note(actor, old, ChangeKind.SPLIT, reason, null, left))
                .then(files.note(actor, row.id(), ChangeKind.SPLIT_FROM, reason, came, null))
                .then(outbox.tell(town, "community.household-split", old, left))
                .then(households.find(town, row.id()));
    }

    private Mono<Void> newHeadOf(UUID town, UUID old, Split split) {
        Member head = split.newRemainingHead();
        return head == null
                ? Mono.empty()
                : members.head(town, old, head.id()).then(households.headName(town, old, head.name()));
    }

    /**
     * The members of one household join another; the one they leave ends, and so does its card.
     *
     * @param survivor keeps its id, head, card and points
     * @param ended keeps its row for the books; its points wait there for the ledger to carry them over
     * @throws Problem 404, 403 when one of the villages is not the actor's, 409 when one has ended already
     */
    @Transactional
    public Mono<Household> merge(Actor actor, UUID survivor, UUID ended, String reason) {
        return files.lockBoth(actor.town(), survivor, ended)
                .doOnNext(pair -> mustKeepActive(actor, pair.first()))
                .doOnNext(pair -> mustKeepActive(actor, pair.second()))
                .flatMap(pair -> members.of(actor.town(), ended)
                        .map(Member::id)
                        .collectList()
                        .flatMap(joining -> carryOver(actor, pair, joining, reason)));
    }

    private Mono<Household> carryOver(Actor actor, HouseholdFiles.Pair pair, List<UUID> joining, String reason) {
        UUID town = actor.town();
        UUID survivor = pair.first().id();
        UUID ended = pair.second().id();
        Map<String, Object> joined = Map.of("household", ended, "members", joining);
        return members.carry(town, ended, survivor, joining)
                .then(households.state(town, ended, Household.State.ACTIVE, Household.State.MERGED, survivor))
                .then(cards.replace(town, ended, pair.second().cardCode(), Card.VoidCause.MERGED))
                .then(kinships.inherit(actor, ended, survivor, Kinships.Origin.MERGE))
                .then(kinships.add(actor, ended, survivor, Kinships.Origin.MERGE))
                .then(files.note(actor, survivor, ChangeKind.MERGED, reason, null, joined))
                .then(files.note(actor, ended, ChangeKind.MERGED_INTO, reason, null, Map.of("household", survivor)))
                .then(outbox.tell(town, "community.household-merged", survivor, joined))
                .then(households.find(town, survivor));
    }

    /**
     * Records that two households are kin (亲属户). The second may live in another village of the town.
     *
     * @throws Problem 404, 403 when the first is not in the actor's village, 409 when it is recorded already
     */
    @Transactional
    public Mono<Void> recordKin(Actor actor, UUID household, UUID other, String reason) {
        return files.lockBoth(actor.town(), household, other)
                .doOnNext(pair -> mustKeepActive(actor, pair.first()))
                .then(kinships.add(actor, household, other, Kinships.Origin.RECORDED))
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("already-kin", "这两户已经登记为亲属户")))
                .then(noteBoth(actor, household, other, ChangeKind.KIN_RECORDED, reason));
    }

    /**
     * Withdraws what was recorded by mistake. Kinship that follows from a split or merge stays.
     *
     * @throws Problem 404, 403, 409 when no such kinship was recorded
     */
    @Transactional
    public Mono<Void> withdrawKin(Actor actor, UUID household, UUID other, String reason) {
        return files.lockBoth(actor.town(), household, other)
                .doOnNext(pair -> HouseholdFiles.mustKeep(actor, pair.first().village()))
                .then(kinships.withdraw(actor.town(), household, other))
                .filter(withdrawn -> withdrawn)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("kin-not-recorded", "没有可撤销的亲属登记（分户、并户形成的不能撤销）")))
                .then(noteBoth(actor, household, other, ChangeKind.KIN_WITHDRAWN, reason));
    }

    private Mono<Void> noteBoth(Actor actor, UUID one, UUID other, ChangeKind kind, String reason) {
        return files.note(actor, one, kind, reason, null, Map.of("household", other))
                .then(files.note(actor, other, kind, reason, null, Map.of("household", one)));
    }

    private static void mustKeepActive(Actor actor, Household household) {
        HouseholdFiles.mustKeep(actor, household.village());
        household.mustBeActive();
    }

    private static void mustStayInVillage(Household old, Placement place) {
        if (!old.village().equals(place.village())) {
            throw Problem.refused("other-village", "分户先分在本村，再办理迁移");
        }
    }
}
