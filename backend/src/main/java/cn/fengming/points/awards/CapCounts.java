package cn.fengming.points.awards;

import cn.fengming.points.rules.Cap;
import cn.fengming.points.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts what takes up places under caps. Two requests for the same household and rule (or village and rule, for a cap
 * of the whole village) wait for each other, so the second one sees what the first one took.
 */
@Component
class CapCounts {

    private static final String LIVE = "state not in ('DECLINED', 'STRUCK', 'WITHDRAWN', 'LAPSED', 'CORRECTED')";

    private final DatabaseClient database;

    CapCounts(DatabaseClient database) {
        this.database = database;
    }

    /** Holds the village's turn first and the household's second, always in this order, until the transaction ends. */
    Mono<Void> takeTurn(UUID town, UUID village, UUID household, Rule rule) {
        Mono<Void> home = turn("awards.cap/" + town + "/" + household + "/" + rule.code());
        return ofVillage(rule.cap())
                ? turn("awards.cap/" + town + "/" + village + "/" + rule.code()).then(home)
                : home;
    }

    /** Everything that counts for one more of this household under the rule. */
    Mono<Usage> usage(UUID town, UUID village, UUID household, Rule rule, LocalDate day) {
        return (ofVillage(rule.cap())
                        ? villageUses(town, village, household, rule, day)
                        : householdUses(town, household, rule))
                .collectList()
                .map(Usage::new);
    }

    /**
     * What was already paid in a village, as far back as matters: the count at posting.
     *
     * @param since code of a rule to the first day that counts with what is due
     */
    Mono<Usage> settled(UUID town, UUID village, Map<String, LocalDate> since) {
        List<String> codes = List.copyOf(since.keySet());
        return database.sql("""
                        select household_id as household, rule_code as code, event, happened_on as day, quantity
                          from awards.application
                          join unnest(:codes, :firsts) as matters (code, first_day)
                            on rule_code = matters.code and happened_on >= matters.first_day
                         where town_id = :town and village_id = :village and state in ('POSTED', 'SET_OFF')
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("codes", codes.toArray(String[]::new))
                .bind("firsts", codes.stream().map(since::get).toArray(LocalDate[]::new))
                .mapProperties(Use.class)
                .all()
                .collectList()
                .map(Usage::new);
    }

    Mono<Boolean> hasEvent(UUID town, UUID household, String code, String event) {
        return database.sql("""
                        select exists (select from awards.application
                         where town_id = :town and household_id = :household and rule_code = :code and event = :event
                           and\s""" + LIVE + ")")
                .bind("town", town)
                .bind("household", household)
                .bind("code", code)
                .bind("event", event)
                .mapValue(Boolean.class)
                .one();
    }

    private static final String USES = """
            select household_id as household, rule_code as code, event, happened_on as day, quantity
              from awards.application
            """;

    /** Everything of one household that counts, applications and deductions. */
    Mono<Usage> ofHousehold(UUID town, UUID household) {
        return database.sql(USES + " where town_id = :town and household_id = :household and " + LIVE + """
                         union all
                        select household_id, rule_code, event, happened_on, 1 from awards.deduction
                         where town_id = :town and household_id = :household
                           and state not in ('CANCELLED', 'DROPPED')
                        """)
                .bind("town", town)
                .bind("household", household)
                .mapProperties(Use.class)
                .all()
                .collectList()
                .map(Usage::new);
    }

    private Flux<Use> householdUses(UUID town, UUID household, Rule rule) {
        return database.sql(
                        USES + " where town_id = :town and household_id = :household and rule_code = :code and " + LIVE)
                .bind("town", town)
                .bind("household", household)
                .bind("code", rule.code())
                .mapProperties(Use.class)
                .all();
    }

    /** The village's of the same window, and the household's of all time: an event counts once for ever. */
    private Flux<Use> villageUses(UUID town, UUID village, UUID household, Rule rule, LocalDate day) {
        return database.sql(USES + """
                         where town_id = :town and village_id = :village and rule_code = :code
                           and (happened_on >= :first or household_id = :household)
                           and\s""" + LIVE)
                .bind("town", town)
                .bind("village", village)
                .bind("household", household)
                .bind("code", rule.code())
                .bind("first", rule.cap().window().around(day).first())
                .mapProperties(Use.class)
                .all();
    }

    /** Until the transaction ends nobody else holds the same turn. */
    Mono<Void> turn(String name) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", name)
                .then();
    }

    private static boolean ofVillage(Cap cap) {
        return cap.counted() == Cap.Counted.VILLAGE || cap.sharePercent() != null;
    }
}
