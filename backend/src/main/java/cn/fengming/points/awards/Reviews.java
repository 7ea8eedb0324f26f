package cn.fengming.points.awards;

import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Panel sessions, what is on their stacks, and the votes. Whoever decides about a matter locks its item first. */
@Component
class Reviews {

    private static final String COLUMNS = "id, village_id as village, seats, state, opened_by, opened_at, closed_at";
    private static final String ITEM = """
            select i.review_id as review, i.subject as matter, i.subject_id as subject, i.household_id as household,
                   i.state, i.decided_at,
                   case when i.state = 'OPEN' then 0 else (select count(*) from awards.vote v
                     where v.town_id = i.town_id and v.review_id = i.review_id and v.subject_id = i.subject_id
                       and v.favour) end as favour,
                   case when i.state = 'OPEN' then 0 else (select count(*) from awards.vote v
                     where v.town_id = i.town_id and v.review_id = i.review_id and v.subject_id = i.subject_id
                       and not v.favour) end as against
              from awards.review_item i
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Reviews(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Review> add(UUID town, Review review) {
        return database.sql("""
                        insert into awards.review (town_id, id, village_id, seats, state, opened_by, opened_at)
                        values (:town, :id, :village, :seats, :state, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", review.id())
                .bind("village", review.village())
                .bind("seats", review.seats())
                .bind("state", review.state().name())
                .bind("by", review.openedBy())
                .bind("at", review.openedAt())
                .then()
                .thenReturn(review);
    }

    Mono<Void> addItem(UUID town, UUID review, Matter matter, UUID subject, UUID household) {
        return database.sql("""
                        insert into awards.review_item (town_id, review_id, subject_id, subject, household_id, state)
                        values (:town, :review, :subject, :matter, :household, 'OPEN')
                        """)
                .bind("town", town)
                .bind("review", review)
                .bind("subject", subject)
                .bind("matter", matter.name())
                .bind("household", household)
                .then();
    }

    Mono<Review> find(UUID town, UUID id) {
        return database.sql("select " + COLUMNS + " from awards.review where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Review.class)
                .one();
    }

    /** One page of a village's sessions, newest first. */
    Flux<Review> ofVillage(UUID town, UUID village, @Nullable UUID after, int limit) {
        return database.sql("select " + COLUMNS + """
                         from awards.review
                        where town_id = :town and village_id = :village
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .mapProperties(Review.class)
                .all();
    }

    Flux<Review.Item> items(UUID town, UUID review) {
        return database.sql(ITEM + " where i.town_id = :town and i.review_id = :review order by i.subject_id")
                .bind("town", town)
                .bind("review", review)
                .mapProperties(Review.Item.class)
                .all();
    }

    /** Every time a matter was on a panel's stack, newest first. */
    Flux<Review.Item> itemsOf(UUID town, UUID subject) {
        return database.sql(ITEM + " where i.town_id = :town and i.subject_id = :subject order by i.review_id desc")
                .bind("town", town)
                .bind("subject", subject)
                .mapProperties(Review.Item.class)
                .all();
    }

    /** Open matters of these villages (all of the town when empty) that the person has not voted on, oldest first. */
    Flux<Review.Item> stack(UUID town, Collection<UUID> villages, UUID person, @Nullable UUID after, int limit) {
        return database.sql(ITEM + """
                          join awards.review r on r.town_id = i.town_id and r.id = i.review_id
                         where i.town_id = :town and i.state = 'OPEN'
                           and (cardinality(:villages) = 0 or r.village_id = any(:villages))
                           and (cast(:after as uuid) is null or i.subject_id > :after)
                           and not exists (select from awards.vote v where v.town_id = i.town_id
                             and v.review_id = i.review_id and v.subject_id = i.subject_id and v.person_id = :person)
                         order by i.subject_id limit :limit
                        """)
                .bind("town", town)
                .bind("villages", villages.toArray(UUID[]::new))
                .bind("person", person)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .mapProperties(Review.Item.class)
                .all();
    }

    /** Keeps other votes on this matter waiting until the transaction ends. */
    Mono<Review.Item> lockItem(UUID town, UUID review, UUID subject) {
        return database.sql(ITEM + " where i.town_id = :town and i.review_id = :review and i.subject_id = :subject"
                        + " for update of i")
                .bind("town", town)
                .bind("review", review)
                .bind("subject", subject)
                .mapProperties(Review.Item.class)
                .one();
    }

    /** Emits false when this person has voted on it already. */
    Mono<Boolean> addVote(UUID town, UUID review, Review.Vote vote) {
        return database.sql("""
                        insert into awards.vote
                          (town_id, review_id, subject_id, person_id, household_id, favour, reason, at)
                        values (:town, :review, :subject, :person, :household, :favour, :reason, :at)
                        on conflict on constraint vote_once do nothing
                        """)
                .bind("town", town)
                .bind("review", review)
                .bind("subject", vote.subject())
                .bind("person", vote.person())
                .bind("household", Cells.orNull(vote.household(), UUID.class))
                .bind("favour", vote.favour())
                .bind("reason", Cells.orNull(vote.reason(), String.class))
                .bind("at", vote.at())
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    Flux<Review.Vote> votes(UUID town, UUID review, UUID subject) {
        return database.sql("""
                        select subject_id as subject, person_id as person, household_id as household, favour, reason, at
                          from awards.vote
                         where town_id = :town and review_id = :review and subject_id = :subject order by at, person_id
                        """)
                .bind("town", town)
                .bind("review", review)
                .bind("subject", subject)
                .mapProperties(Review.Vote.class)
                .all();
    }

    /** Everybody who ever voted on a matter. */
    Flux<UUID> voters(UUID town, UUID subject) {
        return database.sql(
                        "select distinct person_id from awards.vote where town_id = :town and subject_id = :subject")
                .bind("town", town)
                .bind("subject", subject)
                .map(row -> new Cells(row).id("person_id"))
                .all();
    }

    Mono<Void> decide(UUID town, UUID review, UUID subject, Review.ItemState state) {
        return database.sql("""
                        update awards.review_item set state = :state, decided_at = :at
                         where town_id = :town and review_id = :review and subject_id = :subject and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("review", review)
                .bind("subject", subject)
                .bind("state", state.name())
                .bind("at", clock.instant())
                .then();
    }

    /** Takes a matter off whatever stack it is on; nothing happens when it is on none. */
    Mono<Void> takeOff(UUID town, UUID subject) {
        return database.sql("""
                        update awards.review_item set state = 'TAKEN_BACK', decided_at = :at
                         where town_id = :town and subject_id = :subject and state = 'OPEN'
                        returning review_id
                        """)
                .bind("town", town)
                .bind("subject", subject)
                .bind("at", clock.instant())
                .map(row -> new Cells(row).id("review_id"))
                .all()
                .concatMap(review -> closeWhenDone(town, review))
                .then();
    }

    /** Takes every open matter off the stack of a session, and emits them. */
    Flux<Review.Item> takeAllOff(UUID town, UUID review) {
        return database.sql("""
                        update awards.review_item set state = 'TAKEN_BACK', decided_at = :at
                         where town_id = :town and review_id = :review and state = 'OPEN'
                        returning review_id as review, subject as matter, subject_id as subject,
                          household_id as household, state, 0 as favour, 0 as against, decided_at
                        """)
                .bind("town", town)
                .bind("review", review)
                .bind("at", clock.instant())
                .mapProperties(Review.Item.class)
                .all()
                .collectList()
                .flatMapIterable(items -> items);
    }

    Mono<Void> closeWhenDone(UUID town, UUID review) {
        return end(town, review, Review.State.CLOSED);
    }

    Mono<Void> cancel(UUID town, UUID review) {
        return end(town, review, Review.State.CANCELLED);
    }

    private Mono<Void> end(UUID town, UUID review, Review.State state) {
        return database.sql("""
                        update awards.review set state = :state, closed_at = :at
                         where town_id = :town and id = :id and state = 'OPEN'
                           and not exists (select from awards.review_item i
                             where i.town_id = :town and i.review_id = :id and i.state = 'OPEN')
                        """)
                .bind("town", town)
                .bind("id", review)
                .bind("state", state.name())
                .bind("at", clock.instant())
                .then();
    }
}
