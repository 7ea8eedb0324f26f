package cn.fengming.points.awards;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one posting has before it and what it decided: the bridge from the settlement to rows and transfers. */
record PostingPlan(
        UUID posting,
        UUID village,
        Quarter quarter,
        Shortage shortage,
        long pool,
        Map<UUID, Application> due,
        List<Deduction> deductions,
        Settlement settlement) {

    static final String SOURCE = "awards.award";

    static PostingPlan of(
            UUID posting,
            UUID village,
            Quarter quarter,
            Shortage shortage,
            long pool,
            List<Application> due,
            List<Deduction> deductions) {
        Settlement settlement = Settlement.of(
                due.stream()
                        .map(item -> new Settlement.Due(item.id(), item.household(), item.award(), item.quarter()))
                        .toList(),
                deductions.stream()
                        .map(item -> new Settlement.Claim(item.id(), item.household(), item.open()))
                        .toList(),
                pool,
                shortage,
                quarter);
        Map<UUID, Application> byId = due.stream().collect(Collectors.toMap(Application::id, Function.identity()));
        return new PostingPlan(posting, village, quarter, shortage, pool, byId, deductions, settlement);
    }

    private Application item(Settlement.Outcome outcome) {
        return Objects.requireNonNull(due.get(outcome.application()));
    }

    List<Settlement.Outcome> paid() {
        return settlement.outcomes().stream()
                .filter(outcome -> outcome.posted() > 0)
                .toList();
    }

    /**
     * What one household got.
     *
     * @param items how many awards that were
     * @param rule the name of the first one's rule
     */
    record Paid(UUID household, long points, int items, String rule) {

        Paid and(Paid other) {
            return new Paid(household, points + other.points, items + other.items, rule);
        }
    }

    /** Each household that was paid, in the order of its first award. */
    List<Paid> paidByHousehold() {
        Map<UUID, Paid> byHousehold = new LinkedHashMap<>();
        for (Settlement.Outcome outcome : paid()) {
            Application item = item(outcome);
            byHousehold.merge(
                    item.household(), new Paid(item.household(), outcome.posted(), 1, item.ruleName()), Paid::and);
        }
        return List.copyOf(byHousehold.values());
    }

    Transfer transfer(Settlement.Outcome outcome, Ids ids, UUID by) {
        Application item = item(outcome);
        return Transfer.of(
                ids.next(),
                Movement.AWARD,
                Account.pool(village),
                Account.wallet(item.household()),
                outcome.posted(),
                new Source(SOURCE, item.id().toString()),
                quarter,
                item.happenedOn(),
                by,
                item.ruleName());
    }

    /** Which items went from one state to another. */
    Map<Change, List<UUID>> changes() {
        return settlement.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> new Change(item(outcome).state(), outcome.state()),
                        Collectors.mapping(Settlement.Outcome::application, Collectors.toList())));
    }

    record Change(State from, State to) {}

    /** The deductions as they are after what this posting took for them. */
    List<Deduction> taken(Instant now) {
        return deductions.stream()
                .filter(deduction -> settlement.takenFor(deduction.id()) > 0)
                .map(deduction -> deduction.setOff(settlement.takenFor(deduction.id()), now))
                .toList();
    }

    /** What this posting was the last word on, in full, in part or set off: everything it did not defer. */
    List<UUID> settled() {
        return settlement.outcomes().stream()
                .filter(outcome -> outcome.state() != State.DEFERRED)
                .map(Settlement.Outcome::application)
                .toList();
    }

    /** Honour counts what was earned, whatever the pool could pay of it. */
    List<HonourScores.Earned> earned() {
        return settlement.outcomes().stream()
                .filter(outcome -> outcome.state() != State.DEFERRED)
                .map(this::earned)
                .filter(earned -> earned.points() > 0)
                .toList();
    }

    private HonourScores.Earned earned(Settlement.Outcome outcome) {
        Application item = item(outcome);
        return new HonourScores.Earned(
                SOURCE, item.id(), item.household(), item.happenedOn().getYear(), item.award() - outcome.setOff());
    }

    Posting posting(UUID by, Instant now) {
        return new Posting(
                posting,
                village,
                quarter,
                shortage,
                pool,
                due.values().stream().mapToLong(Application::award).sum(),
                settlement.wasSetOff(),
                settlement.posted(),
                deferred(),
                by,
                now);
    }

    private long deferred() {
        return settlement.outcomes().stream()
                .filter(outcome -> outcome.state() == State.DEFERRED)
                .mapToLong(outcome -> item(outcome).award())
                .sum();
    }
}
