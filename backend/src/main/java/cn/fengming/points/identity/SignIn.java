package cn.fengming.points.identity;

import cn.fengming.points.community.Town;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has signed in.
 *
 * @param token for the Authorization header, as {@code Bearer <token>}; null when only asked about
 * @param expiresAt when the session ends at the latest; it ends earlier when unused
 * @param town where the person acts; null until bound, and with several towns until one is chosen
 * @param towns the person belongs to; empty means: still to be bound
 * @param choices members the proven phone number reaches, to choose from
 * @param waiting requests the committee has not decided yet
 * @param demo true when this person was signed in without any proof, as the demo allows
 */
record SignIn(
        @Nullable String token,
        Instant expiresAt,
        UUID person,
        @Nullable UUID town,
        List<Town> towns,
        List<BindingDesk.Choice> choices,
        List<Asked> waiting,
        boolean demo) {

    /** A request as the person who asked sees it. */
    record Asked(
            UUID id,
            UUID town,
            BindingRequest.State state,
            Instant askedAt,
            @Nullable String reason) {

        static Asked of(BindingRequest request) {
            return new Asked(request.id(), request.town(), request.state(), request.askedAt(), request.reason());
        }
    }
}
