package cn.fengming.points.messages;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import cn.fengming.points.wechat.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of messages, as they are written and sent. A message is written once for each fact and person. */
@Component
class Messages {

    private static final String COLUMNS =
            "town_id, id, person_id, kind, page, slots::text as slots, send_before, state, tries";

    private final DatabaseClient database;
    private final Json json;
    private final Clock clock;

    Messages(DatabaseClient database, Json json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** A message that is new: waits to be sent, or (why) is for the list only. */
    record Row(
            UUID id,
            UUID person,
            @Nullable UUID household,
            Kind kind,
            String words,
            String page,
            String slots,
            Instant before,
            Message.@Nullable Why why) {}

    /** Emits how many were new. */
    Mono<Long> write(UUID town, UUID fact, Instant happenedAt, List<Row> rows) {
        return database.sql("""
                        insert into messages.message (town_id, id, person_id, household_id, kind, fact_id, words, page,
                          slots, happened_at, written_at, send_before, state, why, next_at, ended_at)
                        select :town, id, person, household, kind, :fact, words, page, slots::jsonb, :happened, :now,
                               before, case when why is null then 'WAITING' else 'LIST_ONLY' end, why,
                               case when why is null then :now end, case when why is not null then :now end
                        from jsonb_to_recordset(:rows) as row(id uuid, person uuid, household uuid, kind text,
                          words text, page text, slots text, before timestamptz, why text)
                        on conflict on constraint message_once do nothing
                        """)
                .bind("town", town)
                .bind("fact", fact)
                .bind("happened", happenedAt)
                .bind("now", clock.instant())
                .bind("rows", json.write(rows))
                .fetch()
                .rowsUpdated();
    }

    /** Messages whose turn has come, the oldest first. */
    Flux<UUID> due(UUID town, int rows) {
        return database.sql("""
                        select id from messages.message
                         where town_id = :town and state = 'WAITING' and next_at <= :now
                         order by next_at, id limit :rows
                        """)
                .bind("town", town)
                .bind("now", clock.instant())
                .bind("rows", rows)
                .mapValue(UUID.class)
                .all();
    }

    /** Empty when it does not wait any more, or somebody else has it in hand. */
    Mono<Message> lockWaiting(UUID town, UUID id) {
        return database.sql("select " + COLUMNS + """
                         from messages.message
                        where town_id = :town and id = :id and state = 'WAITING' and next_at <= :now
                          for update skip locked
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("now", clock.instant())
                .mapProperties(Message.class)
                .one();
    }

    /** Marks it as being said to WeChat. */
    Mono<Message> sending(Message message, String template) {
        return database.sql("""
                        update messages.message set state = 'SENDING', sending_since = :now, next_at = null,
                          tries = tries + 1, template = :template
                         where town_id = :town and id = :id
                        returning """ + " " + COLUMNS)
                .bind("now", clock.instant())
                .bind("template", template)
                .bind("town", message.townId())
                .bind("id", message.id())
                .mapProperties(Message.class)
                .one();
    }

    /** Ends a waiting message without WeChat. */
    Mono<Void> end(Message message, Message.State state, Message.@Nullable Why why) {
        return database.sql("""
                        update messages.message set state = :state, why = :why, next_at = null, ended_at = :now
                         where town_id = :town and id = :id and state = 'WAITING'
                        """)
                .bind("state", state.name())
                .bind("why", Maybe.of(String.class, why == null ? null : why.name()))
                .bind("now", clock.instant())
                .bind("town", message.townId())
                .bind("id", message.id())
                .then();
    }

    /** Writes down what followed; emits false when the message is not being said any more. */
    Mono<Boolean> settle(Message message, Message.Step step, int errcode, String words) {
        Instant now = clock.instant();
        return database.sql("""
                        update messages.message set state = :state, sending_since = null, next_at = :next,
                          ended_at = :ended, errcode = :errcode, errwords = :words
                         where town_id = :town and id = :id and state = 'SENDING' and tries = :tries
                        """)
                .bind("state", step.state().name())
                .bind("next", Maybe.of(Instant.class, step.nextAt()))
                .bind("ended", Maybe.of(Instant.class, step.nextAt() == null ? now : null))
                .bind("errcode", errcode)
                .bind("words", words)
                .bind("town", message.townId())
                .bind("id", message.id())
                .bind("tries", message.tries())
                .fetch()
                .rowsUpdated()
                .map(settled -> settled == 1);
    }

    /** Ends what was being said when the program went away: nobody knows whether WeChat heard it. */
    Mono<Long> endStuck(UUID town, Instant before) {
        return database.sql("""
                        update messages.message set state = 'UNSURE', sending_since = null, ended_at = :now,
                          errcode = :errcode, errwords = '发送时程序中断，不知道送到没有'
                         where town_id = :town and state = 'SENDING' and sending_since < :before
                        """)
                .bind("now", clock.instant())
                .bind("errcode", Delivery.NO_ANSWER)
                .bind("town", town)
                .bind("before", before)
                .fetch()
                .rowsUpdated();
    }

    /**
     * Notes what WeChat says later about the latest message that can be meant: given to it with this template not long
     * before. WeChat names no town and no message.
     */
    Mono<Long> reached(List<UUID> towns, UUID person, String template, Instant since, int errcode, String words) {
        return database.sql("""
                        update messages.message m set
                          reached_at = case when :reached then :now end,
                          state = case when :reached then 'SENT' else 'REFUSED' end,
                          errcode = :errcode, errwords = :words
                         where m.town_id = any(:towns) and m.id = (
                           select id from messages.message
                            where town_id = any(:towns) and person_id = :person and template = :template
                              and reached_at is null and state in ('SENT', 'UNSURE') and ended_at >= :since
                            order by ended_at desc limit 1)
                        """)
                .bind("reached", errcode == 0)
                .bind("towns", towns.toArray(UUID[]::new))
                .bind("now", clock.instant())
                .bind("errcode", errcode)
                .bind("words", words)
                .bind("person", person)
                .bind("template", template)
                .bind("since", since)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> forget(UUID town, UUID person) {
        return database.sql("delete from messages.message where town_id = :town and person_id = :person")
                .bind("town", town)
                .bind("person", person)
                .then();
    }

    Mono<Long> forgetBefore(UUID town, Instant limit) {
        return database.sql("delete from messages.message where town_id = :town and written_at < :limit")
                .bind("town", town)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
