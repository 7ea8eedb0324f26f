package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Plans when villages redeem. The clock opens and closes a window; a village never has two at once. */
@Component
public class WindowDesk {

    private final Books books;
    private final Windows windows;
    private final Terms terms;
    private final Community community;
    private final Outbox outbox;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    WindowDesk(
            Books books,
            Windows windows,
            Terms terms,
            Community community,
            Outbox outbox,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.books = books;
        this.windows = windows;
        this.terms = terms;
        this.community = community;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Plans the same window for every village of the town, all or none. */
    @Transactional
    public Mono<List<RedemptionWindow>> planForAll(Actor actor, WindowPlan plan) {
        actor.mustServeTown(Role.TOWN);
        return community
                .villages(actor.town())
                .map(Village::id)
                .collectList()
                .flatMap(villages -> plan(actor, villages, plan));
    }

    /** Plans a window of one village, by its committee or the town. */
    @Transactional
    public Mono<RedemptionWindow> plan(Actor actor, UUID village, WindowPlan plan) {
        actor.mustServe(village, Role.COMMITTEE, Role.TOWN);
        return community
                .village(actor.town(), village)
                .flatMap(found -> plan(actor, List.of(found.id()), plan))
                .map(planned -> planned.get(0));
    }

    private Mono<List<RedemptionWindow>> plan(Actor actor, List<UUID> villages, WindowPlan plan) {
        plan.mustBePossible(LocalDate.now(clock));
        List<UUID> fresh = villages.stream().map(village -> ids.next()).toList();
        return mustNotBeClosed(actor.town(), plan.quarter())
                .thenMany(windows.add(actor.town(), fresh, villages, plan, actor.person(), clock.instant()))
                .collectList()
                .filter(planned -> planned.size() == villages.size())
                .switchIfEmpty(Mono.error(() -> overlaps()))
                .delayUntil(planned -> tellAll(actor, planned));
    }

    private Mono<Void> tellAll(Actor actor, List<RedemptionWindow> planned) {
        return Flux.fromIterable(planned)
                .concatMap(window -> told(actor, "store.window-planned", window))
                .then();
    }

    /** Moves the days of a window, also to close it early. What was redeemed keeps its last day to collect. */
    @Transactional
    public Mono<RedemptionWindow> move(Actor actor, UUID id, WindowPlan plan) {
        return window(actor.town(), id)
                .doOnNext(window -> actor.mustServe(window.villageId(), Role.COMMITTEE, Role.TOWN))
                .doOnNext(window -> mustKeepQuarter(window, plan))
                .doOnNext(window -> plan.mustBePossible(LocalDate.now(clock)))
                .delayUntil(window -> mustNotBeClosed(actor.town(), plan.quarter()))
                .delayUntil(window -> terms.mayMove(actor.town(), id, plan.opensOn()))
                .flatMap(window -> windows.move(actor.town(), id, plan))
                .onErrorMap(DataIntegrityViolationException.class, overlapping -> overlaps())
                .delayUntil(window -> told(actor, "store.window-moved", window));
    }

    /** What is redeemed is held in the book of the window's quarter. */
    private Mono<Void> mustNotBeClosed(UUID town, Quarter quarter) {
        return books.quarters(town)
                .filter(book -> book.quarter().equals(quarter) && book.state() == BookQuarter.State.CLOSED)
                .next()
                .flatMap(book -> Mono.error(() -> Problem.conflict("quarter-closed", quarter + " 已经结账，不能再安排兑换期")));
    }

    private static void mustKeepQuarter(RedemptionWindow window, WindowPlan plan) {
        if (!window.book().equals(plan.quarter())) {
            throw Problem.invalid("quarter", "兑换期的季度不能改");
        }
    }

    /** @throws Problem 404 when the town has no such window */
    public Mono<RedemptionWindow> window(UUID town, UUID id) {
        return windows.find(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这个兑换期")));
    }

    Mono<WindowView> view(Actor actor, UUID id) {
        return window(actor.town(), id).map(this::view);
    }

    Mono<Page<WindowView>> list(
            Actor actor, @Nullable UUID village, @Nullable Quarter quarter, @Nullable UUID before, int size) {
        return windows.list(actor.town(), village, quarter == null ? null : quarter.code(), before, size + 1)
                .map(rows -> Page.of(
                        rows.stream().map(this::view).toList(),
                        size,
                        window -> window.id().toString()));
    }

    WindowView view(RedemptionWindow window) {
        return WindowView.of(window, LocalDate.now(clock));
    }

    private Mono<Void> told(Actor actor, String topic, RedemptionWindow window) {
        return audit.record(actor, topic, "redemption-window", window.id(), null, window)
                .then(outbox.tell(actor.town(), topic, window.id(), window));
    }

    private static Problem overlaps() {
        return Problem.conflict("window-overlaps", "有的村在这个季度或这些日子已经有兑换期");
    }
}
