package cn.fengming.points.spots;

import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
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

/** Places of the special registers, and the looks at them. */
@Component
class Sites {

    private static final String SITE = """
            select id, register, code, village_id, group_id, name, place, latitude, longitude, area, found_on, state,
                   look_days, look_next_on, registered_by, registered_at, treated_by, treated_at, treated_words,
                   treated_photos, closed_by, closed_at, closed_reason
            from spots.site
            """;

    private final DatabaseClient database;

    Sites(DatabaseClient database) {
        this.database = database;
    }

    /** The next number of a register. Others wait for theirs until the transaction ends. */
    Mono<Long> nextNumber(UUID town, Register register) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "spots.site/" + town + "/" + register)
                .then()
                .then(Mono.defer(() -> database.sql("""
                                select count(*) + 1 from spots.site where town_id = :town and register = :register
                                """)
                        .bind("town", town)
                        .bind("register", register.name())
                        .mapValue(Long.class)
                        .one()));
    }

    Mono<Void> add(UUID town, Site site) {
        return database.sql("""
                        insert into spots.site (town_id, id, register, code, village_id, group_id, name, place, latitude,
                                                longitude, area, found_on, state, look_days, look_next_on,
                                                registered_by, registered_at)
                        values (:town, :id, :register, :code, :village, :group, :name, :place, :latitude, :longitude,
                                :area, :found, :state, :days, :next, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", site.id())
                .bind("register", site.register().name())
                .bind("code", site.code())
                .bind("village", site.village())
                .bind("group", Maybe.of(UUID.class, site.group()))
                .bind("name", site.name())
                .bind("place", Maybe.of(String.class, site.place()))
                .bind("latitude", Maybe.of(Double.class, site.latitude()))
                .bind("longitude", Maybe.of(Double.class, site.longitude()))
                .bind("area", Maybe.of(BigDecimal.class, site.area()))
                .bind("found", site.foundOn())
                .bind("state", site.state().name())
                .bind("days", site.lookDays())
                .bind("next", Maybe.of(LocalDate.class, site.lookNextOn()))
                .bind("by", site.registeredBy())
                .bind("at", site.registeredAt())
                .then();
    }

    /** Writes where it stands. The caller holds the lock. */
    Mono<Void> save(UUID town, Site site) {
        Site.Treatment treatment = site.treatment();
        Site.Closing closing = site.closing();
        return database.sql("""
                        update spots.site
                        set state = :state, look_next_on = :next, treated_by = :treated_by, treated_at = :treated_at,
                            treated_words = :treated_words, treated_photos = :treated_photos, closed_by = :closed_by,
                            closed_at = :closed_at, closed_reason = :closed_reason
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", site.id())
                .bind("state", site.state().name())
                .bind("next", Maybe.of(LocalDate.class, site.lookNextOn()))
                .bind("treated_by", Maybe.of(UUID.class, treatment == null ? null : treatment.by()))
                .bind("treated_at", Maybe.of(Instant.class, treatment == null ? null : treatment.at()))
                .bind("treated_words", Maybe.of(String.class, treatment == null ? null : treatment.words()))
                .bind(
                        "treated_photos",
                        treatment == null ? new UUID[0] : treatment.photos().toArray(UUID[]::new))
                .bind("closed_by", Maybe.of(UUID.class, closing == null ? null : closing.by()))
                .bind("closed_at", Maybe.of(Instant.class, closing == null ? null : closing.at()))
                .bind("closed_reason", Maybe.of(String.class, closing == null ? null : closing.reason()))
                .then();
    }

    Mono<Site> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Site> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    private Mono<Site> one(UUID town, UUID id, String lock) {
        return database.sql(SITE + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(Sites::site)
                .one();
    }

    /**
     * What a list asks for.
     *
     * @param villages the reader's; null for all of the town
     * @param dueOn only those to be looked at on that day or before; null for all
     */
    record Wanted(
            @Nullable Register register,
            @Nullable Collection<UUID> villages,
            @Nullable SiteState state,
            @Nullable LocalDate dueOn) {}

    /** Newest first; {@code after} is the last id seen. */
    Flux<Site> list(UUID town, Wanted wanted, @Nullable UUID after, int limit) {
        Collection<UUID> villages = wanted.villages();
        return database.sql(SITE + """
                        where town_id = :town
                          and (cast(:register as text) is null or register = :register)
                          and (cast(:villages as uuid[]) is null or village_id = any(:villages))
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:due as date) is null or look_next_on <= :due)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc
                        limit :limit
                        """)
                .bind("town", town)
                .bind(
                        "register",
                        Maybe.of(
                                String.class,
                                wanted.register() == null
                                        ? null
                                        : wanted.register().name()))
                .bind("villages", Maybe.of(UUID[].class, villages == null ? null : villages.toArray(UUID[]::new)))
                .bind(
                        "state",
                        Maybe.of(
                                String.class,
                                wanted.state() == null ? null : wanted.state().name()))
                .bind("due", Maybe.of(LocalDate.class, wanted.dueOn()))
                .bind("after", Maybe.of(UUID.class, after))
                .bind("limit", limit)
                .map(Sites::site)
                .all();
    }

    /** The caller holds the site's lock. */
    Mono<Integer> nextLook(UUID town, UUID site) {
        return database.sql("""
                        select coalesce(max(number), 0) + 1 from spots.look
                        where town_id = :town and site_id = :site
                        """)
                .bind("town", town)
                .bind("site", site)
                .mapValue(Integer.class)
                .one();
    }

    Mono<Void> addLook(UUID town, UUID site, Look look) {
        return database.sql("""
                        insert into spots.look (town_id, site_id, number, looked_on, clean, words, photos, spot_id,
                                                by_person, at)
                        values (:town, :site, :number, :on, :clean, :words, :photos, :spot, :by, :at)
                        """)
                .bind("town", town)
                .bind("site", site)
                .bind("number", look.number())
                .bind("on", look.lookedOn())
                .bind("clean", look.clean())
                .bind("words", look.words())
                .bind("photos", look.photos().toArray(UUID[]::new))
                .bind("spot", Maybe.of(UUID.class, look.spot()))
                .bind("by", look.byPerson())
                .bind("at", look.at())
                .then();
    }

    /** Newest first. */
    Flux<Look> looks(UUID town, UUID site) {
        return database.sql("""
                        select number, looked_on, clean, words, photos, spot_id as spot, by_person, at from spots.look
                        where town_id = :town and site_id = :site
                        order by number desc
                        """)
                .bind("town", town)
                .bind("site", site)
                .mapProperties(Look.class)
                .all();
    }

    /** Where the last bad look is followed up; empty when there was none. */
    Mono<UUID> lastSpot(UUID town, UUID site) {
        return database.sql("""
                        select spot_id from spots.look
                        where town_id = :town and site_id = :site and spot_id is not null
                        order by number desc
                        limit 1
                        """)
                .bind("town", town)
                .bind("site", site)
                .mapValue(UUID.class)
                .one();
    }

    /** A place whose day has come, of which nobody was told yet. */
    record DueLook(UUID id, UUID village, String code, Register register, LocalDate dueOn) {}

    /** Takes places whose day has come, each day once; whoever takes them at the same time takes others. */
    Flux<DueLook> takeDue(UUID town, LocalDate today, int limit) {
        return database.sql("""
                        with due as (
                          select id from spots.site
                           where town_id = :town and look_next_on <= :today
                             and look_told_on is distinct from look_next_on
                           order by look_next_on
                           limit :limit
                             for update skip locked)
                        update spots.site s set look_told_on = s.look_next_on
                          from due
                         where s.town_id = :town and s.id = due.id
                        returning s.id, s.village_id as village, s.code, s.register, s.look_next_on as due_on
                        """)
                .bind("town", town)
                .bind("today", today)
                .bind("limit", limit)
                .mapProperties(DueLook.class)
                .all();
    }

    private static Site site(Readable row) {
        return new Site(
                get(row, "id", UUID.class),
                Register.valueOf(get(row, "register", String.class)),
                get(row, "code", String.class),
                get(row, "village_id", UUID.class),
                row.get("group_id", UUID.class),
                get(row, "name", String.class),
                row.get("place", String.class),
                row.get("latitude", Double.class),
                row.get("longitude", Double.class),
                row.get("area", BigDecimal.class),
                get(row, "found_on", LocalDate.class),
                SiteState.valueOf(get(row, "state", String.class)),
                get(row, "look_days", Integer.class),
                row.get("look_next_on", LocalDate.class),
                get(row, "registered_by", UUID.class),
                get(row, "registered_at", Instant.class),
                treatment(row),
                closing(row));
    }

    private static Site.@Nullable Treatment treatment(Readable row) {
        UUID by = row.get("treated_by", UUID.class);
        return by == null
                ? null
                : new Site.Treatment(
                        by,
                        get(row, "treated_at", Instant.class),
                        row.get("treated_words", String.class),
                        List.of(get(row, "treated_photos", UUID[].class)));
    }

    private static Site.@Nullable Closing closing(Readable row) {
        UUID by = row.get("closed_by", UUID.class);
        return by == null
                ? null
                : new Site.Closing(by, get(row, "closed_at", Instant.class), get(row, "closed_reason", String.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
