package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Owed;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of letters, their answers and their history. */
@Component
class Letters {

    private static final String LETTER = """
            select id, kind, year, number, title, village_id, village_name, addressee, round_id, subject_id, consequence,
                   scheme, period, cause, follows, grounds, words, due_on, state, overdue_at, talked_on, talked_by,
                   talk_words, drafted_at, sent_at, closed_at
            from inspection.letter
            """;

    private final DatabaseClient database;
    private final Json json;

    Letters(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    private record Grounds(List<Owed.Reason> reasons) {}

    /** Emits false when the place has this letter already, or the id is taken. */
    Mono<Boolean> add(UUID town, Letter letter, UUID by) {
        return database.sql("""
                        insert into inspection.letter (town_id, id, kind, title, village_id, village_name, addressee,
                                                       round_id, subject_id, consequence, scheme, period, cause, follows,
                                                       grounds, words, due_on, state, drafted_by, drafted_at)
                        values (:town, :id, :kind, :title, :village, :name, :addressee, :round, :subject, :consequence,
                                :scheme, :period, :cause, :follows, :grounds, :words, :due, 'DRAFT', :by, :at)
                        on conflict do nothing
                        """)
                .bind("town", town)
                .bind("id", letter.id())
                .bind("kind", letter.kind().name())
                .bind("title", letter.title())
                .bind("village", letter.village())
                .bind("name", letter.villageName())
                .bind("addressee", letter.addressee())
                .bind("round", Maybe.of(UUID.class, letter.round()))
                .bind("subject", Maybe.of(UUID.class, letter.subject()))
                .bind("consequence", Maybe.of(Integer.class, letter.consequence()))
                .bind("scheme", Maybe.of(String.class, letter.scheme()))
                .bind("period", Maybe.of(String.class, letter.period()))
                .bind("cause", letter.cause())
                .bind("follows", Maybe.of(UUID.class, letter.follows()))
                .bind("grounds", json.write(new Grounds(letter.grounds())))
                .bind("words", letter.words())
                .bind("due", Maybe.of(LocalDate.class, letter.dueOn()))
                .bind("by", by)
                .bind("at", letter.draftedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Writes a draft anew. The caller holds the lock. */
    Mono<Void> change(UUID town, UUID id, LetterEntry entry, List<Owed.Reason> grounds) {
        return database.sql("""
                        update inspection.letter
                        set title = :title, addressee = :addressee, cause = :cause, words = :words, due_on = :due,
                            grounds = :grounds
                        where town_id = :town and id = :id and state = 'DRAFT'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("title", entry.title().strip())
                .bind("addressee", entry.addressee().strip())
                .bind("cause", entry.cause().strip())
                .bind("words", entry.words().strip())
                .bind("due", Maybe.of(LocalDate.class, entry.dueOn()))
                .bind("grounds", json.write(new Grounds(grounds)))
                .then();
    }

    Mono<Letter> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Letter> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Letter> one(UUID town, UUID id, String lock) {
        return database.sql(LETTER + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(this::letter)
                .one();
    }

    /**
     * Newest first.
     *
     * @param villages null for the whole town
     * @param states at least one
     */
    Flux<Letter> list(
            UUID town,
            @Nullable Collection<UUID> villages,
            Collection<Letter.State> states,
            @Nullable UUID after,
            int limit) {
        return database.sql(LETTER + """
                        where town_id = :town
                          and (cast(:villages as uuid[]) is null or village_id = any(:villages))
                          and state = any(:states)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind("villages", Maybe.of(UUID[].class, villages == null ? null : villages.toArray(UUID[]::new)))
                .bind("states", states.stream().map(Enum::name).toArray(String[]::new))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(this::letter)
                .all();
    }

    /** The talk with a village that a scheme brought for a period; the last one. */
    Mono<UUID> talkOf(UUID town, UUID village, String scheme, String period) {
        return database.sql("""
                        select id from inspection.letter
                        where town_id = :town and village_id = :village and kind = 'TALK' and scheme = :scheme
                          and period = :period and state <> 'DISCARDED'
                        order by id desc
                        limit 1
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("scheme", scheme)
                .bind("period", period)
                .mapValue(UUID.class)
                .one();
    }

    /** Gives the next number of a kind and year. Others wait for theirs until the transaction ends: there are no gaps. */
    Mono<Integer> nextNumber(UUID town, Letter.Kind kind, int year) {
        return database.sql("""
                        insert into inspection.letter_number (town_id, kind, year, last)
                        values (:town, :kind, :year, 1)
                        on conflict on constraint letter_number_pk
                          do update set last = inspection.letter_number.last + 1
                        returning last
                        """)
                .bind("town", town)
                .bind("kind", kind.name())
                .bind("year", year)
                .mapValue(Integer.class)
                .one();
    }

    /** @param closed it asks for nothing, and is done with being sent */
    Mono<Void> sent(
            UUID town, UUID id, int year, int number, @Nullable LocalDate dueOn, boolean closed, UUID by, Instant at) {
        return database.sql("""
                        update inspection.letter
                        set state = :state, year = :year, number = :number, due_on = :due, sent_by = :by, sent_at = :at,
                            closed_at = :closed
                        where town_id = :town and id = :id and state = 'DRAFT'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", closed ? "CLOSED" : "SENT")
                .bind("year", year)
                .bind("number", number)
                .bind("due", Maybe.of(LocalDate.class, dueOn))
                .bind("by", by)
                .bind("at", at)
                .bind("closed", Maybe.of(Instant.class, closed ? at : null))
                .then();
    }

    /** The caller holds the lock. */
    Mono<Void> move(UUID town, UUID id, Letter.State state, @Nullable Instant closed) {
        return database.sql("""
                        update inspection.letter set state = :state, closed_at = :closed
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("state", state.name())
                .bind("closed", Maybe.of(Instant.class, closed))
                .then();
    }

    /** Back to the village with a deadline of its own. */
    Mono<Void> returned(UUID town, UUID id, LocalDate dueOn) {
        return database.sql("""
                        update inspection.letter set state = 'RETURNED', due_on = :due, overdue_at = null
                        where town_id = :town and id = :id and state = 'REPLIED'
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("due", dueOn)
                .then();
    }

    Mono<Void> talked(UUID town, UUID id, LocalDate on, String by, String words) {
        return database.sql("""
                        update inspection.letter set talked_on = :on, talked_by = :by, talk_words = :words
                        where town_id = :town and id = :id and talked_on is null
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("on", on)
                .bind("by", by)
                .bind("words", words)
                .then();
    }

    /** Letters whose day has passed without an answer. */
    Flux<UUID> due(UUID town, LocalDate today) {
        return database.sql("""
                        select id from inspection.letter
                        where town_id = :town and state in ('SENT', 'RETURNED') and overdue_at is null and due_on < :today
                        order by id
                        limit 500
                        """)
                .bind("town", town)
                .bind("today", today)
                .mapValue(UUID.class)
                .all();
    }

    Mono<Long> overdue(UUID town, UUID id, LocalDate today, Instant at) {
        return database.sql("""
                        update inspection.letter set overdue_at = :at
                        where town_id = :town and id = :id and state in ('SENT', 'RETURNED') and overdue_at is null
                          and due_on < :today
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("today", today)
                .bind("at", at)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> add(UUID town, Reply reply) {
        return database.sql("""
                        insert into inspection.reply (town_id, id, letter_id, words, photos, replied_by, replied_at)
                        values (:town, :id, :letter, :words, :photos, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", reply.id())
                .bind("letter", reply.letter())
                .bind("words", reply.words())
                .bind("photos", reply.photos().toArray(UUID[]::new))
                .bind("by", reply.repliedBy())
                .bind("at", reply.repliedAt())
                .then();
    }

    /** Oldest first. */
    Flux<Reply> replies(UUID town, UUID letter) {
        return database.sql("""
                        select id, letter_id, words, photos, replied_by, replied_at from inspection.reply
                        where town_id = :town and letter_id = :letter
                        order by replied_at, id
                        """)
                .bind("town", town)
                .bind("letter", letter)
                .map(row -> new Reply(
                        get(row, "id", UUID.class),
                        get(row, "letter_id", UUID.class),
                        get(row, "words", String.class),
                        List.of(get(row, "photos", UUID[].class)),
                        get(row, "replied_by", UUID.class),
                        get(row, "replied_at", Instant.class)))
                .all();
    }

    /** The caller holds the letter's lock. */
    Mono<Void> step(
            Actor actor,
            UUID letter,
            LetterStep.Move move,
            @Nullable String words,
            @Nullable LocalDate dueOn,
            Instant at) {
        return database.sql("""
                        insert into inspection.letter_step (town_id, letter_id, number, move, words, due_on, done_by,
                                                            done_at)
                        select :town, :letter, coalesce(max(number), 0) + 1, :move, :words, :due, :by, :at
                        from inspection.letter_step
                        where town_id = :town and letter_id = :letter
                        """)
                .bind("town", actor.town())
                .bind("letter", letter)
                .bind("move", move.name())
                .bind("words", Maybe.of(String.class, words))
                .bind("due", Maybe.of(LocalDate.class, dueOn))
                .bind("by", actor.person())
                .bind("at", at)
                .then();
    }

    Flux<LetterStep> steps(UUID town, UUID letter) {
        return database.sql("""
                        select number, move, words, due_on, done_by, done_at from inspection.letter_step
                        where town_id = :town and letter_id = :letter
                        order by number
                        """)
                .bind("town", town)
                .bind("letter", letter)
                .map(row -> new LetterStep(
                        get(row, "number", Integer.class),
                        LetterStep.Move.valueOf(get(row, "move", String.class)),
                        row.get("words", String.class),
                        row.get("due_on", LocalDate.class),
                        get(row, "done_by", UUID.class),
                        "",
                        get(row, "done_at", Instant.class)))
                .all();
    }

    private Letter letter(Readable row) {
        return new Letter(
                get(row, "id", UUID.class),
                Letter.Kind.valueOf(get(row, "kind", String.class)),
                row.get("year", Integer.class),
                row.get("number", Integer.class),
                get(row, "title", String.class),
                get(row, "village_id", UUID.class),
                get(row, "village_name", String.class),
                get(row, "addressee", String.class),
                row.get("round_id", UUID.class),
                row.get("subject_id", UUID.class),
                row.get("consequence", Integer.class),
                row.get("scheme", String.class),
                row.get("period", String.class),
                get(row, "cause", String.class),
                row.get("follows", UUID.class),
                json.read(get(row, "grounds", io.r2dbc.postgresql.codec.Json.class), Grounds.class)
                        .reasons(),
                get(row, "words", String.class),
                row.get("due_on", LocalDate.class),
                Letter.State.valueOf(get(row, "state", String.class)),
                row.get("overdue_at", Instant.class),
                row.get("talked_on", LocalDate.class),
                row.get("talked_by", String.class),
                row.get("talk_words", String.class),
                get(row, "drafted_at", Instant.class),
                row.get("sent_at", Instant.class),
                row.get("closed_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
