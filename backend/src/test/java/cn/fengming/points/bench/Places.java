package cn.fengming.points.bench;

import java.sql.SQLException;
import java.util.Map;

/** What the scripts of pgbench have to know by name, in a table of their own. */
final class Places {

    private Places() {}

    static void write(Servers servers, Map<Contestant, Ground> grounds) throws SQLException {
        servers.execute("""
                create schema bench;
                grant usage on schema bench to points_app;
                create table bench.place (
                  contestant text, number int, town uuid, village uuid, good uuid, cooker uuid, household uuid, member uuid,
                  person uuid, clerk uuid, clerk_name text, "window" uuid, quarter int, today date, collect_by date,
                  delivery_operation text, redeem_operation text, replayed text,
                  primary key (contestant, number));
                grant select on bench.place to points_app;
                """);
        for (Map.Entry<Contestant, Ground> each : grounds.entrySet()) {
            for (Place place : each.getValue().places()) {
                servers.execute(row(each.getKey(), each.getValue(), place));
            }
        }
        servers.execute("""
                insert into kernel.answer
                       (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
                select town, clerk, delivery_operation, replayed, sha256(replayed::bytea), 201,
                       '{"Content-Type": ["application/json"]}', convert_to(repeat('x', 420), 'UTF8'), true, now()
                from bench.place where contestant = 'same'
                """);
    }

    private static String row(Contestant contestant, Ground ground, Place place) {
        return """
                insert into bench.place
                select '%s', %d, w.town_id, w.village_id, '%s', '%s', '%s', '%s', '%s', '%s', '%s', w.id, w.quarter,
                       w.opens_on, w.opens_on + w.pickup_days, 'POST /api/v1/villages/' || w.village_id || '/deliveries',
                       'POST /api/v1/redemptions', '%s'
                from store.redemption_window w where w.town_id = '%s' and w.village_id = '%s'
                """.formatted(
                        contestant.label(),
                        place.number(),
                        place.good(),
                        ground.cooker(),
                        place.household(),
                        place.member(),
                        place.person(),
                        place.clerk(),
                        place.clerkName(),
                        Requests.replayed(place.number()),
                        ground.town(),
                        place.village());
    }
}
