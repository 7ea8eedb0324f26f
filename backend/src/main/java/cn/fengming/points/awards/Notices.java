package cn.fengming.points.awards;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Public notices and what is on them. Whoever changes an item on notice locks the notice first. */
@Component
class Notices {

    private static final String COLUMNS = "id, village_id as village, title, state, composed_by, composed_at, days,"
            + " published_at, ends_at, ended_at";

    private final DatabaseClient database;
    private final Clock clock;
    private final GroupRead<Listed, List<Notice>> pages;

    /** A page of a village's notices; what is null is not asked for. */
    private record Listed(
            UUID town,
            UUID village,
            Notice.@Nullable State state,
            @Nullable UUID after,
            int limit) {}

    Notices(DatabaseClient database, Clock clock, GroupReads reads) {
        this.database = database;
        this.clock = clock;
        this.pages = reads.of(this::pages);
    }

    static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这份公示"));
    }

    Mono<Notice> add(UUID town, Notice notice) {
        return database.sql("""
                        insert into awards.notice (town_id, id, village_id, title, state, composed_by, composed_at)
                        values (:town, :id, :village, :title, :state, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", notice.id())
                .bind("village", notice.village())
                .bind("title", notice.title())
                .bind("state", notice.state().name())
                .bind("by", notice.composedBy())
                .bind("at", notice.composedAt())
                .then()
                .thenReturn(notice);
    }

    Mono<Void> addItems(UUID town, UUID notice, Collection<UUID> applications) {
        return database.sql("""
                        insert into awards.notice_item (town_id, notice_id, application_id)
                        select :town, :notice, application from unnest(:applications) as line (application)
                        """)
                .bind("town", town)
                .bind("notice", notice)
                .bind("applications", applications.toArray(UUID[]::new))
                .then();
    }

    Flux<UUID> items(UUID town, UUID notice) {
        return database.sql("""
                        select application_id from awards.notice_item
                         where town_id = :town and notice_id = :notice order by application_id
                        """)
                .bind("town", town)
                .bind("notice", notice)
                .map(row -> new Cells(row).id("application_id"))
                .all();
    }

    /** The households whose applications stand on a published notice, each once. */
    Flux<UUID> households(UUID town, UUID notice) {
        return database.sql("""
                        select distinct household_id from awards.application
                         where town_id = :town and notice_id = :notice order by household_id
                        """)
                .bind("town", town)
                .bind("notice", notice)
                .map(row -> new Cells(row).id("household_id"))
                .all();
    }

    Mono<Notice> find(UUID town, UUID id) {
        return one(" where town_id = :town and id = :id", town, id);
    }

    Mono<Notice> lock(UUID town, UUID id) {
        return one(" where town_id = :town and id = :id for update", town, id).switchIfEmpty(unknown());
    }

    /** Keeps it from ending, not from being read or objected to by others. */
    Mono<Notice> share(UUID town, UUID id) {
        return one(" where town_id = :town and id = :id for share", town, id).switchIfEmpty(unknown());
    }

    private Mono<Notice> one(String where, UUID town, UUID id) {
        return database.sql("select " + COLUMNS + " from awards.notice" + where)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(Notice.class)
                .one();
    }

    /** Published ones whose term is over, locked; {@code village} null for the whole town. */
    Flux<Notice> lockOver(UUID town, @Nullable UUID village) {
        return database.sql("select " + COLUMNS + """
                         from awards.notice
                        where town_id = :town and state = 'PUBLISHED' and ends_at <= :now
                          and (cast(:village as uuid) is null or village_id = :village)
                        order by id for update
                        """)
                .bind("town", town)
                .bind("now", clock.instant())
                .bind("village", Cells.orNull(village, UUID.class))
                .mapProperties(Notice.class)
                .all();
    }

    /** Towns that have a notice to end, for the chore. */
    Flux<UUID> townsWithTermOver() {
        return database.sql("select distinct town_id from awards.notice where state = 'PUBLISHED' and ends_at <= :now")
                .bind("now", clock.instant())
                .map(row -> new Cells(row).id("town_id"))
                .all();
    }

    /** One page of a village's, newest first. All who open it at once are answered by one reading of it. */
    Flux<Notice> ofVillage(UUID town, UUID village, Notice.@Nullable State state, @Nullable UUID after, int limit) {
        return new UUID(0, 0).equals(after)
                ? Flux.empty()
                : pages.ask(new Listed(town, village, state, after, limit)).flatMapIterable(Function.identity());
    }

    /** What is not asked for is a state or an id that no notice has. */
    private Mono<Map<Listed, List<Notice>>> pages(DatabaseClient from, Set<Listed> asked) {
        List<Listed> questions = List.copyOf(asked);
        return from.sql("select w.question, n.* from unnest(:towns, :villages, :states, :afters, :mosts)"
                        + " with ordinality w(town, village, state, after, most, question) cross join lateral (select "
                        + COLUMNS + """
                         from awards.notice
                        where town_id = w.town and village_id = w.village
                          and (w.state = '' or state = w.state)
                          and (w.after = '00000000-0000-0000-0000-000000000000' or id < w.after)
                        order by id desc limit w.most) n
                        order by w.question, n.id desc
                        """)
                .bind("towns", questions.stream().map(Listed::town).toArray(UUID[]::new))
                .bind("villages", questions.stream().map(Listed::village).toArray(UUID[]::new))
                .bind(
                        "states",
                        questions.stream()
                                .map(each ->
                                        each.state() == null ? "" : each.state().name())
                                .toArray(String[]::new))
                .bind(
                        "afters",
                        questions.stream()
                                .map(each -> each.after() == null ? new UUID(0, 0) : each.after())
                                .toArray(UUID[]::new))
                .bind("mosts", questions.stream().map(Listed::limit).toArray(Integer[]::new))
                .map(row -> Map.entry(Column.of(row, "question", Long.class), notice(new Cells(row))))
                .all()
                .collect(Collectors.groupingBy(
                        found -> questions.get(Math.toIntExact(found.getKey()) - 1),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    private static Notice notice(Cells row) {
        return new Notice(
                row.id("id"),
                row.id("village"),
                row.text("title"),
                Notice.State.valueOf(row.text("state")),
                row.id("composed_by"),
                row.moment("composed_at"),
                row.row().get("days", Integer.class),
                row.momentOrNull("published_at"),
                row.momentOrNull("ends_at"),
                row.momentOrNull("ended_at"));
    }

    /** Saves what moved over the state it was read in. The row is locked, so nothing else can have moved it. */
    Mono<Notice> save(UUID town, Notice notice) {
        return database.sql("""
                        update awards.notice set state = :state, days = :days, published_at = :published,
                          ends_at = :ends, ended_at = :ended
                         where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", notice.id())
                .bind("state", notice.state().name())
                .bind("days", Cells.orNull(notice.days(), Integer.class))
                .bind("published", Cells.orNull(notice.publishedAt(), Instant.class))
                .bind("ends", Cells.orNull(notice.endsAt(), Instant.class))
                .bind("ended", Cells.orNull(notice.endedAt(), Instant.class))
                .then()
                .thenReturn(notice);
    }

    /** What is or was on published notices, by notice, in the order of submission. */
    Mono<Map<UUID, List<Application>>> applications(UUID town, Collection<UUID> notices) {
        return database.sql("""
                        select * from awards.application
                         where town_id = :town and notice_id = any(:notices) order by id
                        """)
                .bind("town", town)
                .bind("notices", notices.toArray(UUID[]::new))
                .map(row -> Map.entry(new Cells(row).id("notice_id"), Applications.application(new Cells(row))))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** Approved applications of a village that no draft holds yet, oldest first. */
    Flux<UUID> ready(UUID town, UUID village) {
        return database.sql("""
                        select id from awards.application a
                         where town_id = :town and village_id = :village and state = 'APPROVED'
                           and not exists (select from awards.notice_item i
                             join awards.notice n on n.town_id = i.town_id and n.id = i.notice_id
                             where i.town_id = a.town_id and i.application_id = a.id and n.state = 'DRAFT')
                         order by id
                        """)
                .bind("town", town)
                .bind("village", village)
                .map(row -> new Cells(row).id("id"))
                .all();
    }
}
