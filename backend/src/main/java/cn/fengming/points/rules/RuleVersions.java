package cn.fengming.points.rules;

import cn.fengming.points.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All versions of all rules. Rows are added and read; the role of the application cannot change one. */
@Component
class RuleVersions {

    private final DatabaseClient database;
    private final Json json;

    RuleVersions(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Who made a version and why. */
    record Made(UUID by, Instant at, String reason) {}

    record RuleVersion(Rule rule, Made made) {}

    Mono<Void> add(Rule rule, Made made) {
        var insert = database.sql("""
                        insert into rules.rule_version
                          (town_id, id, code, version, name, words, points, terms, valid_from, valid_to,
                           made_by, made_at, reason)
                        values (:town, :id, :code, :version, :name, :words, :points, :terms, :from, :to,
                           :by, :at, :reason)
                        """)
                .bind("town", rule.town())
                .bind("id", rule.id())
                .bind("code", rule.code())
                .bind("version", rule.version())
                .bind("name", rule.name())
                .bind("words", rule.words())
                .bind("points", rule.points())
                .bind("terms", json.write(rule.terms()))
                .bind("from", rule.validFrom())
                .bind("by", made.by())
                .bind("at", made.at())
                .bind("reason", made.reason());
        return (rule.validTo() == null ? insert.bindNull("to", LocalDate.class) : insert.bind("to", rule.validTo()))
                .then();
    }

    /** The version of every rule that is in force on that day. */
    Flux<Rule> current(UUID town, LocalDate day) {
        return database.sql("""
                        select * from (
                          select distinct on (code) * from rules.rule_version
                           where town_id = :town and valid_from <= :day
                           order by code, valid_from desc) newest
                         where valid_to is null or valid_to >= :day
                         order by points desc, code
                        """)
                .bind("town", town)
                .bind("day", day)
                .map(this::rule)
                .all();
    }

    Mono<Rule> current(UUID town, String code, LocalDate day) {
        return database.sql("""
                        select * from (
                          select * from rules.rule_version
                           where town_id = :town and code = :code and valid_from <= :day
                           order by valid_from desc limit 1) newest
                         where valid_to is null or valid_to >= :day
                        """)
                .bind("town", town)
                .bind("code", code)
                .bind("day", day)
                .map(this::rule)
                .one();
    }

    Mono<Rule> byId(UUID town, UUID id) {
        return database.sql("select * from rules.rule_version where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .map(this::rule)
                .one();
    }

    /** Newest first. */
    Flux<RuleVersion> of(UUID town, String code) {
        return database.sql("""
                        select * from rules.rule_version
                         where town_id = :town and code = :code order by version desc
                        """)
                .bind("town", town)
                .bind("code", code)
                .map(row -> new RuleVersion(rule(row), made(row)))
                .all();
    }

    Flux<String> codes(UUID town) {
        return database.sql("select distinct code from rules.rule_version where town_id = :town")
                .bind("town", town)
                .map(row -> text(row, "code"))
                .all();
    }

    private Rule rule(Readable row) {
        return new Rule(
                get(row, "id", UUID.class),
                get(row, "town_id", UUID.class),
                text(row, "code"),
                get(row, "version", Integer.class),
                text(row, "name"),
                text(row, "words"),
                get(row, "points", Long.class),
                json.read(get(row, "terms", io.r2dbc.postgresql.codec.Json.class), Terms.class),
                get(row, "valid_from", LocalDate.class),
                row.get("valid_to", LocalDate.class));
    }

    private static Made made(Readable row) {
        return new Made(get(row, "made_by", UUID.class), get(row, "made_at", Instant.class), text(row, "reason"));
    }

    private static String text(Readable row, String column) {
        return get(row, column, String.class);
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
