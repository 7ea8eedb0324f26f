package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Brings two reports of one place together. Both rows are held while it happens, so that two merges the other way round
 * cannot both succeed; who reported the one becomes a voice of the other.
 */
@Component
class MergeDesk {

    private final Spots spots;
    private final Voices voices;
    private final Ways ways;

    MergeDesk(Spots spots, Voices voices, Ways ways) {
        this.spots = spots;
        this.voices = voices;
        this.ways = ways;
    }

    /**
     * @throws Problem 404 for either; 409 {@code spot-state} when one of the two is closed or put right; 422 {@code
     *     other-village}
     */
    @Transactional
    public Mono<Spot> merge(Actor actor, UUID id, Asked.Merge asked) {
        if (id.equals(asked.into())) {
            return Mono.error(Problem.invalid("into", "不能并入自己"));
        }
        return spots.lockAll(actor.town(), List.of(id, asked.into()))
                .concatMap(spot -> ways.party(actor, spot))
                .filter(Party::maySee)
                .collectMap(party -> party.spot().id())
                .filter(found -> found.size() == 2)
                .switchIfEmpty(Spots.unknown())
                .flatMap(found -> merge(one(found.get(id)), one(found.get(asked.into())), asked));
    }

    private static Party one(@Nullable Party found) {
        return Objects.requireNonNull(found);
    }

    private Mono<Spot> merge(Party from, Party into, Asked.Merge asked) {
        Spot ends = from.spot();
        Spot goesOn = into.spot();
        Capacity as = from.must(Move.MERGE, asked.expected());
        if (!ends.village().equals(goesOn.village())) {
            return Mono.error(Problem.refused("other-village", "只能并入同一个村的脏乱点"));
        }
        goesOn.course().mustBe(goesOn.state(), Move.ABSORB);
        Spot merged = ends.with(ends.course().mergedInto(goesOn.id(), from.now()));
        return ways.make(
                        from.actor(),
                        ends,
                        merged,
                        Deed.of(Move.MERGE, as, asked.reason(), from.now()).deciding(Decided.other(goesOn.id())))
                .delayUntil(done -> handVoices(ends, goesOn))
                .delayUntil(done -> absorb(into, as, asked.reason(), ends.id()));
    }

    private Mono<Void> handVoices(Spot ends, Spot goesOn) {
        Origin origin = ends.origin();
        boolean another = origin.source() != Source.HOTLINE
                && !origin.by().equals(goesOn.origin().by());
        return voices.moveAll(
                        ends.town(), ends.id(), goesOn.id(), goesOn.origin().by())
                .then(
                        another
                                ? voices.add(ends.town(), goesOn.id(), origin.by(), origin.from(), ends.words())
                                        .then()
                                : Mono.empty());
    }

    private Mono<Spot> absorb(Party into, Capacity as, String reason, UUID merged) {
        Spot before = into.spot();
        return voices.count(before.town(), before.id())
                .map(count -> before.with(before.course().noted(Move.ABSORB)).withVoices(count))
                .flatMap(after -> ways.make(
                        into.actor(),
                        before,
                        after,
                        Deed.of(Move.ABSORB, as, reason, into.now()).deciding(Decided.other(merged))));
    }
}
