package cn.fengming.points.kernel;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** What others want to know, written in the same transaction as the fact itself: told exactly if the fact stands. */
@Component
public class Outbox {

    private final DatabaseClient database;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    Outbox(DatabaseClient database, Ids ids, Json json, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** The same as a step of what is written together with others. */
    public Step told(String topic, UUID subject, Object payload) {
        return new Step(Step.Turn.RECORDS, "kernel.add_facts", new Step.Fact(ids.next(), topic, subject, payload));
    }

    /**
     * @param topic what happened, {@code module.fact}: {@code awards.posted}
     * @param subject id of the thing it happened to
     * @param payload a record that becomes JSON; no personal data beyond ids
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> tell(UUID town, String topic, UUID subject, Object payload) {
        return database.sql("""
                        insert into kernel.outbox (town_id, id, topic, subject_id, payload, happened_at, next_at)
                        values (:town, :id, :topic, :subject, :payload, :now, :now)
                        """)
                .bind("town", town)
                .bind("id", ids.next())
                .bind("topic", topic)
                .bind("subject", subject)
                .bind("payload", json.write(payload))
                .bind("now", clock.instant())
                .then();
    }
}
