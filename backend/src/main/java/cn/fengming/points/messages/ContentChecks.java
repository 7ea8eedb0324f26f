package cn.fengming.points.messages;

import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.wechat.Verdict;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of content checks. What was said is not copied here. */
@Component
class ContentChecks {

    private static final String COLUMNS = "town_id, id, spot_id, step, photo_id, person_id, state, trace_id, noted_at";

    private final DatabaseClient database;
    private final Clock clock;

    ContentChecks(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Emits false when this was noted before. */
    Mono<Boolean> note(UUID town, UUID id, UUID spot, int step, @Nullable UUID photo, UUID person) {
        return database.sql("""
                        insert into messages.content_check
                          (town_id, id, spot_id, step, photo_id, person_id, state, noted_at)
                        values (:town, :id, :spot, :step, :photo, :person, 'WAITING', :now)
                        on conflict on constraint content_check_once do nothing
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("spot", spot)
                .bind("step", step)
                .bind("photo", Maybe.of(UUID.class, photo))
                .bind("person", person)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(noted -> noted == 1);
    }

    Mono<ContentCheck> lock(UUID town, UUID id) {
        return database.sql("select " + COLUMNS
                        + " from messages.content_check where town_id = :town and id = :id for update")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(ContentCheck.class)
                .one();
    }

    /** By the name WeChat gave it: WeChat knows no towns, and its names are its own. */
    Mono<ContentCheck> lockByTrace(String trace) {
        return database.sql("select " + COLUMNS + " from messages.content_check where trace_id = :trace for update")
                .bind("trace", trace)
                .mapProperties(ContentCheck.class)
                .first();
    }

    Mono<Void> asked(ContentCheck check, String trace) {
        return database.sql("""
                        update messages.content_check set state = 'ASKED', trace_id = :trace, asked_at = :now
                         where town_id = :town and id = :id
                        """)
                .bind("trace", trace)
                .bind("now", clock.instant())
                .bind("town", check.townId())
                .bind("id", check.id())
                .then();
    }

    Mono<Void> answered(ContentCheck check, Verdict verdict) {
        return end(check, ContentCheck.State.of(verdict), verdict.label(), null);
    }

    Mono<Void> skipped(ContentCheck check, ContentCheck.Skip why) {
        return end(check, ContentCheck.State.SKIPPED, null, why.name());
    }

    private Mono<Void> end(
            ContentCheck check, ContentCheck.State state, @Nullable Integer label, @Nullable String skipped) {
        return database.sql("""
                        update messages.content_check
                           set state = :state, label = :label, skipped = :skipped, answered_at = :now
                         where town_id = :town and id = :id
                        """)
                .bind("state", state.name())
                .bind("label", Maybe.of(Integer.class, label))
                .bind("skipped", Maybe.of(String.class, skipped))
                .bind("now", clock.instant())
                .bind("town", check.townId())
                .bind("id", check.id())
                .then();
    }
}
