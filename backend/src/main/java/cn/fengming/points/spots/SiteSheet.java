package cn.fengming.points.spots;

import java.time.LocalDate;
import java.util.List;

/**
 * A registered place with every look at it, newest first.
 *
 * @param due whether it is to be looked at today or was before
 */
record SiteSheet(Site site, String registerWords, String stateWords, boolean due, List<Look> looks) {

    static SiteSheet of(Site site, LocalDate today, List<Look> looks) {
        return new SiteSheet(site, site.register().words(), site.state().words(), site.due(today), looks);
    }
}
