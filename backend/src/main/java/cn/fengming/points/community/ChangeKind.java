package cn.fengming.points.community;

import java.util.Locale;

/** What can happen to a household on the register. */
enum ChangeKind {
    ADDED,
    MEMBER_ADDED,
    MEMBER_CHANGED,
    MEMBER_LEFT,
    HEAD_CHANGED,
    CARD_REISSUED,
    MOVED,
    MOVED_AWAY,
    CAME_BACK,
    /** Part of the members left for a household of their own. */
    SPLIT,
    /** It began as a part of another household. */
    SPLIT_FROM,
    /** Another household became part of it. */
    MERGED,
    /** It ended in another household. */
    MERGED_INTO,
    KIN_RECORDED,
    KIN_WITHDRAWN;

    /** The word of the audit: {@code community.household-head-changed}. */
    String action() {
        return "community.household-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
