package cn.fengming.points.inspection;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be drawn, with every village they have to keep away from (回避): where they live, hold a post or have
 * kin.
 *
 * @param inspects villages they are inspector of; empty for inspectors of the whole town
 * @param home the village they live in; null for who lives elsewhere
 * @param posts villages they hold any post in
 */
record Inspector(
        UUID person,
        String name,
        Set<UUID> inspects,
        @Nullable UUID home,
        Set<UUID> posts,
        Set<UUID> kin) {

    Inspector {
        inspects = Set.copyOf(inspects);
        posts = Set.copyOf(posts);
        kin = Set.copyOf(kin);
    }

    /** Why they may not inspect that village; nothing when they may. */
    Optional<Ground> conflict(UUID village) {
        if (village.equals(home)) {
            return Optional.of(Ground.LIVES);
        }
        if (posts.contains(village)) {
            return Optional.of(Ground.POST);
        }
        return kin.contains(village) ? Optional.of(Ground.KIN) : Optional.empty();
    }

    /** @param cross only inspectors of other villages may */
    boolean may(UUID village, boolean cross) {
        return conflict(village).isEmpty() && !(cross && inspects.isEmpty());
    }
}
