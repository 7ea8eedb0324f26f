package cn.fengming.points.store;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What households have taken of each good in the quarter of the window that is open for them, for showing what is left of
 * their limits. The limit itself is kept by {@link Tallies}.
 */
@Component
class Allowances {

    private final GroupRead<Asked, Map<UUID, Integer>> taken;

    private record Asked(UUID town, UUID village, UUID household, LocalDate today) {}

    /** A good and its pieces, or neither: a window is open and nothing was taken. */
    private record Taken(
            int question, @Nullable UUID good, @Nullable Integer pieces) {}

    Allowances(GroupReads reads) {
        this.taken = reads.of(this::taken);
    }

    /** Pieces by good; empty when no window of the village is open on that day. */
    Mono<Map<UUID, Integer>> taken(UUID town, UUID village, UUID household, LocalDate today) {
        return taken.ask(new Asked(town, village, household, today));
    }

    /** Windows of a village never meet, so at most one is open. */
    private Mono<Map<Asked, Map<UUID, Integer>>> taken(DatabaseClient from, Set<Asked> asked) {
        List<Asked> questions = List.copyOf(asked);
        return from.sql("""
                        select a.question, t.good_id, sum(t.pieces)::int as pieces
                        from unnest(:towns, :villages, :households, :days) with ordinality
                          a(town, village, household, today, question)
                        join store.redemption_window w on w.town_id = a.town and w.village_id = a.village
                         and a.today between w.opens_on and w.closes_on
                        join store.redemption_window s on s.town_id = a.town and s.quarter = w.quarter
                        left join store.tally t on t.town_id = a.town and t.window_id = s.id
                         and t.household_id = a.household
                        group by a.question, t.good_id
                        """)
                .bind("towns", of(questions, Asked::town))
                .bind("villages", of(questions, Asked::village))
                .bind("households", of(questions, Asked::household))
                .bind("days", questions.stream().map(Asked::today).toArray(LocalDate[]::new))
                .map(Allowances::row)
                .all()
                .collect(Collectors.groupingBy(
                        taken -> questions.get(taken.question()),
                        Collectors.flatMapping(
                                Allowances::counted,
                                Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private static UUID[] of(List<Asked> questions, Function<Asked, UUID> part) {
        return questions.stream().map(part).toArray(UUID[]::new);
    }

    private static Taken row(Readable row) {
        return new Taken(
                Math.toIntExact(Column.of(row, "question", Long.class)) - 1,
                row.get("good_id", UUID.class),
                row.get("pieces", Integer.class));
    }

    private static Stream<Map.Entry<UUID, Integer>> counted(Taken taken) {
        return taken.good() == null || taken.pieces() == null
                ? Stream.empty()
                : Stream.of(Map.entry(taken.good(), taken.pieces()));
    }
}
