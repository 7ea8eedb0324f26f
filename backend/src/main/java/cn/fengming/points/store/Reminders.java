package cn.fengming.points.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What has come near and was told of: each window and each redemption once for each of its days. */
@Component
class Reminders {

    /** What a household is reminded of. */
    enum Kind {
        WINDOW,
        LAPSE
    }

    private final DatabaseClient database;
    private final Clock clock;

    Reminders(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Windows that opened since a day, are still open, and were not told of. */
    Flux<RedemptionWindow> windows(UUID town, LocalDate since, LocalDate today, int rows) {
        return database.sql("""
                        select w.* from store.redemption_window w
                        where w.town_id = :town and w.opens_on between :since and :today and w.closes_on >= :today
                          and not exists (select from store.reminder r where r.town_id = w.town_id
                            and r.kind = 'WINDOW' and r.subject_id = w.id and r.day = w.opens_on)
                        order by w.id limit :rows
                        """)
                .bind("town", town)
                .bind("since", since)
                .bind("today", today)
                .bind("rows", rows)
                .mapProperties(RedemptionWindow.class)
                .all();
    }

    /** Open redemptions of former days whose last day has come near, and that were not told of. */
    Flux<UUID> lapsing(UUID town, LocalDate today, LocalDate until, Instant before, int rows) {
        return database.sql("""
                        select d.id from store.redemption d
                        where d.town_id = :town and d.state = 'OPEN' and d.collect_by between :today and :until
                          and d.redeemed_at < :before
                          and not exists (select from store.reminder r where r.town_id = d.town_id
                            and r.kind = 'LAPSE' and r.subject_id = d.id and r.day = d.collect_by)
                        order by d.collect_by, d.id limit :rows
                        """)
                .bind("town", town)
                .bind("today", today)
                .bind("until", until)
                .bind("before", before)
                .bind("rows", rows)
                .mapValue(UUID.class)
                .all();
    }

    /** Emits false when somebody else told of it meanwhile. */
    Mono<Boolean> note(UUID town, Kind kind, UUID subject, LocalDate day) {
        return database.sql("""
                        insert into store.reminder (town_id, kind, subject_id, day, told_at)
                        values (:town, :kind, :subject, :day, :now)
                        on conflict on constraint reminder_pk do nothing
                        """)
                .bind("town", town)
                .bind("kind", kind.name())
                .bind("subject", subject)
                .bind("day", day)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(noted -> noted == 1);
    }
}
