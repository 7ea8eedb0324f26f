package cn.fengming.points.season;

import cn.fengming.points.kernel.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Days in which households wish, and what they wish for. A household's last word counts. */
@Component
class WishRounds {

    /** What was wished longer ago says nothing of the next purchase. */
    private static final int FRESH_DAYS = 92;

    private static final String SELECT = """
            select id, village_id as village, title, opens_on, closes_on, most_goods from season.wish_round
            """;

    private final DatabaseClient database;

    WishRounds(DatabaseClient database) {
        this.database = database;
    }

    /** Two rounds of a village never meet: {@code wish_round_one_at_a_time}. */
    Mono<Void> add(UUID town, WishRound round, Actor by, Instant at) {
        return database.sql("""
                        insert into season.wish_round (town_id, id, village_id, title, opens_on, closes_on, most_goods,
                          made_by, made_at)
                        values (:town, :id, :village, :title, :opens, :closes, :most, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", round.id())
                .bind("village", round.village())
                .bind("title", round.title())
                .bind("opens", round.opensOn())
                .bind("closes", round.closesOn())
                .bind("most", round.mostGoods())
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }

    Mono<Void> move(UUID town, WishRound round) {
        return database.sql("""
                        update season.wish_round
                        set title = :title, opens_on = :opens, closes_on = :closes, most_goods = :most
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", round.id())
                .bind("title", round.title())
                .bind("opens", round.opensOn())
                .bind("closes", round.closesOn())
                .bind("most", round.mostGoods())
                .then();
    }

    Mono<WishRound> find(UUID town, UUID id) {
        return database.sql(SELECT + "where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", id)
                .mapProperties(WishRound.class)
                .one();
    }

    /** The latest first. */
    Flux<WishRound> ofVillage(UUID town, UUID village, int rows) {
        return database.sql(SELECT + """
                        where town_id = :town and village_id = :village order by closes_on desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("rows", rows)
                .mapProperties(WishRound.class)
                .all();
    }

    /** The latest that has begun, as long as it still says something about what to buy. */
    Mono<WishRound> latest(UUID town, UUID village, LocalDate today) {
        return database.sql(SELECT + """
                        where town_id = :town and village_id = :village and opens_on <= :today and closes_on >= :fresh
                        order by closes_on desc limit 1
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("today", today)
                .bind("fresh", today.minusDays(FRESH_DAYS))
                .mapProperties(WishRound.class)
                .one();
    }

    Mono<Void> wish(
            UUID town, UUID round, UUID household, WishRound.Wish wish, Actor by, boolean forOther, Instant at) {
        return database.sql("""
                        insert into season.wish (town_id, round_id, household_id, goods, pieces, words, said_by, for_other,
                          said_at)
                        values (:town, :round, :household, :goods, :pieces, :words, :by, :other, :at)
                        on conflict on constraint wish_pk do update
                        set goods = excluded.goods, pieces = excluded.pieces, words = excluded.words,
                          said_by = excluded.said_by, for_other = excluded.for_other, said_at = excluded.said_at
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("household", household)
                .bind("goods", wish.lines().stream().map(WishRound.Line::good).toArray(UUID[]::new))
                .bind(
                        "pieces",
                        wish.lines().stream().map(WishRound.Line::pieces).toArray(Integer[]::new))
                .bind("words", wish.said())
                .bind("by", by.person())
                .bind("other", forOther)
                .bind("at", at)
                .then();
    }

    Mono<WishRound.Wish> wishOf(UUID town, UUID round, UUID household) {
        return database.sql("""
                        select household_id, goods, pieces, words from season.wish
                        where town_id = :town and round_id = :round and household_id = :household
                        """)
                .bind("town", town)
                .bind("round", round)
                .bind("household", household)
                .map(row -> said(row).wish())
                .one();
    }

    /** A household and what it wishes for. */
    record Said(UUID household, WishRound.Wish wish) {}

    Flux<Said> all(UUID town, UUID round) {
        return database.sql("""
                        select household_id, goods, pieces, words from season.wish
                        where town_id = :town and round_id = :round order by household_id
                        """)
                .bind("town", town)
                .bind("round", round)
                .map(WishRounds::said)
                .all();
    }

    /** Pieces of each good that are wished for in a round. */
    Mono<Map<UUID, Long>> pieces(UUID town, UUID round) {
        return database.sql("""
                        select line.good, sum(line.pieces)::bigint as pieces
                        from season.wish w cross join lateral unnest(w.goods, w.pieces) as line (good, pieces)
                        where w.town_id = :town and w.round_id = :round group by line.good
                        """)
                .bind("town", town)
                .bind("round", round)
                .map(row -> Map.entry(get(row, "good", UUID.class), get(row, "pieces", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Said said(Readable row) {
        UUID[] goods = get(row, "goods", UUID[].class);
        Integer[] pieces = get(row, "pieces", Integer[].class);
        List<WishRound.Line> lines = new ArrayList<>();
        for (int at = 0; at < goods.length; at++) {
            lines.add(new WishRound.Line(goods[at], pieces[at]));
        }
        return new Said(
                get(row, "household_id", UUID.class), new WishRound.Wish(null, lines, get(row, "words", String.class)));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
