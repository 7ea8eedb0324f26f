package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What happens to one household over the years: its members, its head, its card, where it lives. The committee of its
 * village or the town office acts; every act leaves an entry in the history with who, when, why, before and after.
 *
 * <p>The household keeps its id, and with it its points, through all of this.
 */
@Component
public class HouseholdDesk {

    private final HouseholdFiles files;
    private final Households households;
    private final Members members;
    private final Cards cards;
    private final Places places;
    private final Outbox outbox;
    private final PhoneVault vault;
    private final Ids ids;
    private final Clock clock;

    HouseholdDesk(
            HouseholdFiles files,
            Households households,
            Members members,
            Cards cards,
            Places places,
            Outbox outbox,
            PhoneVault vault,
            Ids ids,
            Clock clock) {
        this.files = files;
        this.households = households;
        this.members = members;
        this.cards = cards;
        this.places = places;
        this.outbox = outbox;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 404, 403, 409 household ended, 400 a wrong entry */
    @Transactional
    public Mono<Member> addMember(Actor actor, UUID household, NewMember entry, String reason) {
        return files.open(actor, household)
                .then(row(ids.next(), household, entry, false))
                .flatMap(row -> members.add(actor.town(), List.of(row))
                        .then(files.note(actor, household, ChangeKind.MEMBER_ADDED, reason, null, MemberNote.of(row)))
                        .then(members.find(actor.town(), row.id())));
    }

    /** @throws Problem 404, 403, 409 household ended, 400 a wrong entry, 422 when the head would be a minor */
    @Transactional
    public Mono<Member> changeMember(Actor actor, UUID household, UUID member, MemberChange change) {
        return files.open(actor, household)
                .then(memberOf(actor, household, member))
                .flatMap(old -> row(member, household, change.appliedTo(old), old.head())
                        .flatMap(row -> members.change(actor.town(), row, change.forgetsPhone(), change.forgetsIdTail())
                                .then(row.head() ? households.headName(actor.town(), household, row.name()) : nothing())
                                .then(files.note(
                                        actor,
                                        household,
                                        ChangeKind.MEMBER_CHANGED,
                                        change.reason(),
                                        MemberNote.of(old),
                                        MemberNote.of(row)))))
                .then(members.find(actor.town(), member));
    }

    /**
     * Takes somebody off the register of a household. Phone number and identity tail are forgotten at once; whoever
     * wants to know is told {@code community.member-left}.
     *
     * @throws Problem 404, 403, 409 household ended, or the member is its head
     */
    @Transactional
    public Mono<Void> removeMember(Actor actor, UUID household, UUID member, String reason) {
        return files.open(actor, household)
                .then(memberOf(actor, household, member))
                .doOnNext(HouseholdDesk::mustNotBeHead)
                .flatMap(old -> members.leave(actor.town(), household, member)
                        .then(files.note(actor, household, ChangeKind.MEMBER_LEFT, reason, MemberNote.of(old), null)))
                .then(outbox.tell(actor.town(), "community.member-left", household, Map.of("member", member)));
    }

    /** @throws Problem 404, 403, 409 household ended or already the head, 422 when the new head is a minor */
    @Transactional
    public Mono<Household> changeHead(Actor actor, UUID household, UUID member, String reason) {
        return files.open(actor, household)
                .flatMap(old -> memberOf(actor, household, member)
                        .doOnNext(HouseholdDesk::mustNotBeHead)
                        .doOnNext(chosen -> Age.mustBeAdult(chosen.birthYear(), year()))
                        .flatMap(chosen -> members.head(actor.town(), household, member)
                                .then(households.headName(actor.town(), household, chosen.name()))
                                .then(files.note(
                                        actor,
                                        household,
                                        ChangeKind.HEAD_CHANGED,
                                        reason,
                                        Map.of("headName", old.headName()),
                                        Map.of("headName", chosen.name(), "member", member)))))
                .then(households.find(actor.town(), household));
    }

    /**
     * Issues a new card; the old one is refused from now on.
     *
     * @param replaced code of the card that was lost or spoilt, so that two requests do not make two cards
     * @throws Problem 404, 403, 409 household ended or that is not its valid card
     */
    @Transactional
    public Mono<Household> reissueCard(Actor actor, UUID household, CardCode replaced, String reason) {
        return files.open(actor, household)
                .then(cards.replace(actor.town(), household, replaced.text(), Card.VoidCause.REISSUED))
                .then(cards.draw(actor.town()))
                .flatMap(code -> cards.issue(actor.town(), household, code)
                        .then(households.cardCode(actor.town(), household, code.text()))
                        .then(files.note(
                                actor,
                                household,
                                ChangeKind.CARD_REISSUED,
                                reason,
                                Map.of("cardCode", replaced.text()),
                                Map.of("cardCode", code.text()))))
                .then(households.find(actor.town(), household));
    }

    /**
     * Moves a household to another village, group, grid or address of the town. Told as
     * {@code community.household-moved}.
     *
     * @throws Problem 404, 403 when one of the two villages is not the actor's, 409 household ended or already there
     */
    @Transactional
    public Mono<Household> move(Actor actor, UUID household, Placement to, String reason) {
        return files.open(actor, household)
                .flatMap(old -> places.village(actor.town(), to.village())
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村")))
                        .doOnNext(village -> HouseholdFiles.mustKeep(actor, village.id()))
                        .then(places.mustContain(actor.town(), to.village(), List.of(to)))
                        .then(households.placement(actor.town(), household))
                        .doOnNext(from -> mustDiffer(from, to))
                        .flatMap(from -> households
                                .place(actor.town(), household, to)
                                .then(files.note(actor, household, ChangeKind.MOVED, reason, from, to))
                                .then(outbox.tell(
                                        actor.town(),
                                        "community.household-moved",
                                        household,
                                        Map.of("fromVillage", from.village(), "toVillage", to.village())))))
                .then(households.find(actor.town(), household));
    }

    /** The household left the town. It keeps its points and its card, and may come back. */
    @Transactional
    public Mono<Household> moveAway(Actor actor, UUID household, String reason) {
        return files.open(actor, household)
                .flatMap(old -> turn(actor, old, Household.State.MOVED_AWAY, ChangeKind.MOVED_AWAY, reason));
    }

    /** @throws Problem 409 unless the household had moved away */
    @Transactional
    public Mono<Household> comeBack(Actor actor, UUID household, String reason) {
        return files.openAny(actor, household)
                .filter(old -> old.state() == Household.State.MOVED_AWAY)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("household-not-away", "这户没有迁出，不用办理迁回")))
                .flatMap(old -> turn(actor, old, Household.State.ACTIVE, ChangeKind.CAME_BACK, reason));
    }

    private Mono<Household> turn(Actor actor, Household old, Household.State state, ChangeKind kind, String reason) {
        return households
                .state(actor.town(), old.id(), old.state(), state, null)
                .then(files.note(actor, old.id(), kind, reason, Map.of("state", old.state()), Map.of("state", state)))
                .then(outbox.tell(actor.town(), "community.household-turned", old.id(), Map.of("state", state)))
                .then(households.find(actor.town(), old.id()));
    }

    private Mono<Member> memberOf(Actor actor, UUID household, UUID member) {
        return members.find(actor.town(), member)
                .filter(found -> found.household().equals(household))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这位家庭成员")));
    }

    private Mono<MemberRow> row(UUID id, UUID household, NewMember entry, boolean head) {
        return Mono.fromCallable(() -> MemberRow.of(id, household, entry, head, year(), vault))
                .subscribeOn(Schedulers.boundedElastic()); // the name is spelled from a dictionary
    }

    private int year() {
        return LocalDate.now(clock).getYear();
    }

    private static Mono<Void> nothing() {
        return Mono.empty();
    }

    private static void mustNotBeHead(Member member) {
        if (member.head()) {
            throw Problem.conflict("is-head", member.name() + "现在是户主，请先更换户主");
        }
    }

    private static void mustDiffer(Placement from, Placement to) {
        if (from.equals(to)) {
            throw Problem.conflict("same-place", "这户已经在这里，没有变动");
        }
    }
}
