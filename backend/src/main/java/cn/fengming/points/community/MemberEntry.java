package cn.fengming.points.community;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member's entry as it is stored. */
record MemberEntry(
        UUID id,
        UUID town,
        UUID household,
        String name,
        @Nullable Integer birthYear,
        boolean head,
        byte @Nullable [] phoneSealed,
        boolean idTailKept,
        Instant joinedAt) {

    /** @param year the present year, which decides who is a minor */
    Member member(int year) {
        return new Member(
                id, town, household, name, birthYear, head, Age.minor(birthYear, year), Age.elder(birthYear, year));
    }
}
