package cn.fengming.points.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 周记: what somebody who leads wants to say about a week. Nobody has to write one; nothing counts, compares or sums them.
 *
 * @param week its Monday
 */
record WeeklyNote(
        UUID id, String author, UUID village, LocalDate week, String words, List<UUID> photos, Instant writtenAt) {

    WeeklyNote {
        photos = List.copyOf(photos);
    }

    boolean saysWhat(WeeklyNote other) {
        return village.equals(other.village())
                && week.equals(other.week())
                && words.equals(other.words())
                && photos.equals(other.photos());
    }
}
