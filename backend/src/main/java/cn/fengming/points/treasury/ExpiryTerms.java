package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a town's rule on expiry: proposed by one person, decided by another, in force for what is earned from a
 * later quarter on. Decided versions are never changed; another one follows.
 *
 * @param from the first quarter whose points go by it
 */
record ExpiryTerms(
        UUID id,
        ExpiryRule rule,
        Quarter from,
        String reason,
        State state,
        UUID proposedBy,
        String proposerName,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable String deciderName,
        @Nullable Instant decidedAt,
        @Nullable String decision) {

    /** What is taken from points already earned is announced so many days before. */
    static final int NOTICE_DAYS = 90;

    enum State {
        PROPOSED,
        CONFIRMED,
        DECLINED
    }

    /** The order in which versions apply. */
    static final Comparator<ExpiryTerms> IN_ORDER = Comparator.comparing(ExpiryTerms::from)
            .thenComparing(terms -> terms.decidedAt() == null ? Instant.MAX : terms.decidedAt());

    static ExpiryTerms propose(UUID id, ExpiryRule rule, Quarter from, String reason, Who by) {
        return new ExpiryTerms(
                id, rule, from, reason, State.PROPOSED, by.person(), by.name(), by.at(), null, null, null, null);
    }

    /** Who acts and when. */
    record Who(UUID person, String name, Instant at) {}

    /**
     * @param decided the versions in force or to come, which this one may not slip in between
     * @throws Problem 403 by the proposer; 409 decided before; 422 when its first quarter has begun
     */
    ExpiryTerms confirm(Who by, LocalDate today, List<ExpiryTerms> decided) {
        mustBeProposed();
        if (by.person().equals(proposedBy)) {
            throw Problem.forbidden("清零办法须由另一人确认，提出人不能自己确认");
        }
        mustLieAhead(today, decided);
        return decided(State.CONFIRMED, by, null);
    }

    ExpiryTerms decline(Who by, String why) {
        mustBeProposed();
        return decided(State.DECLINED, by, why);
    }

    /** @throws Problem 422 when points of its first quarter are being earned already, or a later version stands */
    ExpiryTerms mustLieAhead(LocalDate today, List<ExpiryTerms> decided) {
        if (from.compareTo(Quarter.of(today)) <= 0) {
            throw Problem.refused(
                    "expiry-from-past", "清零办法最早从下个季度起执行：" + Quarter.of(today).next());
        }
        decided.stream()
                .map(ExpiryTerms::from)
                .filter(other -> other.compareTo(from) > 0)
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.refused("expiry-from-earlier", "已有从 " + other + " 起执行的办法，新办法不能比它早");
                });
        return this;
    }

    /** Until this day at least, points that were earned before keep what they had. */
    LocalDate noticeEnds(ZoneId zone) {
        Instant announced = decidedAt == null ? proposedAt : decidedAt;
        LocalDate after = announced.atZone(zone).toLocalDate().plusDays(NOTICE_DAYS);
        return after.isBefore(from.firstDay()) ? from.firstDay() : after;
    }

    private ExpiryTerms decided(State state, Who by, @Nullable String why) {
        return new ExpiryTerms(
                id,
                rule,
                from,
                reason,
                state,
                proposedBy,
                proposerName,
                proposedAt,
                by.person(),
                by.name(),
                by.at(),
                why);
    }

    private void mustBeProposed() {
        if (state != State.PROPOSED) {
            throw Problem.conflict("expiry-decided", "这条清零办法已经处理过了").with("state", state);
        }
    }
}
