package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recording as it is kept. A voice betrays who speaks, so nobody hears it but that person and the village's staff. */
record RecordingRow(
        UUID townId,
        UUID id,
        UUID uploadedBy,
        Instant uploadedAt,
        ByteBuffer sha256,
        String place,
        SoundKind kind,
        @Nullable Integer seconds,
        long sizeBytes,
        @Nullable String subjectType,
        @Nullable UUID subjectId,
        @Nullable UUID villageId) {

    private static final Role[] STAFF = {Role.INSPECTOR, Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    boolean audibleTo(Actor actor) {
        return uploadedBy.equals(actor.person()) || (villageId != null && actor.serves(villageId, STAFF));
    }

    boolean madeOf(Upload upload) {
        return sha256.equals(upload.sha256());
    }

    Recording recording() {
        return new Recording(id, kind.mediaType(), seconds, uploadedAt, subjectType, subjectId);
    }
}
