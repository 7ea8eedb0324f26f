package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Maybe;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Campaigns, their targets and what was reported on them. */
@Component
class Campaigns {

    private static final String CAMPAIGN = """
            select id, name, words, first_day, last_day, phases, works, state, made_by, made_at
            from campaigns.campaign
            """;

    private final DatabaseClient database;
    private final Json json;

    Campaigns(DatabaseClient database, Json json) {
        this.database = database;
        this.json = json;
    }

    Mono<Campaign> find(UUID town, UUID id) {
        return one(town, id, "");
    }

    Mono<Campaign> lock(UUID town, UUID id) {
        return one(town, id, " for update");
    }

    /** Others may share it, nobody changes it meanwhile. */
    Mono<Campaign> hold(UUID town, UUID id) {
        return one(town, id, " for share");
    }

    private Mono<Campaign> one(UUID town, UUID id, String lock) {
        return database.sql(CAMPAIGN + "where town_id = :town and id = :id" + lock)
                .bind("town", town)
                .bind("id", id)
                .map(this::campaign)
                .one();
    }

    /** The latest first; drafts only when asked for. A town has a few a year. */
    Flux<Campaign> list(UUID town, boolean drafts) {
        return database.sql(CAMPAIGN + """
                        where town_id = :town and (:drafts or state <> 'DRAFT')
                        order by first_day desc, id desc
                        limit 200
                        """)
                .bind("town", town)
                .bind("drafts", drafts)
                .map(this::campaign)
                .all();
    }

    /** Writes a draft, new or again. */
    Mono<Void> write(UUID town, Campaign campaign) {
        return database.sql("""
                        insert into campaigns.campaign (town_id, id, name, words, first_day, last_day, phases, works,
                                                        state, made_by, made_at)
                        values (:town, :id, :name, :words, :first, :last, :phases, :works, :state, :by, :at)
                        on conflict on constraint campaign_pk do update
                          set name = :name, words = :words, first_day = :first, last_day = :last, phases = :phases,
                              works = :works
                        where campaigns.campaign.state = 'DRAFT'
                        """)
                .bind("town", town)
                .bind("id", campaign.id())
                .bind("name", campaign.name())
                .bind("words", campaign.words())
                .bind("first", campaign.firstDay())
                .bind("last", campaign.lastDay())
                .bind("phases", json.write(campaign.phases()))
                .bind("works", json.write(campaign.works()))
                .bind("state", campaign.state().name())
                .bind("by", campaign.madeBy())
                .bind("at", campaign.madeAt())
                .then();
    }

    Mono<Void> move(UUID town, Campaign campaign) {
        return database.sql("update campaigns.campaign set state = :state where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", campaign.id())
                .bind("state", campaign.state().name())
                .then();
    }

    private Campaign campaign(Readable row) {
        return new Campaign(
                value(row, "id", UUID.class),
                value(row, "name", String.class),
                value(row, "words", String.class),
                value(row, "first_day", LocalDate.class),
                value(row, "last_day", LocalDate.class),
                List.of(json.read(value(row, "phases", io.r2dbc.postgresql.codec.Json.class), Phase[].class)),
                List.of(json.read(value(row, "works", io.r2dbc.postgresql.codec.Json.class), Work[].class)),
                Campaign.State.valueOf(value(row, "state", String.class)),
                value(row, "made_by", UUID.class),
                value(row, "made_at", Instant.class));
    }

    /** @param village null for all of them */
    Flux<Target> targets(UUID town, UUID campaign, @Nullable UUID village) {
        return database.sql("""
                        select village_id as village, work, class as "group", amount from campaigns.target
                        where town_id = :town and campaign_id = :campaign
                          and (cast(:village as uuid) is null or village_id = :village)
                        order by village_id, work
                        """)
                .bind("town", town)
                .bind("campaign", campaign)
                .bind("village", Maybe.of(UUID.class, village))
                .mapProperties(Target.class)
                .all();
    }

    /** Whoever reports on a target waits here for whoever does already. */
    Mono<Target> lockTarget(UUID town, UUID campaign, UUID village, String work) {
        return database.sql("""
                        select village_id as village, work, class as "group", amount from campaigns.target
                        where town_id = :town and campaign_id = :campaign and village_id = :village and work = :work
                        for update
                        """)
                .bind("town", town)
                .bind("campaign", campaign)
                .bind("village", village)
                .bind("work", work)
                .mapProperties(Target.class)
                .one();
    }

    Mono<Void> set(Actor by, UUID campaign, Target target, Instant at) {
        return database.sql("""
                        insert into campaigns.target (town_id, campaign_id, village_id, work, class, amount, set_by, set_at)
                        values (:town, :campaign, :village, :work, :group, :amount, :by, :at)
                        on conflict on constraint target_pk do update
                          set class = :group, amount = :amount, set_by = :by, set_at = :at
                        """)
                .bind("town", by.town())
                .bind("campaign", campaign)
                .bind("village", target.village())
                .bind("work", target.work())
                .bind("group", target.group())
                .bind("amount", target.amount())
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    Mono<Void> takeBack(UUID town, UUID campaign, Target target) {
        return database.sql("""
                        delete from campaigns.target
                        where town_id = :town and campaign_id = :campaign and village_id = :village and work = :work
                        """)
                .bind("town", town)
                .bind("campaign", campaign)
                .bind("village", target.village())
                .bind("work", target.work())
                .then();
    }

    private static final String REPORT = """
            select r.id, r.village_id as village, r.work, r.day, r.amount, r.words, r.photos, r.replaces, r.over_reason,
                   r.reported_by, r.reporter, r.reported_at,
                   exists (select from campaigns.report o where o.town_id = r.town_id and o.replaces = r.id) as replaced
            from campaigns.report r
            """;

    Mono<DayReport> report(UUID town, UUID campaign, UUID id) {
        return database.sql(REPORT + "where r.town_id = :town and r.campaign_id = :campaign and r.id = :id")
                .bind("town", town)
                .bind("campaign", campaign)
                .bind("id", id)
                .mapProperties(DayReport.class)
                .one();
    }

    /** The newest first. @param village null for all of them */
    Flux<DayReport> reports(UUID town, UUID campaign, @Nullable UUID village) {
        return database.sql(REPORT + """
                        where r.town_id = :town and r.campaign_id = :campaign
                          and (cast(:village as uuid) is null or r.village_id = :village)
                        order by r.day desc, r.reported_at desc, r.id desc
                        """)
                .bind("town", town)
                .bind("campaign", campaign)
                .bind("village", Maybe.of(UUID.class, village))
                .mapProperties(DayReport.class)
                .all();
    }

    /** What was done by the reports that count, without the one that is about to be replaced. */
    Mono<BigDecimal> done(UUID town, UUID campaign, DayReport about) {
        return database.sql("""
                        select coalesce(sum(r.amount), 0) from campaigns.report r
                        where r.town_id = :town and r.campaign_id = :campaign and r.village_id = :village
                          and r.work = :work
                          and (cast(:replaces as uuid) is null or r.id <> :replaces)
                          and not exists (select from campaigns.report o
                                          where o.town_id = r.town_id and o.replaces = r.id)
                        """)
                .bind("town", town)
                .bind("campaign", campaign)
                .bind("village", about.village())
                .bind("work", about.work())
                .bind("replaces", Maybe.of(UUID.class, about.replaces()))
                .mapValue(BigDecimal.class)
                .one();
    }

    Mono<Void> add(UUID town, UUID campaign, DayReport report) {
        return database.sql("""
                        insert into campaigns.report (town_id, id, campaign_id, village_id, work, day, amount, words,
                                                      photos, replaces, over_reason, reported_by, reporter, reported_at)
                        values (:town, :id, :campaign, :village, :work, :day, :amount, :words, :photos, :replaces,
                                :over, :by, :reporter, :at)
                        """)
                .bind("town", town)
                .bind("id", report.id())
                .bind("campaign", campaign)
                .bind("village", report.village())
                .bind("work", report.work())
                .bind("day", report.day())
                .bind("amount", report.amount())
                .bind("words", report.words())
                .bind("photos", report.photos().toArray(UUID[]::new))
                .bind("replaces", Maybe.of(UUID.class, report.replaces()))
                .bind("over", Maybe.of(String.class, report.overReason()))
                .bind("by", report.reportedBy())
                .bind("reporter", report.reporter())
                .bind("at", report.reportedAt())
                .then();
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
