package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Group;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Draws what the team visits. Nobody chooses the chance: it follows from the seed fixed when the scheme was adopted and
 * from how many draws there were before.
 */
@Component
public class DrawDesk {

    private final Rounds rounds;
    private final Draws draws;
    private final Community community;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    DrawDesk(Rounds rounds, Draws draws, Community community, Audit audit, Ids ids, Clock clock) {
        this.rounds = rounds;
        this.draws = draws;
        this.community = community;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Draws households, groups or roads of a village.
     *
     * @throws Problem 404 foreign round or village; 422 {@code nothing-to-draw}; 409 once the standing was published
     */
    @Transactional
    public Mono<Draw> draw(Actor actor, UUID round, DrawEntry entry) {
        TownTeam.mustInspect(actor);
        return rounds.lock(actor.town(), round)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .map(Round::mustBeScoring)
                .zipWhen(locked -> candidates(actor.town(), entry))
                .flatMap(pair -> draws.nextNumber(actor.town(), round)
                        .map(number -> drawn(actor, pair.getT1(), number, entry, pair.getT2())))
                .flatMap(draw -> draws.add(actor.town(), draw)
                        .then(audit.record(actor, "assessment.drawn", "assessment-draw", draw.id(), draw.reason()))
                        .thenReturn(draw));
    }

    private Mono<List<String>> candidates(UUID town, DrawEntry entry) {
        return community
                .village(town, entry.village())
                .flatMap(village -> switch (entry.kind()) {
                    case HOUSEHOLD ->
                        community
                                .householdsOf(town, village.id())
                                .map(Household::id)
                                .map(UUID::toString)
                                .collectList();
                    case GROUP ->
                        community
                                .groups(town, village.id())
                                .map(Group::id)
                                .map(UUID::toString)
                                .collectList();
                    case ROAD -> Mono.fromSupplier(entry::mustNameRoads);
                })
                .filter(candidates -> !candidates.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.refused("nothing-to-draw", "这个村没有可抽的对象，请先登记")));
    }

    private Draw drawn(Actor actor, Round round, int number, DrawEntry entry, List<String> candidates) {
        Seed seed = Draw.seedOf(round, number);
        return new Draw(
                ids.next(),
                round.id(),
                number,
                entry.village(),
                entry.kind(),
                candidates.stream().sorted().toList(),
                seed.hex(),
                seed.draw(candidates, entry.count()),
                entry.reason(),
                actor.person(),
                clock.instant());
    }
}
