package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.nio.ByteBuffer;
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

    /** True for a repeat of the upload that made this row. */
    boolean madeOf(Upload upload) {
        return sha256.equals(upload.sha256());
    }

    /** Differs between the picture and its small version, and between two contents under one id in two towns. */
    String etag(boolean small) {
        String hash = place.substring(place.lastIndexOf('/') + 1);
        return "\"" + hash + (small ? "-small" : "") + "\"";
    }

    Photo photo() {
        return new Photo(id, width, height, uploadedAt, subjectType, subjectId, visibility);
    }
}
