package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What households got and by whose hands, for those who look over it. Nothing here checks who asks. */
@Component
public class PostedAwards {

    private static final String SELECT = """
            select a.id, a.village_id, a.household_id, a.rule_name, a.posted - a.taken_back as points, a.submitted_at,
                   a.state_at,
                   array_remove(array[a.taken_by, a.confirmed_by,
                                      case when a.origin <> 'APPLIED' then a.submitted_by end], null) as writers,
                   array(select v.person_id from awards.review_item i
                         join awards.vote v on v.town_id = i.town_id and v.review_id = i.review_id
                          and v.subject_id = i.subject_id
                         where i.town_id = a.town_id and i.subject_id = a.id and i.state = 'PASSED' and v.favour) as judges
            from awards.application a
            where a.town_id = :town and a.state = 'POSTED' and a.posted > a.taken_back
            """;

    private final DatabaseClient database;

    PostedAwards(DatabaseClient database) {
        this.database = database;
    }

    /** Of things done in a quarter, in the order they were recorded. */
    public Flux<PostedAward> of(UUID town, Quarter quarter) {
        return database.sql(SELECT + "and a.quarter = :quarter order by a.id")
                .bind("town", town)
                .bind("quarter", quarter.code())
                .map(PostedAwards::award)
                .all();
    }

    /** Posted from one moment until before another. */
    public Flux<PostedAward> between(UUID town, Instant from, Instant until) {
        return database.sql(SELECT + "and a.state_at >= :from and a.state_at < :until order by a.id")
                .bind("town", town)
                .bind("from", from)
                .bind("until", until)
                .map(PostedAwards::award)
                .all();
    }

    /** Whose an application is, in whichever state. */
    public record Filed(UUID application, UUID village, UUID household, String rule) {}

    public Flux<Filed> filed(UUID town, Collection<UUID> applications) {
        return applications.isEmpty()
                ? Flux.empty()
                : database.sql("""
                        select id as application, village_id as village, household_id as household, rule_name as rule
                        from awards.application where town_id = :town and id = any(:ids)
                        """)
                        .bind("town", town)
                        .bind("ids", applications.toArray(UUID[]::new))
                        .mapProperties(Filed.class)
                        .all();
    }

    private static PostedAward award(Readable row) {
        return new PostedAward(
                must(row, "id", UUID.class),
                must(row, "village_id", UUID.class),
                must(row, "household_id", UUID.class),
                must(row, "rule_name", String.class),
                must(row, "points", Long.class),
                must(row, "submitted_at", Instant.class),
                must(row, "state_at", Instant.class),
                persons(row, "writers"),
                persons(row, "judges"));
    }

    private static Set<UUID> persons(Readable row, String column) {
        return new HashSet<>(List.of(must(row, column, UUID[].class)));
    }

    private static <T> T must(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
