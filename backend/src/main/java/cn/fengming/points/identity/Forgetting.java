package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Phone numbers are kept only as long as they serve: until an invitation ends, or the proof of a number is too old. */
@Component
class Forgetting implements Chore {

    private final TownByTown towns;
    private final Invitations invitations;
    private final Humans humans;
    private final Community community;

    Forgetting(TownByTown towns, Invitations invitations, Humans humans, Community community) {
        this.towns = towns;
        this.invitations = invitations;
        this.humans = humans;
        this.community = community;
    }

    @Override
    public String name() {
        return "identity.forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), invitations::withdrawEnded)
                .zipWith(humans.forgetOldPhones(), Long::sum);
    }
}
