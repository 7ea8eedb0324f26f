package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** What others did for a household: who collects for it, what it hears of it, what it says against it. */
@Component
class ErrandDesk {

    private static final String RELATION = "村委代领";

    private final Errands errands;
    private final StandIns standIns;
    private final Redemptions redemptions;
    private final Community community;
    private final Photos photos;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ErrandDesk(
            Errands errands,
            StandIns standIns,
            Redemptions redemptions,
            Community community,
            Photos photos,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.errands = errands;
        this.standIns = standIns;
        this.redemptions = redemptions;
        this.community = community;
        this.photos = photos;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of the committee says, on their own phone, that they collect for an elder. Another person hands over.
     *
     * @throws Problem 404 unknown; 403 not of the committee, own household, or who redeemed it; 409 ended, or somebody
     *     collects already; 422 collects-for-too-many
     */
    @Transactional
    public Mono<Errand.Shown> collect(Actor actor, UUID redemption, Errand.Proof proof) {
        UUID town = actor.town();
        return redemptions
                .lock(town, redemption)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张兑换单")))
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE))
                .zipWith(community.joinedIn(town, actor.household()))
                .map(found -> found.getT1().mustBeOpen().mustNotServeOneself(actor, found.getT2(), false))
                .flatMap(found -> standIns.collecting(actor, found, new Collector(actor.name(), RELATION, null), proof))
                .delayUntil(errand -> tell(actor, "store.collecting-for-household", errand, errand.reason()))
                .flatMap(errand -> shown(town, errand));
    }

    /** @throws Problem 404 not theirs; 409 when the goods are gone */
    @Transactional
    public Mono<Errand.Shown> withdraw(Actor actor, UUID id) {
        UUID town = actor.town();
        return errands.find(town, id)
                .filter(errand -> actor.person().equals(errand.personId()) && errand.part() == Errand.Part.COLLECTED)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次代领")))
                .delayUntil(
                        errand -> redemptions.lock(town, errand.redemptionId()).map(Redemption::mustBeOpen))
                .flatMap(errand -> errands.find(town, id)) // as it stands under the lock
                .filter(errand -> errand.withdrawnAt() == null)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("withdrawn-already", "已经不代领了")))
                .delayUntil(errand -> errands.withdrawCollecting(town, errand.redemptionId(), clock.instant()))
                .delayUntil(errand -> tell(actor, "store.collecting-withdrawn", errand, null))
                .flatMap(errand -> errands.find(town, id))
                .flatMap(errand -> shown(town, errand));
    }

    /** 有异议. @throws Problem 404 not of one's household; 409 objected to already */
    @Transactional
    public Mono<Errand.Shown> object(Actor actor, UUID id, Errand.Objection objection) {
        UUID town = actor.town();
        return errands.lock(town, id)
                .zipWith(community.joinedIn(town, actor.household()))
                .filter(found -> found.getT2().contains(found.getT1().householdId()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这件事")))
                .map(found -> found.getT1().mustBeObjectable())
                .flatMap(found -> errands.object(
                        town, id, actor, clock.instant(), objection.words().strip()))
                .delayUntil(errand -> tell(actor, "store.errand-objected", errand, errand.objection()))
                .flatMap(errand -> shown(town, errand));
    }

    /** @throws Problem 404 unknown; 403 by who did it; 409 nothing to answer */
    @Transactional
    public Mono<Errand.Shown> answer(Actor actor, UUID id, Errand.Reply reply) {
        UUID town = actor.town();
        return errands.lock(town, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这件事")))
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE, Role.TOWN))
                .map(found -> found.mustAwaitAnswer(actor))
                .flatMap(found -> errands.answer(
                        town, id, actor, clock.instant(), reply.words().strip()))
                .delayUntil(errand -> tell(actor, "store.errand-answered", errand, errand.answer()))
                .flatMap(errand -> shown(town, errand));
    }

    private Mono<Void> tell(Actor actor, String topic, Errand errand, @Nullable String reason) {
        return redemptions
                .find(actor.town(), errand.redemptionId())
                .map(redemption -> Told.of(redemption, errand.personId()).byProxy(true))
                .flatMap(told -> audit.record(actor, topic, "redemption", told.redemption(), reason, told)
                        .then(outbox.tell(actor.town(), topic, told.redemption(), told)));
    }

    /** Those for one's own household, newest first. */
    Mono<Page<Errand.Shown>> mine(Actor actor, @Nullable UUID before, int size) {
        return community
                .joinedIn(actor.town(), actor.mustHaveHousehold())
                .flatMapMany(homes -> errands.ofHouseholds(actor.town(), homes, before, size + 1))
                .collectList()
                .flatMap(rows -> page(actor.town(), rows, size));
    }

    /** Those of a village, newest first, for its staff. */
    Mono<Page<Errand.Shown>> ofVillage(
            Actor actor, UUID village, boolean objected, boolean waiting, @Nullable UUID before, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR);
        return community
                .village(actor.town(), village)
                .thenMany(errands.ofVillage(actor.town(), village, objected, waiting, before, size + 1))
                .collectList()
                .flatMap(rows -> page(actor.town(), rows, size));
    }

    private Mono<Page<Errand.Shown>> page(UUID town, List<Errand> rows, int size) {
        Page<Errand> page = Page.of(rows, size, errand -> errand.id().toString());
        return shown(town, page.items()).map(items -> new Page<>(items, page.next()));
    }

    private Mono<Errand.Shown> shown(UUID town, Errand errand) {
        return shown(town, List.of(errand)).map(shown -> shown.get(0));
    }

    private Mono<List<Errand.Shown>> shown(UUID town, List<Errand> found) {
        List<UUID> about = found.stream().map(Errand::redemptionId).distinct().toList();
        return Mono.zip(heads(town, found), goods(town, about), states(town, about), pictures(town, found))
                .map(known -> found.stream()
                        .map(errand -> new Errand.Shown(
                                errand,
                                known.getT1().getOrDefault(errand.householdId(), ""),
                                known.getT2().getOrDefault(errand.redemptionId(), ""),
                                known.getT3().getOrDefault(errand.redemptionId(), RedemptionState.OPEN),
                                known.getT4().getOrDefault(errand.id(), List.of())))
                        .toList());
    }

    private Mono<Map<UUID, String>> heads(UUID town, List<Errand> found) {
        return community
                .households(
                        town, found.stream().map(Errand::householdId).distinct().toList())
                .collectMap(Household::id, Household::headName);
    }

    private Mono<Map<UUID, String>> goods(UUID town, List<UUID> about) {
        return redemptions
                .lines(town, about)
                .collect(Collectors.groupingBy(
                        RedemptionLine::redemptionId,
                        Collectors.mapping(line -> line.name() + "×" + line.pieces(), Collectors.joining("、"))));
    }

    private Mono<Map<UUID, RedemptionState>> states(UUID town, List<UUID> about) {
        return redemptions.states(town, about).collectMap(Redemptions.Standing::id, Redemptions.Standing::state);
    }

    private Mono<Map<UUID, List<UUID>>> pictures(UUID town, List<Errand> found) {
        return photos.of(
                        town,
                        StandIns.PHOTO_SUBJECT,
                        found.stream().map(Errand::id).toList())
                .collect(Collectors.groupingBy(
                        photo -> Objects.requireNonNull(photo.subjectId()),
                        Collectors.mapping(Photo::id, Collectors.toList())));
    }
}
