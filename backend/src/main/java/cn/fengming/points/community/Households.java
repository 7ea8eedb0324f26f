package cn.fengming.points.community;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of households and of their cards. */
@Component
class Households {

    private static final String COLUMNS =
            "id, town_id as town, village_id as village, group_id as \"group\", grid_id as grid, card_code, head_name, state";

    private final DatabaseClient database;

    Households(DatabaseClient database) {
        this.database = database;
    }

    Mono<Household> find(UUID town, UUID household) {
        return database.sql("select " + COLUMNS + " from community.household where town_id = :town and id = :id")
                .bind("town", town)
                .bind("id", household)
                .mapProperties(Household.class)
                .one();
    }

    Flux<Household> find(UUID town, Collection<UUID> ids) {
        return database.sql("select " + COLUMNS + """
                         from community.household
                        where town_id = :town and id = any(:ids)
                        order by id
                        """)
                .bind("town", town)
                .bind("ids", ids.toArray(UUID[]::new))
                .mapProperties(Household.class)
                .all();
    }

    Mono<Household> ofMember(UUID town, UUID member) {
        return database.sql("select " + COLUMNS + """
                         from community.household
                        where town_id = :town and id = (
                          select household_id from community.member
                          where town_id = :town and id = :member and left_at is null)
                        """)
                .bind("town", town)
                .bind("member", member)
                .mapProperties(Household.class)
                .one();
    }

    Flux<Household> activeOf(UUID town, UUID village) {
        return database.sql("select " + COLUMNS + """
                         from community.household
                        where town_id = :town and village_id = :village and state = 'ACTIVE'
                        order by id
                        """)
                .bind("town", town)
                .bind("village", village)
                .mapProperties(Household.class)
                .all();
    }

    Mono<Card> card(UUID town, String code) {
        return database.sql("""
                        select code, household_id as household, issued_at, voided_at, void_cause
                        from community.card
                        where town_id = :town and code = :code
                        """)
                .bind("town", town)
                .bind("code", code)
                .mapProperties(Card.class)
                .one();
    }
}
