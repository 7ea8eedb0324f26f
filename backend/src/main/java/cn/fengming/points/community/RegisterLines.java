package cn.fengming.points.community;

import cn.fengming.points.kernel.Maybe;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The register of a village person by person, a page at a time: a slow download holds nothing in the database. */
@Component
class RegisterLines {

    private static final int HOUSEHOLDS_AT_ONCE = 500;

    private final DatabaseClient database;

    RegisterLines(DatabaseClient database) {
        this.database = database;
    }

    /** Active households in the order of registration, each with its head first. */
    Flux<RegisterLine> of(UUID town, UUID village) {
        return page(town, village, null)
                .expand(page -> page.isEmpty()
                        ? Mono.empty()
                        : page(town, village, page.get(page.size() - 1).household()))
                .concatMapIterable(page -> page, 1);
    }

    private Mono<List<RegisterLine>> page(UUID town, UUID village, @Nullable UUID after) {
        return database.sql("""
                        select h.id as household, v.name as village, h.card_code, m.head, m.name, m.birth_year,
                               m.phone_sealed, g.name as group_name, r.name as grid_name, h.address
                        from (
                          select * from community.household
                          where town_id = :town and village_id = :village and state = 'ACTIVE'
                            and (:after::uuid is null or id > :after)
                          order by id limit :households) h
                        join community.village v on v.town_id = h.town_id and v.id = h.village_id
                        join community.member m on m.town_id = h.town_id and m.household_id = h.id
                                               and m.left_at is null
                        left join community.village_group g on g.town_id = h.town_id and g.id = h.group_id
                        left join community.grid r on r.town_id = h.town_id and r.id = h.grid_id
                        order by h.id, m.head desc, m.birth_year nulls last, m.id
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("after", Maybe.of(UUID.class, after))
                .bind("households", HOUSEHOLDS_AT_ONCE)
                .mapProperties(RegisterLine.class)
                .all()
                .collectList();
    }
}
