package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists from paper and the rows of theirs that are posted. Nothing of them is ever changed. */
@Component
class PaperLists {

    /** A row that is posted. */
    record Row(UUID id, UUID listId, UUID householdId, UUID goodId, int pieces, Instant postedAt) {}

    private final DatabaseClient database;

    PaperLists(DatabaseClient database) {
        this.database = database;
    }

    /** False when it is there already. */
    Mono<Boolean> add(Actor by, UUID id, PaperList.Form form, Instant at) {
        return database.sql("""
                        insert into store.paper_list (town_id, id, village_id, title, keyed_by, keyer_name, keyed_at)
                        values (:town, :id, :village, :title, :by, :name, :at)
                        on conflict on constraint paper_list_pk do nothing
                        """)
                .bind("town", by.town())
                .bind("id", id)
                .bind("village", form.village())
                .bind("title", form.title().strip())
                .bind("by", by.person())
                .bind("name", by.name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<PaperList> find(UUID town, UUID id) {
        return one("select * from store.paper_list where town_id = :town and id = :id", town, id);
    }

    /** Lets its rows be posted one after the other. */
    Mono<PaperList> lock(UUID town, UUID id) {
        return one("select * from store.paper_list where town_id = :town and id = :id for update", town, id);
    }

    private Mono<PaperList> one(String sql, UUID town, UUID id) {
        return database.sql(sql)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(PaperList.class)
                .one();
    }

    Flux<PaperList> ofVillage(UUID town, UUID village, @Nullable UUID before, int rows) {
        return database.sql("""
                        select * from store.paper_list
                        where town_id = :town and village_id = :village and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :rows
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("before", Maybe.of(UUID.class, before))
                .bind("rows", rows)
                .mapProperties(PaperList.class)
                .all();
    }

    Mono<Void> addRow(UUID town, Row row) {
        return database.sql("""
                        insert into store.paper_row (town_id, id, list_id, household_id, good_id, pieces, posted_at)
                        values (:town, :id, :list, :household, :good, :pieces, :at)
                        """)
                .bind("town", town)
                .bind("id", row.id())
                .bind("list", row.listId())
                .bind("household", row.householdId())
                .bind("good", row.goodId())
                .bind("pieces", row.pieces())
                .bind("at", row.postedAt())
                .then();
    }

    Flux<Row> rows(UUID town, Collection<UUID> ids) {
        return database.sql("select * from store.paper_row where town_id = :town and id = any(:ids)")
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Row.class)
                .all();
    }

    Flux<Row> ofList(UUID town, UUID list) {
        return database.sql("select * from store.paper_row where town_id = :town and list_id = :list order by id")
                .bind("town", town)
                .bind("list", list)
                .mapProperties(Row.class)
                .all();
    }
}
