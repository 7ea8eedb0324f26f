package cn.fengming.points.spots;

import cn.fengming.points.awards.AwardDesk;
import cn.fengming.points.awards.Proposal;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Savepoint;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a verified spot is worth to the household that reported it: asked for once, and never in the way of the
 * verification itself. Nobody earns by what they found at their work, cleaned up at their work, or owed anyway.
 */
@Component
class Rewards {

    static final String REPORT = "spot_report";
    static final String SELF_CLEANED = "spot_self_cleaned";
    static final String CONFIRMED = "fix_confirmed";

    private static final Logger log = LoggerFactory.getLogger(Rewards.class);

    private final AwardDesk awards;
    private final Steps steps;
    private final Savepoint savepoint;
    private final Clock clock;

    Rewards(AwardDesk awards, Steps steps, Savepoint savepoint, Clock clock) {
        this.awards = awards;
        this.steps = steps;
        this.savepoint = savepoint;
        this.clock = clock;
    }

    /** Why a household gets nothing, in words for itself; nothing when it gets its award. */
    static Optional<String> refusal(Spot spot, UUID household) {
        Fix fix = spot.fix();
        if (spot.course().selfCleaned()) {
            return Optional.empty();
        }
        if (household.equals(spot.home())) {
            return Optional.of("反映的是自己家的事，不另记分");
        }
        boolean own = fix != null && (fix.by().equals(spot.origin().by()) || household.equals(fix.from()));
        return own ? Optional.of("自己反映、自己整改的，不另记分") : Optional.empty();
    }

    /** The spot with what became of the award. */
    Mono<Spot> decide(Actor verifier, Capacity as, Spot verified) {
        UUID household = verified.origin().household();
        if (household == null
                || verified.reward().decided()
                || verified.origin().source().official()) {
            return Mono.just(verified);
        }
        return refusal(verified, household)
                .map(words -> Mono.just(new Spot.Reward(null, words)))
                .orElseGet(() -> propose(verifier, as, verified, household))
                .map(verified::with);
    }

    private Mono<Spot.Reward> propose(Actor verifier, Capacity as, Spot spot, UUID household) {
        return savepoint
                .around(acceptedBy(spot)
                        .flatMap(step -> awards.propose(verifier, found(verifier, spot, household, step.orElse(null))))
                        .delayUntil(answer -> answer.application() == null || as != Capacity.REPORTER
                                ? Mono.empty()
                                : awards.propose(verifier, confirmed(spot, household))))
                .map(answer -> new Spot.Reward(answer.application(), answer.refusal()))
                .onErrorResume(error -> unwritten(spot, error));
    }

    private static Mono<Spot.Reward> unwritten(Spot spot, Throwable error) {
        log.error("no award for spot {}: {}", spot.id(), error.getClass().getSimpleName());
        return Mono.just(new Spot.Reward(null, "奖励没有登记上，请联系村委补记"));
    }

    private Mono<Optional<SpotStep>> acceptedBy(Spot spot) {
        return steps.of(spot.town(), spot.id())
                .filter(step -> step.move() == Move.ACCEPT)
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Found by who verified it; who accepted it agreed before. */
    private Proposal found(Actor verifier, Spot spot, UUID household, @Nullable SpotStep accepted) {
        return new Proposal(
                household,
                spot.course().selfCleaned() ? SELF_CLEANED : REPORT,
                spot.code(),
                LocalDate.now(clock),
                "脏乱点" + spot.code() + "（" + spot.kind().words() + "）已核实",
                verifier.person(),
                verifier.household(),
                accepted == null ? null : accepted.by(),
                accepted == null ? null : accepted.byHome());
    }

    /** That the reporter came back to look is a fact the system itself has seen. */
    private Proposal confirmed(Spot spot, UUID household) {
        return new Proposal(
                household,
                CONFIRMED,
                spot.code(),
                LocalDate.now(clock),
                "脏乱点" + spot.code() + "由反映人确认整改",
                Actor.SYSTEM_PERSON,
                null,
                null,
                null);
    }
}
