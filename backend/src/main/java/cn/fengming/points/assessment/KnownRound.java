package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Seed;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round as other modules know it.
 *
 * @param code of its scheme
 * @param period {@code 2026-11}
 * @param before the period before it; null when there is none
 * @param sheets whether villages are scored on sheets
 * @param secret the round's seed, promised when the scheme was adopted; not to be told while it is being scored
 */
public record KnownRound(
        UUID id,
        String code,
        String title,
        String period,
        @Nullable String before,
        LocalDate firstDay,
        LocalDate lastDay,
        Round.State state,
        boolean sheets,
        String commitment,
        Seed secret) {

    static KnownRound of(Round round, Scheme scheme) {
        return new KnownRound(
                round.id(),
                round.code(),
                round.title(),
                round.period().code(),
                round.period().previous().map(Period::code).orElse(null),
                round.period().firstDay(),
                round.period().lastDay(),
                round.state(),
                round.subject() == SubjectKind.VILLAGE && scheme.needsSheets(),
                round.commitment(),
                round.secret());
    }
}
