package cn.fengming.points.season;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.store.RedemptionWindow;
import cn.fengming.points.store.WindowDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Draws a scarce good and lets the line move up. Nobody chooses: the line follows from the seed that was promised and from
 * who was down when signing up ended.
 */
@Component
class DrawDesk {

    private final Releases releases;
    private final Entries entries;
    private final Rights rights;
    private final WindowDesk windows;
    private final Ledger ledger;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    DrawDesk(
            Releases releases,
            Entries entries,
            Rights rights,
            WindowDesk windows,
            Ledger ledger,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.releases = releases;
        this.entries = entries;
        this.rights = rights;
        this.windows = windows;
        this.ledger = ledger;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is told of a draw, and of a turn to its household. */
    record Drawn(UUID release, UUID village, int entries, int places) {}

    record TurnGiven(UUID release, UUID household, UUID village, LocalDate until) {}

    /**
     * Once signing up is over: by the committee, or by the clock.
     *
     * @throws Problem 404 unknown; 403 not of the committee; 409 already-drawn; 422 sign-up-open
     */
    @Transactional
    public Mono<Release> draw(Actor actor, UUID id) {
        return lock(actor.town(), id)
                .doOnNext(release -> actor.mustServe(release.village(), Role.COMMITTEE, Role.TOWN))
                .map(release -> release.mustBeDrawable(clock.instant()))
                .flatMap(release -> draw(actor, release))
                .then(Mono.defer(() -> moveUp(actor.town(), id)))
                .then(Mono.defer(() -> releases.find(actor.town(), id)));
    }

    private Mono<Void> draw(Actor actor, Release release) {
        UUID town = actor.town();
        return entries.of(town, release.id())
                .collectList()
                .zipWhen(pot -> ledger.balance(town, Account.stock(release.village(), release.good())))
                .flatMap(found -> write(actor, release, found.getT1(), release.placesOf(found.getT2())));
    }

    private Mono<Void> write(Actor actor, Release release, List<Entries.Standing> pot, int places) {
        List<Integer> numbers = pot.stream().map(Entries.Standing::number).toList();
        List<Integer> line = Release.lineOf(release.secret(), numbers);
        Map<Integer, Entries.Standing> byNumber =
                pot.stream().collect(Collectors.toMap(Entries.Standing::number, Function.identity()));
        List<Entries.Standing> inLine = line.stream()
                .map(number -> Objects.requireNonNull(byNumber.get(number)))
                .toList();
        Drawn drawn = new Drawn(release.id(), release.village(), pot.size(), places);
        return rights.addLine(actor.town(), release.id(), inLine, release.each())
                .then(releases.drawn(actor.town(), release.id(), numbers, line, places, clock.instant()))
                .then(audit.record(actor, "season.drawn", "release", release.id(), null, drawn))
                .then(outbox.tell(actor.town(), "season.drawn", release.id(), drawn));
    }

    /**
     * Turns that are over pass, the next in line move up, and what nobody is left for is opened to all. Emits whether
     * anything changed; safe to run again.
     */
    @Transactional
    public Mono<Boolean> moveUp(UUID town, UUID id) {
        return lock(town, id)
                .filter(release -> release.state() == Release.State.DRAWN)
                .zipWhen(release -> windows.window(town, release.window()))
                .flatMap(found -> carryOver(town, found.getT1(), found.getT2())
                        .flatMap(carried -> rights.lockLine(town, id)
                                .collectList()
                                .flatMap(turns -> moveUp(town, found.getT1(), found.getT2(), turns, carried))))
                .defaultIfEmpty(false);
    }

    private Mono<List<Integer>> carryOver(UUID town, Release release, RedemptionWindow window) {
        LocalDate until = release.turnUntil(LocalDate.now(clock), window.opensOn(), window.closesOn());
        return rights.carryOver(town, release.id(), window.opensOn(), until);
    }

    private Mono<Boolean> moveUp(
            UUID town, Release release, RedemptionWindow window, List<Turn> turns, List<Integer> carried) {
        LocalDate today = LocalDate.now(clock);
        boolean mayGive = !today.isAfter(window.closesOn());
        int shared = Objects.requireNonNull(release.places()) * release.each();
        Queue.Step step = new Queue(shared, turns).on(today, mayGive);
        LocalDate until = release.turnUntil(today, window.opensOn(), window.closesOn());
        return rights.pass(town, release.id(), step.passed())
                .then(rights.give(town, release.id(), step.given(), until, clock.instant()))
                .then(step.opens() ? releases.open(town, release.id(), clock.instant()) : Mono.empty())
                .then(tell(town, release, step, turns, until, carried))
                .thenReturn(step.changes() || !carried.isEmpty());
    }

    private Mono<Void> tell(
            UUID town, Release release, Queue.Step step, List<Turn> turns, LocalDate until, List<Integer> carried) {
        return Flux.fromIterable(turns)
                .filter(turn -> step.given().contains(turn.place()) || carried.contains(turn.place()))
                .concatMap(turn -> outbox.tell(
                        town,
                        "season.turn-given",
                        release.id(),
                        new TurnGiven(release.id(), turn.household(), release.village(), until)))
                .then();
    }

    /**
     * Opens what is left, or came later, to everybody, when nobody has a turn any more.
     *
     * @throws Problem 403 not of the committee; 409 turns-alive while somebody may still come, or when it is no line
     */
    @Transactional
    public Mono<Release> open(Actor actor, UUID id, ReleaseForm.Ending ending) {
        UUID town = actor.town();
        return lock(town, id)
                .doOnNext(release -> actor.mustServe(release.village(), Role.COMMITTEE))
                .filter(release -> release.state() == Release.State.DRAWN)
                .filterWhen(release -> rights.lockLine(town, id)
                        .collectList()
                        .map(turns -> turns.stream().noneMatch(turn -> turn.alive(LocalDate.now(clock)))))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("turns-alive", "还有中签的没有兑，或者不是抽签的商品，不能开放")))
                .flatMap(release -> releases.open(town, id, clock.instant()))
                .then(audit.record(actor, "season.release-opened", "release", id, ending.reason()))
                .then(Mono.defer(() -> releases.find(town, id)));
    }

    private Mono<Release> lock(UUID town, UUID id) {
        return releases.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这种紧俏商品")));
    }
}
