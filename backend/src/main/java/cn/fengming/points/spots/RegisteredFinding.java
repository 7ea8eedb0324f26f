package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the staff of its village read it, with its withdrawal when there is one.
 *
 * @param withdrawnReason null while it stands
 */
public record RegisteredFinding(
        UUID id,
        UUID spot,
        String spotCode,
        SpotKind kind,
        UUID village,
        FindingCode code,
        String words,
        List<UUID> photos,
        LocalDate foundOn,
        UUID foundBy,
        @Nullable String withdrawnReason,
        @Nullable UUID withdrawnBy,
        @Nullable Instant withdrawnAt) {

    public RegisteredFinding {
        photos = List.copyOf(photos);
    }

    /** @throws Problem 403 for the finder: two persons for what gives marks back */
    RegisteredFinding mustBeOfAnother(Actor actor) {
        if (foundBy.equals(actor.person())) {
            throw Problem.forbidden("自己登记的问题要由另一个人撤销");
        }
        return this;
    }
}
