package cn.fengming.points.store;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import io.r2dbc.spi.Readable;
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

/** The catalogue of each town. A price that was ever asked stays in {@code store.good_price}. */
@Component
class Goods {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DatabaseClient database;

    private final GroupRead<Of, Good> one;
    private final GroupRead<Listed, List<Good>> pages;

    /** A page of a catalogue: so many rows at most after one good. */
    private record Listed(UUID town, boolean offSaleToo, UUID after, int rows) {}

    Goods(DatabaseClient database, GroupReads reads) {
        this.database = database;
        this.one = reads.of(this::each);
        this.pages = reads.of(this::pages);
    }

    /** Emits nothing when the town has a good of that name. */
    Mono<Good> add(UUID town, UUID id, GoodForm form, UUID by, Instant at) {
        return bound("""
                        with good as (
                          insert into store.good (town_id, id, name, kind, category, price, cost_fen, season_limit,
                            stocked, on_sale, photo_id, description, version, created_at)
                          values (:town, :id, :name, :kind, :category, :price, :cost, :limit,
                            :stocked, :onSale, :photo, :description, 1, :at)
                          on conflict (town_id, name) do nothing
                          returning *
                        ), price as (
                          insert into store.good_price (town_id, good_id, version, price, cost_fen, since, set_by)
                          select town_id, id, version, price, cost_fen, :at, :by from good
                        )
                        select * from good
                        """, town, id, form)
                .bind("by", by)
                .bind("at", at)
                .mapProperties(Good.class)
                .one();
    }

    /** Emits nothing when somebody else has edited it since {@code version}. */
    Mono<Good> revise(UUID town, UUID id, GoodForm form, int version, UUID by, Instant at) {
        return bound("""
                        with before as (
                          select price, cost_fen from store.good where town_id = :town and id = :id
                        ), good as (
                          update store.good
                          set name = :name, kind = :kind, category = :category, price = :price, cost_fen = :cost,
                            season_limit = :limit, stocked = :stocked, on_sale = :onSale, photo_id = :photo,
                            description = :description, version = version + 1
                          where town_id = :town and id = :id and version = :version
                          returning *
                        ), price as (
                          insert into store.good_price (town_id, good_id, version, price, cost_fen, since, set_by)
                          select good.town_id, good.id, good.version, good.price, good.cost_fen, :at, :by
                          from good, before
                          where (good.price, good.cost_fen) <> (before.price, before.cost_fen)
                        )
                        select * from good
                        """, town, id, form)
                .bind("version", version)
                .bind("by", by)
                .bind("at", at)
                .mapProperties(Good.class)
                .one();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, UUID town, UUID id, GoodForm form) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .bind("name", form.name())
                .bind("kind", form.kind().name())
                .bind("category", form.category().name())
                .bind("price", form.price())
                .bind("cost", form.costFen())
                .bind("limit", form.seasonLimit())
                .bind("stocked", form.stocked())
                .bind("onSale", form.onSale())
                .bind("photo", Maybe.of(UUID.class, form.photo()))
                .bind("description", form.words());
    }

    Mono<Good> find(UUID town, UUID id) {
        return one.ask(new Of(town, id));
    }

    Flux<Good> find(UUID town, Collection<UUID> ids) {
        return ids.size() == 1 ? find(town, ids.iterator().next()).flux() : many(town, ids);
    }

    private Flux<Good> many(UUID town, Collection<UUID> ids) {
        return database.sql("select * from store.good where town_id = :town and id = any(:ids)")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Good.class)
                .all();
    }

    private Mono<Map<Of, Good>> each(DatabaseClient from, Set<Of> asked) {
        return from.sql("""
                        select g.* from store.good g
                        join unnest(:towns, :ids) asked(town, id) on g.town_id = asked.town and g.id = asked.id
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(row -> Map.entry(Column.of(row, "town_id", UUID.class), good(row)))
                .all()
                .collectMap(found -> new Of(found.getKey(), found.getValue().id()), Map.Entry::getValue);
    }

    private static Good good(Readable row) {
        return new Good(
                Column.of(row, "id", UUID.class),
                Column.of(row, "name", String.class),
                GoodKind.valueOf(Column.of(row, "kind", String.class)),
                Category.valueOf(Column.of(row, "category", String.class)),
                Column.of(row, "price", Long.class),
                Column.of(row, "cost_fen", Long.class),
                Column.of(row, "season_limit", Integer.class),
                Column.of(row, "stocked", Boolean.class),
                Column.of(row, "on_sale", Boolean.class),
                row.get("photo_id", UUID.class),
                Column.of(row, "description", String.class),
                Column.of(row, "version", Integer.class));
    }

    /** In the order the town added them; goods off sale only when asked for. */
    Flux<Good> list(UUID town, boolean offSaleToo, @Nullable UUID after, int rows) {
        return catalogue(town, offSaleToo, after, rows).flatMapIterable(Function.identity());
    }

    /** As {@link #list}: all who open the same page at once are answered by one reading of it. */
    Mono<List<Good>> catalogue(UUID town, boolean offSaleToo, @Nullable UUID after, int rows) {
        return pages.ask(new Listed(town, offSaleToo, after == null ? BEFORE_ALL : after, rows))
                .defaultIfEmpty(List.of());
    }

    private Mono<Map<Listed, List<Good>>> pages(DatabaseClient from, Set<Listed> asked) {
        List<Listed> questions = List.copyOf(asked);
        return from.sql("""
                        select w.question, g.* from unnest(:towns, :offSales, :afters, :mosts) with ordinality
                          w(town, off_sale_too, after, most, question)
                        cross join lateral (
                          select * from store.good
                          where town_id = w.town and (on_sale or w.off_sale_too) and id > w.after
                          order by id limit w.most) g
                        order by w.question, g.id
                        """)
                .bind("towns", questions.stream().map(Listed::town).toArray(UUID[]::new))
                .bind("offSales", questions.stream().map(Listed::offSaleToo).toArray(Boolean[]::new))
                .bind("afters", questions.stream().map(Listed::after).toArray(UUID[]::new))
                .bind("mosts", questions.stream().map(Listed::rows).toArray(Integer[]::new))
                .map(row -> Map.entry(Column.of(row, "question", Long.class), good(row)))
                .all()
                .collect(Collectors.groupingBy(
                        found -> questions.get(Math.toIntExact(found.getKey()) - 1),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** Every good the town ever had, also those off sale: what is added up leaves none out. */
    Flux<Good> all(UUID town) {
        return list(town, true, null, Integer.MAX_VALUE);
    }

    Flux<GoodPrice> prices(UUID town, UUID good) {
        return database.sql("select * from store.good_price where town_id = :town and good_id = :good order by version")
                .bind("town", town)
                .bind("good", good)
                .mapProperties(GoodPrice.class)
                .all();
    }
}
