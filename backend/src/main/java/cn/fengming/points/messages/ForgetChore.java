package cn.fengming.points.messages;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Messages are kept for half a year: what they tell of stands elsewhere for good. */
@Component
class ForgetChore implements Chore {

    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration TAPS_KEPT = Duration.ofDays(2);

    private final TownByTown towns;
    private final Messages messages;
    private final Subscriptions subscriptions;
    private final Community community;
    private final Clock clock;

    ForgetChore(TownByTown towns, Messages messages, Subscriptions subscriptions, Community community, Clock clock) {
        this.towns = towns;
        this.messages = messages;
        this.subscriptions = subscriptions;
        this.community = community;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messages.forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(12);
    }

    @Override
    public Mono<Long> run() {
        return Mono.defer(() -> subscriptions.forgetTapsBefore(clock.instant().minus(TAPS_KEPT)))
                .zipWith(
                        towns.run(
                                name(),
                                community.towns().map(Town::id),
                                town -> messages.forgetBefore(
                                        town, clock.instant().minus(KEPT))),
                        Long::sum);
    }
}
