package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * A household without a phone sets six digits in person, before one of the committee and with its card on the table.
 * They change with the old ones, or after two persons agreed to a reset. Nobody sets those of the own household.
 */
@Component
class PinDesk {

    private final Pins pins;
    private final CodeGuesses guesses;
    private final Community community;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PinDesk(Pins pins, CodeGuesses guesses, Community community, Outbox outbox, Audit audit, Ids ids, Clock clock) {
        this.pins = pins;
        this.guesses = guesses;
        this.community = community;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws Problem 400 not six digits, or too plain; 403 own household or another village's; 404 unknown; 409
     *     pin-set when there are old ones to show first; 422 wrong-card, wrong-pin; 429
     */
    @Transactional
    public Mono<Pin> set(Actor actor, UUID household, Pin.Form form) {
        UUID town = actor.town();
        String pin = Pin.mustBeGood(form.pin());
        return served(actor, household)
                .delayUntil(home -> mustLieOnTheTable(town, home, form.cardCode()))
                .delayUntil(home -> mayReplace(actor, home, form.old()))
                .delayUntil(home -> pins.set(actor, home.id(), pin, clock.instant()))
                .delayUntil(home -> audit.record(actor, "store.pin-set", "household", home.id(), null))
                .delayUntil(home -> outbox.tell(town, "store.pin-set", home.id(), new Told(home.id(), home.village())))
                .flatMap(home -> state(town, home.id()));
    }

    /** What the outbox says: ids only. */
    private record Told(UUID household, UUID village) {}

    private Mono<Household> served(Actor actor, UUID household) {
        return community
                .household(actor.town(), household)
                .map(Household::mustBeActive)
                .doOnNext(home -> actor.mustServe(home.village(), Role.COMMITTEE))
                .doOnNext(home -> mustNotBeOwn(actor, home));
    }

    private static void mustNotBeOwn(Actor actor, Household home) {
        if (home.id().equals(actor.household())) {
            throw Problem.forbidden("自己家的密码请另一位村委办理");
        }
    }

    private Mono<Household> mustLieOnTheTable(UUID town, Household home, String card) {
        return community
                .byCard(town, card)
                .filter(shown -> shown.id().equals(home.id()))
                .switchIfEmpty(Mono.error(() -> Problem.refused("wrong-card", "这张户卡不是这家的")));
    }

    private Mono<Void> mayReplace(Actor actor, Household home, @Nullable String old) {
        return pins.setAt(actor.town(), home.id())
                .flatMap(
                        before -> old == null || old.isBlank() ? byReset(actor.town(), home) : byOld(actor, home, old));
    }

    private Mono<Void> byReset(UUID town, Household home) {
        return pins.useReset(town, home.id(), clock.instant())
                .filter(used -> used == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("pin-set", "这家已经设过密码：请输入旧密码；忘了的，先由两个人办理重设")))
                .then();
    }

    /** Who tries the numbers of many households is stopped here as at the counter. An agreed reset is not kept for later. */
    private Mono<Void> byOld(Actor actor, Household home, String old) {
        return guesses.count(actor, home.village())
                .then(pins.prove(actor.town(), home.id(), old))
                .then(guesses.giveBack(actor, home.village()))
                .then(pins.useReset(actor.town(), home.id(), clock.instant()))
                .then();
    }

    /** @throws Problem 403, 404; 409 nothing to reset, or asked for already */
    @Transactional
    public Mono<Pin.Reset> ask(Actor actor, UUID household, Pin.Asking asking) {
        UUID town = actor.town();
        return served(actor, household)
                .delayUntil(home -> pins.setAt(town, home.id())
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("no-pin", "这家还没有设过密码，直接设就行"))))
                .delayUntil(home -> pins.resetOf(town, home.id()).flatMap(alive -> Mono.error(askedAlready())))
                .flatMap(home -> pins.ask(
                        actor,
                        ids.next(),
                        home.id(),
                        home.village(),
                        asking.reason().strip(),
                        clock.instant()))
                .delayUntil(
                        reset -> audit.record(actor, "store.pin-reset-asked", "household", household, reset.reason()));
    }

    static Problem askedAlready() {
        return Problem.conflict("reset-asked", "这家的重设正在办理");
    }

    /** @throws Problem 404 unknown; 403 by who asked, or for the own household; 409 agreed already */
    @Transactional
    public Mono<Pin.Reset> agree(Actor actor, UUID id) {
        return pins.lockReset(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次重设")))
                .doOnNext(reset -> actor.mustServe(reset.villageId(), Role.COMMITTEE, Role.TOWN))
                .map(reset -> reset.mustAwait(actor))
                .delayUntil(reset -> community
                        .household(actor.town(), reset.householdId())
                        .doOnNext(home -> mustNotBeOwn(actor, home)))
                .flatMap(reset -> pins.agree(actor, id, clock.instant()))
                .delayUntil(reset -> audit.record(
                        actor, "store.pin-reset-agreed", "household", reset.householdId(), reset.reason()));
    }

    /** Whether a household of one's village has one. @throws Problem 403, 404 */
    Mono<Pin> of(Actor actor, UUID household) {
        return community
                .household(actor.town(), household)
                .doOnNext(home -> actor.mustServe(home.village(), Role.COMMITTEE, Role.CLERK))
                .flatMap(home -> state(actor.town(), home.id()));
    }

    private Mono<Pin> state(UUID town, UUID household) {
        return Mono.zip(
                        pins.setAt(town, household).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        pins.resetOf(town, household).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(known -> new Pin(
                        household,
                        known.getT1().isPresent(),
                        known.getT1().orElse(null),
                        known.getT2().orElse(null)));
    }

    Mono<Page<Pin.Reset>> waiting(Actor actor, UUID village, @Nullable UUID before, int size) {
        actor.mustServe(village, Role.COMMITTEE, Role.TOWN);
        return community
                .village(actor.town(), village)
                .thenMany(pins.waiting(actor.town(), village, before, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, reset -> reset.id().toString()));
    }
}
