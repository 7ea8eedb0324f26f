package cn.fengming.points.board;

import cn.fengming.points.awards.HonourBoard;
import cn.fengming.points.awards.PublicNotice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wall of a village as a passer-by sees it: the first lines of every list; each has a page of its own.
 *
 * @param notices all that are open to objection now
 * @param redFlags of this month
 * @param ranking null before the first standing is frozen
 */
record Wall(
        UUID village,
        String villageName,
        List<Announcement> announcements,
        List<PublicNotice> notices,
        List<HonourBoard.Entry> honours,
        List<HonourBoard.RedFlag> redFlags,
        @Nullable Ranking ranking) {}
