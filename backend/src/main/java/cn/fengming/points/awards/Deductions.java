package cn.fengming.points.awards;

import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The deductions of a town. A row is saved only over the state it was read in, and each move leaves its step. */
@Component
class Deductions {

    private final DatabaseClient database;
    private final Steps steps;
    private final Outbox outbox;

    Deductions(DatabaseClient database, Steps steps, Outbox outbox) {
        this.database = database;
        this.steps = steps;
        this.outbox = outbox;
    }

    /** Payload of every {@code awards.deduction-...} fact. */
    record Moved(UUID deduction, UUID household, Deduction.State state) {}

    static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这条扣分"));
    }

    Mono<Deduction> add(Deduction deduction) {
        return database.sql("""
                        insert into awards.deduction
                          (town_id, id, village_id, household_id, rule_id, rule_code, rule_name, rule_version, points,
                           event, happened_on, words, recorded_by, recorded_from, recorded_at, cure_until,
                           state, state_at)
                        values
                          (:town, :id, :village, :household, :rule, :code, :name, :version, :points,
                           :event, :day, :words, :by, :from, :at, :until, :state, :at)
                        """)
                .bind("town", deduction.town())
                .bind("id", deduction.id())
                .bind("village", deduction.village())
                .bind("household", deduction.household())
                .bind("rule", deduction.rule())
                .bind("code", deduction.ruleCode())
                .bind("name", deduction.ruleName())
                .bind("version", deduction.ruleVersion())
                .bind("points", deduction.points())
                .bind("event", Cells.orNull(deduction.event(), String.class))
                .bind("day", deduction.happenedOn())
                .bind("words", deduction.words())
                .bind("by", deduction.recordedBy())
                .bind("from", Cells.orNull(deduction.recordedFrom(), UUID.class))
                .bind("at", deduction.recordedAt())
                .bind("until", deduction.cureUntil())
                .bind("state", deduction.state().name())
                .then()
                .then(left(deduction, null, deduction.recordedBy(), null))
                .thenReturn(deduction);
    }

    Mono<Deduction> find(UUID town, UUID id) {
        return one("select * from awards.deduction where town_id = :town and id = :id", town, id);
    }

    /** The one whose taken points a transfer gave back. */
    Mono<Deduction> paidBackBy(UUID town, UUID transfer) {
        return one("select * from awards.deduction where town_id = :town and transfer_id = :id", town, transfer);
    }

    Mono<Deduction> lock(UUID town, UUID id) {
        return one("select * from awards.deduction where town_id = :town and id = :id for update", town, id)
                .switchIfEmpty(unknown());
    }

    Flux<Deduction> lockAll(UUID town, UUID village, Collection<UUID> ids) {
        return database.sql("""
                        select * from awards.deduction
                         where town_id = :town and village_id = :village and id = any(:ids)
                         order by id for update
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> deduction(new Cells(row)))
                .all();
    }

    /** Those in force in a village for a quarter, no open objection against them; oldest first, locked. */
    Flux<Deduction> lockInForce(UUID town, UUID village, Quarter quarter) {
        return database.sql("""
                        select * from awards.deduction d
                         where town_id = :town and village_id = :village and quarter = :quarter and state = 'IN_FORCE'
                           and not exists (select from awards.objection o where o.town_id = d.town_id
                             and o.subject_id = d.id and o.state = 'OPEN')
                         order by id for update
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("quarter", quarter.code())
                .map(row -> deduction(new Cells(row)))
                .all();
    }

    /** Those still in force of quarters before this one, locked; what another run holds is left to it. */
    Flux<Deduction> lockInForceBefore(UUID town, Quarter quarter) {
        return database.sql("""
                        select * from awards.deduction
                         where town_id = :town and state = 'IN_FORCE' and quarter < :quarter
                         order by id for update skip locked
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .map(row -> deduction(new Cells(row)))
                .all();
    }

    Flux<Deduction> ofHousehold(UUID town, UUID household, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.deduction
                         where town_id = :town and household_id = :household
                           and (cast(:after as uuid) is null or id < :after)
                         order by id desc limit :limit
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> deduction(new Cells(row)))
                .all();
    }

    Flux<Deduction> ofVillage(
            UUID town, UUID village, Deduction.@Nullable State state, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.deduction
                         where town_id = :town and village_id = :village
                           and (cast(:state as text) is null or state = :state)
                           and (cast(:after as uuid) is null or id > :after)
                         order by id limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("state", Cells.orNull(state == null ? null : state.name(), String.class))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> deduction(new Cells(row)))
                .all();
    }

    /** What counts under the cap of a deduction rule. */
    Flux<Use> uses(UUID town, UUID household, String code) {
        return database.sql("""
                        select household_id as household, rule_code as code, event, happened_on as day, 1 as quantity
                          from awards.deduction
                         where town_id = :town and household_id = :household and rule_code = :code
                           and state not in ('CANCELLED', 'DROPPED')
                        """)
                .bind("town", town)
                .bind("household", household)
                .bind("code", code)
                .mapProperties(Use.class)
                .all();
    }

    /** Saves what moved. 409 when somebody else moved it first. */
    Mono<Deduction> save(Deduction deduction, UUID by, @Nullable String reason) {
        Quarter quarter = deduction.quarter();
        return database.sql("""
                        update awards.deduction set
                          state = :state, state_at = :at, reason = :reason, set_off = :setOff, quarter = :quarter,
                          transfer_id = :transfer
                         where town_id = :town and id = :id and state = :before
                        """)
                .bind("town", deduction.town())
                .bind("id", deduction.id())
                .bind("before", deduction.stateBefore().name())
                .bind("state", deduction.state().name())
                .bind("at", deduction.stateAt())
                .bind("reason", Cells.orNull(reason, String.class))
                .bind("setOff", deduction.setOff())
                .bind("quarter", Cells.orNull(quarter == null ? null : quarter.code(), Integer.class))
                .bind("transfer", Cells.orNull(deduction.transfer(), UUID.class))
                .fetch()
                .rowsUpdated()
                .filter(saved -> saved == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("deduction-state", "这条扣分刚刚被别人办理，请刷新后再看")))
                .then(left(deduction, deduction.stateBefore(), by, reason))
                .then(find(deduction.town(), deduction.id()));
    }

    private Mono<Void> left(Deduction deduction, Deduction.@Nullable State before, UUID by, @Nullable String reason) {
        String topic = "awards.deduction-"
                + deduction.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return steps.add(deduction.town(), deduction.id(), before, deduction.state(), by, reason)
                .then(outbox.tell(
                        deduction.town(),
                        topic,
                        deduction.id(),
                        new Moved(deduction.id(), deduction.household(), deduction.state())));
    }

    private Mono<Deduction> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .map(row -> deduction(new Cells(row)))
                .one();
    }

    private static Deduction deduction(Cells cells) {
        Deduction.State state = cells.word("state", Deduction.State.class);
        return new Deduction(
                cells.id("id"),
                cells.id("town_id"),
                cells.id("village_id"),
                cells.id("household_id"),
                cells.id("rule_id"),
                cells.text("rule_code"),
                cells.text("rule_name"),
                cells.count("rule_version"),
                cells.number("points"),
                cells.textOrNull("event"),
                cells.day("happened_on"),
                cells.text("words"),
                cells.id("recorded_by"),
                cells.idOrNull("recorded_from"),
                cells.moment("recorded_at"),
                cells.moment("cure_until"),
                cells.quarterOrNull("quarter"),
                cells.number("set_off"),
                state,
                state,
                cells.moment("state_at"),
                cells.textOrNull("reason"),
                cells.idOrNull("transfer_id"));
    }
}
