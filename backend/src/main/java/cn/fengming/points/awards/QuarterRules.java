package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The chosen rules, one a village and quarter. */
@Component
class QuarterRules {

    private final DatabaseClient database;
    private final Clock clock;

    QuarterRules(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<QuarterRule> find(UUID town, UUID village, Quarter quarter) {
        return database.sql("""
                        select * from awards.quarter_rule
                         where town_id = :town and village_id = :village and quarter = :quarter
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("quarter", quarter.code())
                .map(row -> rule(new Cells(row)))
                .one();
    }

    Flux<QuarterRule> of(UUID town, Quarter quarter) {
        return database.sql("""
                        select * from awards.quarter_rule
                         where town_id = :town and quarter = :quarter order by village_id
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .map(row -> rule(new Cells(row)))
                .all();
    }

    /** Sets or changes it. Whether it may be changed is the desk's to know. */
    Mono<QuarterRule> set(UUID town, UUID village, Quarter quarter, Shortage shortage, UUID by) {
        return database.sql("""
                        insert into awards.quarter_rule (town_id, village_id, quarter, shortage, set_by, set_at)
                        values (:town, :village, :quarter, :shortage, :by, :at)
                        on conflict on constraint quarter_rule_pk
                        do update set shortage = excluded.shortage, set_by = excluded.set_by, set_at = excluded.set_at
                        returning *
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("quarter", quarter.code())
                .bind("shortage", shortage.name())
                .bind("by", by)
                .bind("at", clock.instant())
                .map(row -> rule(new Cells(row)))
                .one();
    }

    private static QuarterRule rule(Cells cells) {
        return new QuarterRule(
                cells.id("village_id"),
                cells.quarter("quarter"),
                cells.word("shortage", Shortage.class),
                cells.id("set_by"),
                cells.moment("set_at"));
    }
}
