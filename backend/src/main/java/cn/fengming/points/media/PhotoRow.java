package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A photo as it is kept: what {@link Photo} shows, and what decides who may look. */
record PhotoRow(
        UUID townId,
        UUID id,
        UUID uploadedBy,
        Instant uploadedAt,
        ByteBuffer sha256,
        String place,
        @Nullable String originalPlace,
        int blurs,
        int width,
        int height,
        long sizeBytes,
        @Nullable String subjectType,
        @Nullable UUID subjectId,
        Visibility visibility,
        @Nullable UUID villageId,
        @Nullable UUID householdId) {

    /** Everybody with a post in the village or town except the shop's clerk, who hands over goods and judges nobody. */
    private static final Role[] STAFF = {Role.INSPECTOR, Role.PANEL, Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    /** An actor of another town never gets here: every query names the town. */
    boolean visibleTo(Actor actor) {
        return visibility == Visibility.PUBLIC
                || uploadedBy.equals(actor.person())
                || (householdId != null && householdId.equals(actor.household()))
                || staff(actor)
                || (visibility == Visibility.VILLAGE && villageId != null && actor.serves(villageId, Role.values()));
    }

    private boolean staff(Actor actor) {
        if (villageId != null) {
            return actor.serves(villageId, STAFF);
        }
        return actor.grants().stream()
                .anyMatch(
                        grant -> grant.village() == null && Arrays.asList(STAFF).contains(grant.role()));
    }

    /** @throws Problem 403 when none of these roles is held for the photo's village, or for the town if it has none */
    void mustServe(Actor actor, Role... roles) {
        if (villageId == null) {
            actor.mustServeTown(roles);
        } else {
            actor.mustServe(villageId, roles);
        }
    }

    /** Where the photo lies as it was taken. */
    String firstPlace() {
        return originalPlace == null ? place : originalPlace;
    }

    /** Where other prints of this photo would lie. */
    String placeOf(Prints prints) {
        return firstPlace() + "-" + Place.hash(ByteBuffer.wrap(sha256(prints.picture())));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** True for a repeat of the upload that made this row. */
    boolean madeOf(Upload upload) {
        return sha256.equals(upload.sha256());
    }

    /** Differs between the picture and its small version, before and after a blur, and between two contents under one id. */
    String etag(boolean small) {
        String hash = place.substring(place.lastIndexOf('/') + 1);
        return "\"" + hash + (small ? "-small" : "") + "\"";
    }

    Photo photo() {
        return new Photo(id, width, height, uploadedAt, subjectType, subjectId, visibility, blurs);
    }
}
