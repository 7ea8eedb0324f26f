package cn.fengming.points.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** 整改回复 of a village to a letter. */
public record Reply(UUID id, UUID letter, String words, List<UUID> photos, UUID repliedBy, Instant repliedAt) {

    public Reply {
        photos = List.copyOf(photos);
    }

    boolean says(Reply other) {
        return letter.equals(other.letter) && words.equals(other.words) && photos.equals(other.photos);
    }
}
