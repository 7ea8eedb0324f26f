package cn.fengming.points.alerts;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.awards.PostedAwards;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.store.Handovers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The auditor plans, draws, asks and writes down. The seed is there before anybody knows which day the draw is made; a
 * household that says it got nothing becomes an alert.
 */
@Component
public class CallbackDesk {

    private static final int LONGEST_DAYS = 400;

    private final Callbacks callbacks;
    private final Handovers handovers;
    private final PostedAwards awards;
    private final AlertDesk alerts;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CallbackDesk(
            Callbacks callbacks,
            Handovers handovers,
            PostedAwards awards,
            AlertDesk alerts,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.callbacks = callbacks;
        this.handovers = handovers;
        this.awards = awards;
        this.alerts = alerts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What an auditor wants to ask about. */
    record Plan(CallbackRound.About about, LocalDate from, LocalDate to, int homes, String reason) {

        Plan mustBePossible(LocalDate today) {
            if (to.isBefore(from)) {
                throw Problem.invalid("to", "结束日期不能早于开始日期");
            }
            if (to.isAfter(today)) {
                throw Problem.invalid("to", "只能回访已经发生的事");
            }
            if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
                throw Problem.invalid("from", "最长回访 " + LONGEST_DAYS + " 天的事");
            }
            return this;
        }
    }

    /** @throws Problem (signalled) 400 for impossible days */
    @Transactional
    public Mono<CallbackRound> plan(Actor actor, Plan plan) {
        actor.mustServeTown(Role.AUDITOR);
        plan.mustBePossible(LocalDate.now(clock));
        return Mono.fromSupplier(() -> Seed.fresh(random))
                .subscribeOn(Schedulers.boundedElastic())
                .map(seed -> planned(actor, plan, seed))
                .flatMap(round -> callbacks
                        .add(actor.town(), round)
                        .then(audit.record(
                                actor, "alerts.callback-planned", "callback-round", round.id(), plan.reason(), plan))
                        .thenReturn(round));
    }

    private CallbackRound planned(Actor actor, Plan plan, Seed seed) {
        return new CallbackRound(
                ids.next(),
                plan.about(),
                plan.from(),
                plan.to(),
                plan.homes(),
                plan.reason(),
                CallbackRound.State.PLANNED,
                seed.hex(),
                seed.commitment(),
                null,
                actor.person(),
                clock.instant(),
                null,
                null);
    }

    /** @throws Problem (signalled) 404; 409 {@code callback-state}; 422 {@code nothing-to-draw} */
    @Transactional
    public Mono<Void> draw(Actor actor, UUID id) {
        actor.mustServeTown(Role.AUDITOR);
        return locked(actor, id)
                .zipWhen(round -> got(actor.town(), round))
                .flatMap(read -> draw(actor, read.getT1(), read.getT2()));
    }

    private Mono<Void> draw(Actor actor, CallbackRound planned, Map<UUID, CallbackHome> pot) {
        List<String> candidates =
                pot.keySet().stream().map(UUID::toString).sorted().toList();
        CallbackRound round = planned.drawn(candidates, clock.instant());
        List<String> drawn = new Seed(round.secret()).draw(candidates, round.homes());
        return callbacks
                .save(actor.town(), round)
                .thenMany(Flux.fromStream(
                        IntStream.range(0, drawn.size()).mapToObj(at -> placed(pot, drawn.get(at), at + 1))))
                .concatMap(home -> callbacks.add(actor.town(), round.id(), home))
                .then(audit.record(
                        actor, "alerts.callback-drawn", "callback-round", round.id(), round.reason(), drawn));
    }

    private static CallbackHome placed(Map<UUID, CallbackHome> pot, String household, int position) {
        CallbackHome home = Objects.requireNonNull(pot.get(UUID.fromString(household)));
        return new CallbackHome(home.household(), home.village(), position, home.got(), null);
    }

    /** Everybody who got something in these days, with what. */
    private Mono<Map<UUID, CallbackHome>> got(UUID town, CallbackRound round) {
        Instant from = round.from().atStartOfDay(clock.getZone()).toInstant();
        Instant until = round.to().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Flux<CallbackHome> got = round.about() == CallbackRound.About.GOODS
                ? handovers
                        .between(town, from, until)
                        .map(each -> one(
                                each.household(),
                                each.village(),
                                new CallbackHome.Got(
                                        each.redemption(), day(each.at()), each.goods() + "（" + each.points() + " 分）")))
                : awards.between(town, from, until)
                        .map(each -> one(
                                each.household(),
                                each.village(),
                                new CallbackHome.Got(
                                        each.application(),
                                        day(each.postedAt()),
                                        each.rule() + " " + each.points() + " 分")));
        return got.collect(
                LinkedHashMap::new, (pot, home) -> pot.merge(home.household(), home, CallbackDesk::together));
    }

    private static CallbackHome one(UUID household, UUID village, CallbackHome.Got got) {
        return new CallbackHome(household, village, 0, List.of(got), null);
    }

    private static CallbackHome together(CallbackHome one, CallbackHome other) {
        List<CallbackHome.Got> got = new ArrayList<>(one.got());
        got.addAll(other.got());
        return new CallbackHome(one.household(), one.village(), 0, got, null);
    }

    /**
     * Writes down what a household said; the latest word counts. The same note again changes nothing.
     *
     * @throws Problem (signalled) 404 not of this round; 409 {@code callback-state} when it is not under way
     */
    @Transactional
    public Mono<Void> note(Actor actor, UUID id, UUID round, UUID household, CallbackHome.Result result, String words) {
        actor.mustServeTown(Role.AUDITOR);
        if (result == CallbackHome.Result.NOT_RECEIVED && words.isBlank()) {
            throw Problem.invalid("words", "农户说没有收到，请写下他怎么说的");
        }
        return locked(actor, round)
                .doOnNext(found -> found.mustBe(CallbackRound.State.DRAWN, "这次回访不在进行中"))
                .flatMap(found -> callbacks
                        .homes(actor.town(), round)
                        .filter(home -> home.household().equals(household))
                        .next()
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这次回访里的这一户")))
                        .flatMap(home -> noted(actor, id, found, home, result, words.strip())));
    }

    private Mono<Void> noted(
            Actor actor, UUID id, CallbackRound round, CallbackHome home, CallbackHome.Result result, String words) {
        return callbacks
                .note(actor, id, round.id(), home.household(), result, words, clock.instant())
                .filter(first -> first && result == CallbackHome.Result.NOT_RECEIVED)
                .flatMap(first -> alerts.raise(actor.town(), missing(round, home, words)))
                .then();
    }

    private static Suspicion missing(CallbackRound round, CallbackHome home, String words) {
        String type = round.about() == CallbackRound.About.GOODS ? "redemption" : "application";
        return new Suspicion(
                AlertKind.NOT_RECEIVED,
                round.id() + "/" + home.household(),
                home.village(),
                "回访" + Suspicion.household(home.household()) + "：账上有 "
                        + home.got().size() + " 笔，农户说没有收到：" + words,
                Map.of("账上笔数", (long) home.got().size()),
                home.got().stream()
                        .map(got -> new Suspicion.Ground(type, got.id(), got.on() + " " + got.words()))
                        .toList());
    }

    /** No more notes are taken. @throws Problem (signalled) 404; 409 {@code callback-state} */
    @Transactional
    public Mono<Void> close(Actor actor, UUID id) {
        actor.mustServeTown(Role.AUDITOR);
        return locked(actor, id)
                .map(round -> round.closed(clock.instant()))
                .flatMap(round -> callbacks
                        .save(actor.town(), round)
                        .then(audit.record(actor, "alerts.callback-closed", "callback-round", id, round.reason())));
    }

    private Mono<CallbackRound> locked(Actor actor, UUID id) {
        return callbacks.lock(actor.town(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("这次回访")));
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }
}
