package cn.fengming.points.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deed as it was written down.
 *
 * @param actorName the name as it was then: the record stays readable after the person has left
 * @param details a JSON object, or null
 */
record AuditRecord(
        UUID id,
        Instant at,
        UUID actorId,
        String actorName,
        String action,
        String subjectType,
        UUID subjectId,
        @Nullable String reason,
        @Nullable @JsonRawValue String details) {}
