package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Seals;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Script;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A standing on paper and aloud. What is printed is what is in force, as everybody of the town may read it. */
@Component
class StandingPapers {

    private final Rounds rounds;
    private final StandingRows standings;
    private final Traces traces;
    private final Sight sight;
    private final Seals seals;
    private final Community community;
    private final Press press;
    private final Clock clock;

    StandingPapers(
            Rounds rounds,
            StandingRows standings,
            Traces traces,
            Sight sight,
            Seals seals,
            Community community,
            Press press,
            Clock clock) {
        this.rounds = rounds;
        this.standings = standings;
        this.traces = traces;
        this.sight = sight;
        this.seals = seals;
        this.community = community;
        this.press = press;
        this.clock = clock;
    }

    /** @throws Problem 403 for villagers; 404 before anything is published */
    Mono<ResponseEntity<byte[]>> bulletin(Actor actor, UUID round, boolean wall) {
        return readable(actor, round)
                .map(bulletin -> bulletin.paper(wall))
                .flatMap(paper -> seals.printed(actor.town())
                        .map(head -> paper.note(head.imprint(clock.getZone())))
                        .defaultIfEmpty(paper))
                .flatMap(press::download);
    }

    Mono<Script> script(Actor actor, UUID round) {
        return readable(actor, round).map(Bulletin::script);
    }

    /** @throws Problem 403 for all but the town's team; 409 before it is frozen; 422 when nobody gets one */
    Mono<ResponseEntity<byte[]>> letters(Actor actor, UUID round, Consequence.Kind kind, @Nullable UUID subject) {
        TownTeam.mustRead(actor);
        return bulletin(actor, round)
                .map(Letters::new)
                .flatMap(letters -> press.download(letters.letters(kind, subject)));
    }

    /** @throws Problem 403 for all but the town's team; 409 before it is frozen; 422 when nobody gets one */
    Mono<ResponseEntity<byte[]>> certificates(Actor actor, UUID round, int first) {
        TownTeam.mustRead(actor);
        return bulletin(actor, round).map(Letters::new).flatMap(letters -> press.download(letters.certificates(first)));
    }

    private Mono<Bulletin> readable(Actor actor, UUID round) {
        boolean stands = actor.has(Role.TOWN)
                || actor.has(Role.AUDITOR)
                || actor.has(Role.INSPECTOR)
                || actor.has(Role.COMMITTEE);
        return stands ? bulletin(actor, round) : Mono.error(() -> Problem.forbidden("您没有打印这份通报的权限"));
    }

    private Mono<Bulletin> bulletin(Actor actor, UUID id) {
        return rounds.find(actor.town(), id)
                .map(round -> round.mustBeReadableBy(actor, null))
                .map(round -> sight.mustSeeAll(actor, round))
                .flatMap(round -> standings.inForce(actor.town(), id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已公布的名次")))
                .flatMap(standing -> Mono.zip(
                        community.town(actor.town()).map(Town::name),
                        traces.all(actor.town(), standing).collectList(),
                        (town, traced) -> new Bulletin(town, standing, traced, clock.getZone())));
    }
}
