package cn.fengming.points.community;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of a household: what happened, when, through whom and why.
 *
 * @param before a JSON object of what it was before, or null
 * @param after a JSON object of what it became, or null
 */
record Change(
        UUID id,
        UUID household,
        ChangeKind kind,
        Instant at,
        UUID byId,
        String byName,
        @Nullable String reason,
        @Nullable @JsonRawValue String before,
        @Nullable @JsonRawValue String after) {}
