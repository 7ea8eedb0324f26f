package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of what was told, what was cleared and what got more time. */
@Component
class Clearings {

    private final DatabaseClient database;

    Clearings(DatabaseClient database) {
        this.database = database;
    }

    /** True for the first only, however many say it. */
    Mono<Boolean> remember(UUID town, Told told) {
        return database.sql("""
                        insert into treasury.expiry_reminder (town_id, household_id, last_day, kind, points, held, told_at)
                        values (:town, :household, :day, :kind, :points, :held, :at)
                        on conflict on constraint expiry_reminder_pk do nothing
                        """)
                .bind("town", town)
                .bind("household", told.household())
                .bind("day", told.lastDay())
                .bind("kind", told.kind().name())
                .bind("points", told.points())
                .bind("held", told.held())
                .bind("at", told.toldAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** What a household was told of days that are not over. */
    Flux<Told> told(UUID town, UUID household, LocalDate today) {
        return database.sql("""
                        select household_id, last_day, kind, points, held, told_at from treasury.expiry_reminder
                        where town_id = :town and household_id = :household and last_day >= :today
                        order by last_day, told_at
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("today", today)
                .map(row -> new Told(
                        must(row, "household_id", UUID.class),
                        must(row, "last_day", LocalDate.class),
                        Reminder.valueOf(must(row, "kind", String.class)),
                        must(row, "points", Long.class),
                        must(row, "held", Long.class),
                        must(row, "told_at", Instant.class)))
                .all();
    }

    /** The number the next clearing of a household will have. */
    Mono<Integer> nextNumber(UUID town, UUID household) {
        return database.sql("""
                        select coalesce(max(number), 0) + 1 from treasury.clearing
                        where town_id = :town and household_id = :household
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> add(UUID town, Clearing clearing) {
        return database.sql("""
                        insert into treasury.clearing (town_id, household_id, number, village_id, last_day, up_to, points,
                          transfer_id, cleared_at)
                        values (:town, :household, :number, :village, :day, :upTo, :points, :transfer, :at)
                        """)
                .bind("town", town)
                .bind("household", clearing.household())
                .bind("number", clearing.number())
                .bind("village", clearing.village())
                .bind("day", clearing.lastDay())
                .bind("upTo", clearing.upTo().code())
                .bind("points", clearing.points())
                .bind("transfer", clearing.transfer())
                .bind("at", clearing.clearedAt())
                .then();
    }

    /** The newest first; {@code after} is the transfer of the last one seen. */
    Flux<Clearing> page(UUID town, @Nullable UUID after, int limit) {
        return database.sql("""
                        select household_id, number, village_id, last_day, up_to, points, transfer_id, cleared_at
                        from treasury.clearing
                        where town_id = :town and (:after::uuid is null or transfer_id < :after)
                        order by transfer_id desc limit :limit
                        """)
                .bind("town", town)
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(Clearings::clearing)
                .all();
    }

    Mono<Void> grant(UUID town, UUID correction, UUID household, LocalDate until, Instant at) {
        return database.sql("""
                        insert into treasury.reprieve (town_id, correction_id, household_id, until_day, granted_at)
                        values (:town, :correction, :household, :until, :at)
                        """)
                .bind("town", town)
                .bind("correction", correction)
                .bind("household", household)
                .bind("until", until)
                .bind("at", at)
                .then();
    }

    /** Every day each household was told of since; days that are over are among them. */
    Mono<Map<UUID, TreeSet<LocalDate>>> toldDays(UUID town, LocalDate since) {
        return database.sql("""
                        select distinct household_id, last_day from treasury.expiry_reminder
                        where town_id = :town and last_day >= :since
                        """)
                .bind("town", town)
                .bind("since", since)
                .map(row -> Map.entry(must(row, "household_id", UUID.class), must(row, "last_day", LocalDate.class)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
    }

    /** Households with more time, and until when; those whose time is over are left out. */
    Mono<Map<UUID, LocalDate>> reprieved(UUID town, LocalDate today) {
        return database.sql("""
                        select household_id, max(until_day) until_day from treasury.reprieve
                        where town_id = :town and until_day >= :today group by household_id
                        """)
                .bind("town", town)
                .bind("today", today)
                .map(row -> Map.entry(must(row, "household_id", UUID.class), must(row, "until_day", LocalDate.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Clearing clearing(Readable row) {
        return new Clearing(
                must(row, "household_id", UUID.class),
                must(row, "number", Integer.class),
                must(row, "village_id", UUID.class),
                must(row, "last_day", LocalDate.class),
                Quarter.ofCode(must(row, "up_to", Integer.class)),
                must(row, "points", Long.class),
                must(row, "transfer_id", UUID.class),
                must(row, "cleared_at", Instant.class));
    }

    private static <T> T must(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
