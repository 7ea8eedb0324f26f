package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Fills the book with years of a county's life, written as the ledger would have written it, in the order of time: one
 * town of 10,000 households holds half of all lines, fourteen smaller ones the rest.
 */
final class Filling {

    private static final Path SCRIPTS = Path.of("bench", "sql", "growth").toAbsolutePath();
    private static final Pattern NAME = Pattern.compile("(?<!:):(\\w+)");
    private static final int HOMES = 10_000;
    private static final int NEIGHBOURS = 14;
    private static final int HOMES_NEXT_DOOR = 2_000;
    private static final int FIRST_YEAR = 2010;

    private final Servers servers;
    private final Ground ground;
    private final List<Filled> towns = new ArrayList<>();

    /** @param cycles quarters it has lived */
    private record Filled(UUID town, Map<String, String> names, int cycles) {}

    Filling(Servers servers, Ground ground) throws SQLException {
        this.servers = servers;
        this.ground = ground;
        servers.execute("""
                create unlogged table bench.home (
                  town uuid, n int, household uuid, village uuid, wallet uuid, held uuid, redeemed uuid,
                  primary key (town, n))
                """);
    }

    /** Whose book is the longest of all households'. */
    Place longest() {
        return ground.place(0);
    }

    long lines() throws SQLException {
        return servers.number("select count(*) from ledger.entry");
    }

    /** Until there are at least so many lines in all books together. */
    void growTo(long lines) throws SQLException, IOException {
        if (lines() >= lines) {
            return;
        }
        if (towns.isEmpty()) {
            found();
        }
        while (linesOf(ground.town()) < lines / 2) {
            live(0);
        }
        for (int next = 0; lines() < lines; next++) {
            live(1 + next % NEIGHBOURS);
        }
    }

    private long linesOf(UUID town) throws SQLException {
        return servers.number("select count(*) from ledger.entry where town_id = '" + town + "'");
    }

    /** The neighbours are copies of the town as it was founded. */
    private void found() throws SQLException, IOException {
        List<UUID> ids = new ArrayList<>(List.of(ground.town()));
        for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
            ids.add(Twin.of(servers, ground).town());
        }
        for (UUID id : ids) {
            Map<String, String> names = new HashMap<>();
            names.put("town", "'" + id + "'");
            names.put("cooker", "'" + ground.cooker() + "'::uuid");
            names.put("by", "'" + ground.place(0).clerk() + "'::uuid");
            names.put("longest", "'" + longest().household() + "'");
            names.put("homes", String.valueOf(id.equals(ground.town()) ? HOMES : HOMES_NEXT_DOOR));
            names.put("at", "now()");
            names.put("quarter", openQuarter());
            run(names, "homes", "start", "book");
            towns.add(new Filled(id, names, 0));
        }
        servers.execute("analyze");
    }

    private String openQuarter() throws SQLException {
        return String.valueOf(servers.number("select quarter from ledger.quarter where state = 'OPEN' limit 1"));
    }

    private void live(int which) throws SQLException, IOException {
        Filled town = towns.get(which);
        int year = FIRST_YEAR + town.cycles() / 4;
        int quarter = 1 + town.cycles() % 4;
        Map<String, String> names = new HashMap<>(town.names());
        names.put("quarter", String.valueOf(year * 10 + quarter));
        names.put("at", "'%d-%02d-05 08:00+08'::timestamptz".formatted(year, quarter * 3));
        run(names, "cycle", "book");
        towns.set(which, new Filled(town.town(), town.names(), town.cycles() + 1));
    }

    /** No trigger looks: what they would look at is looked at by the gate afterwards. */
    private void run(Map<String, String> names, String... scripts) throws SQLException, IOException {
        servers.execute("set session_replication_role = replica");
        for (String script : scripts) {
            String sql = Files.readString(SCRIPTS.resolve(script + ".sql"));
            servers.execute(NAME.matcher(sql)
                    .replaceAll(name -> Objects.requireNonNull(names.get(name.group(1)), name.group(1))));
        }
        servers.execute("set session_replication_role = origin");
    }

    /** The places of pgbench: any household of the town, and everywhere the one with the longest book. */
    long places() throws SQLException {
        servers.execute("""
                delete from bench.place where contestant in ('growth', 'longest');
                insert into bench.place
                select 'growth', number, town, village, good, cooker, household, member, person, clerk, clerk_name, "window",
                       quarter, today, collect_by, delivery_operation, redeem_operation, replayed
                from bench.place where contestant = 'ours' and not exists (select from bench.home);
                insert into bench.place
                select 'growth', h.n - 1, p.town, p.village, p.good, p.cooker, h.household, p.member, p.person, p.clerk,
                       p.clerk_name, p."window", p.quarter, p.today, p.collect_by, p.delivery_operation, p.redeem_operation,
                       p.replayed
                from bench.home h
                join (select *, row_number() over (partition by village order by number) - 1 place,
                             count(*) over (partition by village) places
                      from bench.place where contestant = 'ours') p
                  on p.village = h.village and p.place = mod(h.n, p.places)
                where h.town = '%1$s';
                insert into bench.place
                select 'longest', n, town, village, good, cooker, household, member, person, clerk, clerk_name, "window",
                       quarter, today, collect_by, delivery_operation, redeem_operation, replayed
                from bench.place, generate_series(0, 63) n where contestant = 'ours' and number = 0;
                """.formatted(ground.town()));
        return servers.number("select count(*) from bench.place where contestant = 'growth'");
    }
}
