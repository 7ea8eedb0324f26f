package cn.fengming.points.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One signed-in device, as kept in Redis. It says who and where, never what they may do: posts are read with every
 * request. It runs out when unused for a while, and at the latest at {@code until}.
 *
 * @param id an id to list sessions by; not the token, which is kept nowhere
 * @param town where the person acts; null until bound to a town, or until one of several is chosen
 */
record Session(UUID id, UUID person, @Nullable UUID town, Way way, Instant startedAt, Instant seenAt, Instant until) {

    /** How it was begun. */
    enum Way {
        WECHAT,
        DEMO,
        DESK,
        /** A browser on a desk, confirmed on the person's phone. */
        DESKTOP
    }

    boolean alive(Instant now, Duration idle) {
        return now.isBefore(until) && now.isBefore(seenAt.plus(idle));
    }

    /** Being seen is written down rarely: a request should not cost a write. */
    boolean worthTouching(Instant now, Duration idle) {
        return now.isAfter(seenAt.plus(idle.dividedBy(100)));
    }

    Session seen(Instant now) {
        return new Session(id, person, town, way, startedAt, now, until);
    }

    Session in(UUID chosenTown) {
        return new Session(id, person, chosenTown, way, startedAt, seenAt, until);
    }

    /** How long Redis should keep it from now on. */
    Duration left(Instant now, Duration idle) {
        Duration absolute = Duration.between(now, until);
        Duration sliding = Duration.between(now, seenAt.plus(idle));
        return absolute.compareTo(sliding) < 0 ? absolute : sliding;
    }
}
