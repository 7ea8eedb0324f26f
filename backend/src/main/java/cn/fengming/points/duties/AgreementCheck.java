package cn.fengming.points.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A look at what an agreement promises.
 *
 * @param broken its items that were not kept; empty when all were
 */
record AgreementCheck(
        UUID id,
        UUID agreement,
        LocalDate day,
        List<String> broken,
        String words,
        List<UUID> photos,
        UUID checkedBy,
        String checker,
        Instant checkedAt) {

    AgreementCheck {
        broken = List.copyOf(broken);
        photos = List.copyOf(photos);
    }

    boolean saysWhat(AgreementCheck other) {
        return agreement.equals(other.agreement())
                && day.equals(other.day())
                && broken.equals(other.broken())
                && words.equals(other.words())
                && photos.equals(other.photos());
    }
}
