package cn.fengming.points.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser on an office desk that waits to be signed in from somebody's phone, as kept in Redis for a few minutes. The
 * code says which desk is meant and may be seen by everybody in the room; only the desk itself knows its secret.
 *
 * @param secretHash hash of what the desk shows to hear how it stands
 * @param person who confirmed it; null while it waits
 * @param town where that person acts
 */
record Desk(
        UUID id,
        String code,
        String secretHash,
        Instant askedAt,
        Instant expiresAt,
        @Nullable UUID person,
        @Nullable UUID town) {

    static Desk waiting(UUID id, String code, Token secret, Instant now, Instant expiresAt) {
        return new Desk(id, code, secret.hash(), now, expiresAt, null, null);
    }

    boolean alive(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean knows(Token secret) {
        return MessageDigest.isEqual(
                secretHash.getBytes(StandardCharsets.US_ASCII), secret.hash().getBytes(StandardCharsets.US_ASCII));
    }

    Desk confirmedBy(UUID somebody, UUID actingIn) {
        return new Desk(id, code, secretHash, askedAt, expiresAt, somebody, actingIn);
    }
}
