package cn.fengming.points.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a village has arranged around its redemption window, by a module above this one: who may have which good, when
 * somebody may come for it, what households wish for. Every method that changes something joins the caller's
 * transaction; one that has nothing to say is empty.
 */
public interface SeasonTerms {

    /**
     * Asked after the household's limits were kept and before the book is written. What it counts stands or falls with the
     * redemption.
     *
     * @throws cn.fengming.points.kernel.Problem (signalled) 422 when the household may not have one of the goods now
     */
    Mono<Void> mayRedeem(UUID town, Redeeming redeeming);

    /** The redemption was cancelled, lapsed or taken back: what it counted is free again. Safe to call twice. */
    Mono<Void> givenBack(UUID town, UUID redemption);

    /**
     * Asked before goods are handed over at the village's own counter.
     *
     * @throws cn.fengming.points.kernel.Problem (signalled) 422 when this is not the household's time to come
     */
    Mono<Void> mayCollect(UUID town, UUID redemption, UUID window, UUID household);

    /** Goods of a window that are not for everybody now; none when there are none. */
    Flux<UUID> sharedOut(UUID town, UUID window);

    /**
     * Asked before the days of a window change.
     *
     * @throws cn.fengming.points.kernel.Problem (signalled) 422 when something that was arranged would come to nothing
     */
    Mono<Void> mayMove(UUID town, UUID window, LocalDate opensOn);

    /** A day until which everybody of a window may still come for goods; empty when nothing is arranged. */
    Mono<LocalDate> collectableUntil(UUID town, UUID window);

    /** Sentences about a window for the village's loudspeaker, in the words of a printed page; none when there are none. */
    Mono<List<String>> toAnnounce(UUID town, UUID window);

    /** Pieces of each good that households of a village wish to have bought, for its forecast. */
    Mono<Map<UUID, Long>> wished(UUID town, UUID village);
}
