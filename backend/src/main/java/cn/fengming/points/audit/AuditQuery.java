package cn.fengming.points.audit;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records to read; null means no limit.
 *
 * @param from first day, Asia/Shanghai
 * @param to last day, included
 * @param after id of the last record of the previous page; pages run from the newest to the oldest
 */
record AuditQuery(
        @Nullable UUID actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable UUID subject,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID after) {

    AuditQuery {
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.invalid("to", "结束日期不能早于开始日期");
        }
    }

    @Nullable
    Instant begin(ZoneId zone) {
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the last day. */
    @Nullable
    Instant end(ZoneId zone) {
        return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
