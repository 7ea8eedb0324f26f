package cn.fengming.points.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a post from one day to another. It comes by appointment or handover, and ends by handover, by a decision,
 * or by itself when its days are over.
 *
 * @param person who it is in the program; null for somebody who does not use it
 * @param cadre secretary or member of the village's committee (村支书、两委成员)
 * @param phone an office number its owner agreed to show everybody
 * @param predecessor the tenure it was handed over from
 */
record Tenure(
        UUID id,
        UUID position,
        @Nullable UUID person,
        String name,
        boolean cadre,
        @Nullable String phone,
        LocalDate firstDay,
        LocalDate lastDay,
        State state,
        @Nullable UUID predecessor,
        UUID madeBy,
        Instant madeAt,
        @Nullable String endedReason) {

    enum State {
        /** Named in a handover that is not done. */
        COMING,
        HELD,
        ENDED,
        LAPSED,
        /** Named in a handover that came to nothing. */
        WITHDRAWN
    }
}
