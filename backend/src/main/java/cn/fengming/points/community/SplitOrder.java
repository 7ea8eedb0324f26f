package cn.fengming.points.community;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who leaves a household for one of their own.
 *
 * @param members ids of those who leave; the head of the new household is one of them
 * @param remainingHead who becomes head of the old household; needed when its head leaves, else null
 * @param place where the new household is; in the village of the old one
 */
public record SplitOrder(
        Set<UUID> members, UUID head, @Nullable UUID remainingHead, Placement place) {}
