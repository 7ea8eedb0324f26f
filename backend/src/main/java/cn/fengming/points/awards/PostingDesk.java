package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Posted;
import cn.fengming.points.ledger.Transfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Posts what stands: from the village pool to the wallets, everything that is due at once, so nobody chooses whose turn
 * it is. One posting of a village runs at a time; each award moves once, by its own key in the book.
 */
@Component
class PostingDesk {

    private final Postings postings;
    private final Applications applications;
    private final NoticeDesk notices;
    private final CapFilter caps;
    private final CapCounts turns;
    private final QuarterRules rules;
    private final Deductions deductions;
    private final HonourScores honours;
    private final HonourRoll roll;
    private final Ledger ledger;
    private final Books books;
    private final Steps steps;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    PostingDesk(
            Postings postings,
            Applications applications,
            NoticeDesk notices,
            CapFilter caps,
            CapCounts turns,
            QuarterRules rules,
            Deductions deductions,
            HonourScores honours,
            HonourRoll roll,
            Ledger ledger,
            Books books,
            Steps steps,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.postings = postings;
        this.applications = applications;
        this.notices = notices;
        this.caps = caps;
        this.turns = turns;
        this.rules = rules;
        this.deductions = deductions;
        this.honours = honours;
        this.roll = roll;
        this.ledger = ledger;
        this.books = books;
        this.steps = steps;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Payload of {@code awards.posted}.
     *
     * @param paid each household whose wallet grew, once
     */
    record Told(UUID posting, UUID village, Quarter quarter, List<PostingPlan.Paid> paid) {}

    /**
     * Posts everything due in the village, of this quarter and before, in the book of this quarter.
     *
     * @return the posting; 422 nothing-due or empty-pool, 409 when the book is not open
     */
    @Transactional
    public Mono<Posting> post(Actor actor, UUID village, Quarter quarter) {
        actor.mustServe(village, Role.COMMITTEE, Role.TOWN);
        return mustBeOpen(actor.town(), quarter)
                .then(turns.turn(turnOf(actor.town(), village)))
                .then(notices.endOver(actor, village))
                .then(fallDue(actor, village, quarter))
                .then(plan(actor, village, quarter))
                .flatMap(plan -> carryOut(actor, plan));
    }

    static String turnOf(UUID town, UUID village) {
        return "awards.posting/" + town + "/" + village;
    }

    private Mono<Void> mustBeOpen(UUID town, Quarter quarter) {
        return books.isOpen(town, quarter)
                .flatMap(open ->
                        open ? Mono.empty() : Mono.error(Problem.conflict("quarter-closed", quarter + " 的账没有打开，不能入账")));
    }

    private Mono<Void> fallDue(Actor actor, UUID village, Quarter quarter) {
        return postings.withoutNotice(actor.town(), village, quarter)
                .collectList()
                .flatMapMany(items ->
                        applications.moveAll(actor.town(), items, State.APPROVED, Move.FALL_DUE, actor.person(), null))
                .then();
    }

    private Mono<PostingPlan> plan(Actor actor, UUID village, Quarter quarter) {
        UUID town = actor.town();
        return postings.lockDue(town, village, quarter)
                .collectList()
                .filter(due -> !due.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.refused("nothing-due", "没有可以入账的申报")))
                .flatMap(due -> caps.within(actor, village, due))
                .flatMap(due -> Mono.zip(
                                ledger.balance(town, Account.pool(village)).flatMap(PostingDesk::mustHold),
                                shortage(actor, village, quarter),
                                inForce(town, village, quarter))
                        .map(found -> PostingPlan.of(
                                ids.next(), village, quarter, found.getT2(), found.getT1(), due, found.getT3())));
    }

    /** Deductions take from the quarter they are in force in, and only while it runs: at its end they lapse. */
    private Mono<List<Deduction>> inForce(UUID town, UUID village, Quarter quarter) {
        return quarter.contains(LocalDate.now(clock))
                ? deductions.lockInForce(town, village, quarter).collectList()
                : Mono.just(List.of());
    }

    private static Mono<Long> mustHold(long pool) {
        return pool > 0 ? Mono.just(pool) : Mono.error(Problem.refused("empty-pool", "村积分池里没有积分，等镇里下拨后再入账"));
    }

    /** Where nothing was chosen it is DEFER, and with the first posting that stands. */
    private Mono<Shortage> shortage(Actor actor, UUID village, Quarter quarter) {
        return rules.find(actor.town(), village, quarter)
                .switchIfEmpty(
                        Mono.defer(() -> rules.set(actor.town(), village, quarter, Shortage.DEFER, actor.person())))
                .map(QuarterRule::shortage);
    }

    private Mono<Posting> carryOut(Actor actor, PostingPlan plan) {
        return movePoints(actor, plan)
                .flatMap(transfers -> postings.write(
                        actor.town(), plan.posting(), plan.settlement().outcomes(), transfers))
                .filter(written -> written == plan.due().size())
                .switchIfEmpty(Mono.error(() -> Problem.conflict("application-state", "有申报刚刚被别人办理，请重新入账")))
                .then(log(actor, plan))
                .then(takeDeductions(actor, plan))
                .then(honours.earn(actor.town(), plan.earned()))
                .then(Mono.defer(() -> roll.earned(actor.town(), actor.person(), plan.settled())))
                .then(postings.add(actor.town(), plan.posting(actor.person(), clock.instant())))
                .delayUntil(posting -> audit.record(actor, "awards.posted", "posting", posting.id(), null, posting))
                .delayUntil(posting -> outbox.tell(
                        actor.town(),
                        "awards.posted",
                        posting.id(),
                        new Told(posting.id(), plan.village(), plan.quarter(), plan.paidByHousehold())));
    }

    /** Emits the transfer of each application that was paid. */
    private Mono<Map<UUID, UUID>> movePoints(Actor actor, PostingPlan plan) {
        List<Settlement.Outcome> paid = plan.paid();
        List<Transfer> transfers = paid.stream()
                .map(outcome -> plan.transfer(outcome, ids, actor.person()))
                .toList();
        return ledger.postAll(actor.town(), transfers).map(posted -> byApplication(paid, posted));
    }

    private static Map<UUID, UUID> byApplication(List<Settlement.Outcome> paid, List<Posted> posted) {
        Map<UUID, UUID> transfers = new HashMap<>();
        for (int i = 0; i < paid.size(); i++) {
            transfers.put(paid.get(i).application(), posted.get(i).id());
        }
        return transfers;
    }

    private Mono<Void> log(Actor actor, PostingPlan plan) {
        return Flux.fromIterable(plan.changes().entrySet())
                .concatMap(change -> steps.addAll(
                        actor.town(),
                        change.getValue(),
                        change.getKey().from(),
                        change.getKey().to(),
                        actor.person(),
                        null))
                .then();
    }

    private Mono<Void> takeDeductions(Actor actor, PostingPlan plan) {
        return Flux.fromIterable(plan.taken(clock.instant()))
                .concatMap(deduction -> deductions.save(deduction, actor.person(), "入账时抵扣"))
                .then();
    }
}
