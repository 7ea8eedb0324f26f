package cn.fengming.points.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many more messages each person agreed to, by template. WeChat keeps the true count; this one follows it, and where
 * they differ WeChat's refusal (43101) sets it right.
 */
@Component
class Subscriptions {

    private final DatabaseClient database;
    private final Clock clock;

    Subscriptions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is left of one template. */
    record Left(String template, int leftOver, Tap.Answer answer) {}

    /** Notes a tap; emits false when it was told of before. */
    Mono<Boolean> note(Tap tap) {
        return database.sql("""
                        insert into messages.tap (person_id, id, template, teller, answer, tapped_at, paired)
                        values (:person, :id, :template, :teller, :answer, :at, false)
                        on conflict on constraint tap_pk do nothing
                        """)
                .bind("person", tap.person())
                .bind("id", tap.id())
                .bind("template", tap.template())
                .bind("teller", tap.teller().name())
                .bind("answer", tap.answer().name())
                .bind("at", tap.tappedAt())
                .fetch()
                .rowsUpdated()
                .map(noted -> noted == 1);
    }

    /** Takes the other teller's word for the same tap and this one together; emits false when it is the only one. */
    Mono<Boolean> pair(Tap tap) {
        return database.sql("""
                        with other as (
                          select id from messages.tap
                           where person_id = :person and template = :template and teller = :other and answer = :answer
                             and not paired and tapped_at between :from and :to
                           order by tapped_at limit 1)
                        update messages.tap set paired = true
                         where person_id = :person and template = :template
                           and id in (select id from other union all select :id::uuid from other)
                        """)
                .bind("person", tap.person())
                .bind("template", tap.template())
                .bind("other", tap.teller().other().name())
                .bind("answer", tap.answer().name())
                .bind("from", tap.tappedAt().minus(Tap.SAME_TAP))
                .bind("to", tap.tappedAt().plus(Tap.SAME_TAP))
                .bind("id", tap.id())
                .fetch()
                .rowsUpdated()
                .map(paired -> paired > 0);
    }

    /** Keeps everybody else from this person's count of this template until the transaction ends. */
    Mono<Void> lock(UUID person, String template, Tap.Answer answer) {
        return database.sql("""
                        insert into messages.subscription as s (person_id, template, left_over, answer, changed_at)
                        values (:person, :template, 0, :answer, :now)
                        on conflict on constraint subscription_pk do update set changed_at = s.changed_at
                        """)
                .bind("person", person)
                .bind("template", template)
                .bind("answer", answer.name())
                .bind("now", clock.instant())
                .then();
    }

    Mono<Void> answered(UUID person, String template, Tap.Answer answer, int more) {
        return database.sql("""
                        update messages.subscription set answer = :answer, changed_at = :now,
                          left_over = case when :answer = 'BAN' then 0 else left_over + :more end
                         where person_id = :person and template = :template
                        """)
                .bind("answer", answer.name())
                .bind("now", clock.instant())
                .bind("more", more)
                .bind("person", person)
                .bind("template", template)
                .then();
    }

    /** Uses one up; emits false when there is none. */
    Mono<Boolean> take(UUID person, String template) {
        return change(person, template, "left_over = left_over - 1", "and left_over > 0");
    }

    Mono<Boolean> giveBack(UUID person, String template) {
        return change(person, template, "left_over = left_over + 1", "");
    }

    /** WeChat says that nothing is left, or the person has switched it off there. */
    Mono<Boolean> forfeit(UUID person, String template) {
        return change(person, template, "left_over = 0, answer = 'REJECT'", "");
    }

    private Mono<Boolean> change(UUID person, String template, String what, String when) {
        return database.sql("update messages.subscription set " + what
                        + ", changed_at = :now where person_id = :person and template = :template " + when)
                .bind("now", clock.instant())
                .bind("person", person)
                .bind("template", template)
                .fetch()
                .rowsUpdated()
                .map(changed -> changed == 1);
    }

    Flux<Left> of(UUID person, Collection<String> templates) {
        return database.sql("""
                        select template, left_over, answer from messages.subscription
                         where person_id = :person and template = any(:templates)
                        """)
                .bind("person", person)
                .bind("templates", templates.toArray(String[]::new))
                .mapProperties(Left.class)
                .all();
    }

    Mono<Void> forget(UUID person) {
        return database.sql("delete from messages.subscription where person_id = :person")
                .bind("person", person)
                .then()
                .then(database.sql("delete from messages.tap where person_id = :person")
                        .bind("person", person)
                        .then());
    }

    /** Taps are only kept to count each once. */
    Mono<Long> forgetTapsBefore(Instant limit) {
        return database.sql("delete from messages.tap where tapped_at < :limit")
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
