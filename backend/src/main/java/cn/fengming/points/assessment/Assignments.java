package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who was drawn to inspect what. Asked before anybody writes on a sheet; an inspection that has not begun answers as if it
 * were not there, so that nobody learns of a visit by trying.
 */
public interface Assignments {

    /** @param village that is inspected, or that the subject belongs to */
    Mono<Assignment> of(Actor actor, UUID round, UUID village);

    /** Villages of a round that the actor was drawn for, once the inspection has begun. */
    Flux<UUID> villages(Actor actor, UUID round);
}
