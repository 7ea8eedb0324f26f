package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long points live under all versions of a town's rule together. What was earned before a version came keeps the
 * longer life; when the version takes from it, then never before the notice of {@link ExpiryTerms#NOTICE_DAYS} days is
 * over, and never more than the old rule had.
 */
record Lives(List<ExpiryTerms> terms, ZoneId zone) {

    Lives {
        terms = terms.stream()
                .filter(each -> each.state() == ExpiryTerms.State.CONFIRMED)
                .sorted(ExpiryTerms.IN_ORDER)
                .toList();
    }

    /** The same with one more version, as if it were confirmed. */
    Lives with(ExpiryTerms other) {
        List<ExpiryTerms> more = new ArrayList<>(terms);
        more.add(new ExpiryTerms(
                other.id(),
                other.rule(),
                other.from(),
                other.reason(),
                ExpiryTerms.State.CONFIRMED,
                other.proposedBy(),
                other.proposerName(),
                other.proposedAt(),
                other.decidedBy(),
                other.deciderName(),
                other.proposedAt(),
                other.decision()));
        return new Lives(more, zone);
    }

    /** The last day the rule leaves to points of a quarter; {@link ExpiryRule#NEVER_ENDS} for none. */
    LocalDate ruleDay(Quarter earned) {
        LocalDate day = ExpiryRule.NEVER_ENDS;
        for (ExpiryTerms each : terms) {
            LocalDate next = each.rule().lastDay(earned);
            day = each.from().compareTo(earned) <= 0 ? next : changed(day, next, each.noticeEnds(zone));
        }
        return day;
    }

    private static LocalDate changed(LocalDate before, LocalDate after, LocalDate noticeEnds) {
        if (!after.isBefore(before)) {
            return after;
        }
        LocalDate announced = after.isBefore(noticeEnds) ? noticeEnds : after;
        return announced.isBefore(before) ? announced : before;
    }

    /** The latest quarter of which something may have ended by a day; empty when nothing ends by then. */
    Optional<Quarter> endedBy(LocalDate day, Quarter newest) {
        Quarter quarter = newest;
        for (int back = 0; back < 200 && quarter.year() > 2000; back++) {
            if (!ruleDay(quarter).isAfter(day)) {
                return Optional.of(quarter);
            }
            quarter = quarter.previous();
        }
        return Optional.empty();
    }

    /** What applies to points earned in a quarter. */
    ExpiryRule inForce(Quarter quarter) {
        return terms.stream()
                .filter(each -> each.from().compareTo(quarter) <= 0)
                .reduce((one, next) -> next)
                .map(ExpiryTerms::rule)
                .orElse(ExpiryRule.NEVER);
    }

    /** What follows on that, when something was decided already. */
    Optional<ExpiryTerms> next(Quarter quarter) {
        return terms.stream().filter(each -> each.from().compareTo(quarter) > 0).findFirst();
    }
}
