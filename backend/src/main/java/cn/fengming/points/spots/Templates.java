package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ready-made answers of towns; the usual ones until a town changes any of them. */
@Component
class Templates {

    private final DatabaseClient database;
    private final Clock clock;

    Templates(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By use, then by position. */
    Flux<Template> of(UUID town) {
        return ownsAny(town).flatMapMany(own -> own ? own(town) : Flux.fromIterable(Template.USUAL));
    }

    private Mono<Boolean> ownsAny(UUID town) {
        return database.sql("select exists (select from spots.template where town_id = :town)")
                .bind("town", town)
                .mapValue(Boolean.class)
                .one();
    }

    private Flux<Template> own(UUID town) {
        return database.sql("""
                        select id, use, title, words, position from spots.template
                         where town_id = :town and removed_at is null order by use, position, id
                        """).bind("town", town).map(Templates::template).all();
    }

    private static Template template(Readable row) {
        Cells cells = new Cells(row);
        return new Template(
                cells.id("id"),
                cells.word("use", Template.Use.class),
                cells.text("title"),
                cells.text("words"),
                cells.count("position"));
    }

    /** The town begins to keep its own: the usual ones become rows that can be changed. */
    Mono<Void> adoptUsual(UUID town, UUID by) {
        return ownsAny(town)
                .filter(own -> !own)
                .flatMapMany(none -> Flux.fromIterable(Template.USUAL))
                .concatMap(template -> save(town, template, by))
                .then();
    }

    /** Writes a new one, or over one that is there. */
    Mono<Void> save(UUID town, Template template, UUID by) {
        return database.sql("""
                        insert into spots.template
                          (town_id, id, use, title, words, position, changed_by, changed_at)
                        values (:town, :id, :use, :title, :words, :position, :by, :at)
                        on conflict on constraint template_pk
                        do update set use = excluded.use, title = excluded.title, words = excluded.words,
                                      position = excluded.position, changed_by = excluded.changed_by,
                                      changed_at = excluded.changed_at
                        """)
                .bind("town", town)
                .bind("id", template.id())
                .bind("use", template.use().name())
                .bind("title", template.title())
                .bind("words", template.words())
                .bind("position", template.position())
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }

    /** @throws Problem 404 when the town has no such answer */
    Mono<Template> find(UUID town, UUID id) {
        return of(town).filter(template -> template.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个答复模板")));
    }

    Mono<Void> remove(UUID town, UUID id, UUID by) {
        return database.sql("""
                        update spots.template set removed_at = :at, changed_by = :by, changed_at = :at
                         where town_id = :town and id = :id and removed_at is null
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }

    /** The reason that was given, or the words of the ready-made one. @throws Problem 400 when there is neither */
    Mono<String> reason(UUID town, @Nullable String given, @Nullable UUID template) {
        if (given != null && !given.isBlank()) {
            return Mono.just(given.strip());
        }
        return template == null
                ? Mono.error(Problem.invalid("reason", "请写明理由"))
                : find(town, template).map(Template::words);
    }
}
