package cn.fengming.points.board;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A 公告 of the committee or the town. It is never rewritten: what was on the wall stays readable, and a wrong one is
 * withdrawn with a reason.
 *
 * @param village null when it is for the whole town
 * @param validFrom first day on the wall
 * @param validUntil last day on the wall
 * @param withdrawnReason null while it stands
 */
public record Announcement(
        UUID id,
        @Nullable UUID village,
        String title,
        String body,
        LocalDate validFrom,
        LocalDate validUntil,
        Instant writtenAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason) {

    /** Longest time on the wall: what matters longer is a rule, not an announcement. */
    static final int MOST_DAYS = 366;

    /** Written today: it neither ends before it begins nor was over before it was written. */
    static Announcement write(
            UUID id,
            @Nullable UUID village,
            String title,
            String body,
            LocalDate validFrom,
            LocalDate validUntil,
            Instant now,
            LocalDate today) {
        if (validUntil.isBefore(validFrom)) {
            throw Problem.invalid("validUntil", "截止日期不能早于开始日期");
        }
        if (validUntil.isBefore(today)) {
            throw Problem.invalid("validUntil", "截止日期已经过了");
        }
        if (validUntil.isAfter(validFrom.plusDays(MOST_DAYS))) {
            throw Problem.invalid("validUntil", "公告最长张贴一年");
        }
        return new Announcement(id, village, title.strip(), body.strip(), validFrom, validUntil, now, null, null);
    }

    /** @throws Problem 409 when it was withdrawn already */
    Announcement withdraw(String reason, Instant now) {
        if (withdrawnAt != null) {
            throw Problem.conflict("announcement-withdrawn", "这条公告已经撤下");
        }
        return new Announcement(id, village, title, body, validFrom, validUntil, writtenAt, now, reason.strip());
    }
}
