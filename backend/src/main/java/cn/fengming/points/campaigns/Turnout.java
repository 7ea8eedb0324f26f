package cn.fengming.points.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Who came to one day of an action (到场), as the village says it. The latest word of a village counts.
 *
 * @param people how many
 */
record Turnout(
        UUID id,
        UUID action,
        LocalDate day,
        UUID village,
        int people,
        String words,
        List<UUID> photos,
        UUID writtenBy,
        Instant writtenAt) {

    Turnout {
        photos = List.copyOf(photos);
    }

    boolean saysWhat(Turnout other) {
        return action.equals(other.action())
                && day.equals(other.day())
                && village.equals(other.village())
                && people == other.people()
                && words.equals(other.words())
                && photos.equals(other.photos());
    }
}
