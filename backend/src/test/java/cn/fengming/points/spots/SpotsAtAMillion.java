package cn.fengming.points.spots;

import cn.fengming.points.embedded.EmbeddedPostgres;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.TestClock;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Not a test but a measurement, run by {@code bench/spots/run}: every statement that the views of spots send, made by
 * the code that makes it in the program, is planned and timed on a million spots. The data is kept for the next run.
 */
class SpotsAtAMillion {

    private static final UUID TOWN = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID VILLAGE = village(5);
    private static final UUID GRID = UUID.fromString("00000000-0000-7000-8002-000000000029");
    private static final TestClock CLOCK = new TestClock();
    private static final int TIMES = 9;

    @Test
    void every_statement_of_the_views() throws SQLException, IOException {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(Path.of("target", "bench").toAbsolutePath(), false)) {
            fill(postgres, Integer.getInteger("spots", 1_000_000));
            print(measure(postgres));
        }
    }

    /** What the program asks the database, by what a person wants to see. */
    private static Map<String, Statement> statements() {
        Map<String, Statement> asked = new LinkedHashMap<>();
        Actor town = actor(new Grant(Role.TOWN, null, null));
        Actor inspector = actor(new Grant(Role.INSPECTOR, VILLAGE, GRID));
        Actor two = actor(new Grant(Role.COMMITTEE, VILLAGE, null), new Grant(Role.COMMITTEE, village(9), null));
        Map<String, Object> all = Map.of();
        Bookmark middle = new Bookmark(
                LocalDate.of(2025, 5, 1).atStartOfDay(CLOCK.getZone()).toInstant(), new UUID(1, 1));

        asked.put("list: town, newest", page(town, all));
        asked.put("list: town, in the middle", ledger(town, all).rows(WorkLedgerOrder.NEWEST, middle, 21));
        asked.put("list: one village", page(inspector, all));
        asked.put("list: two villages", page(two, all));
        asked.put("list: two villages, in the middle", ledger(two, all).rows(WorkLedgerOrder.NEWEST, middle, 21));
        asked.put("list: rare kind", page(town, Map.of("kind", "DUST")));
        asked.put("list: state VERIFIED", page(town, Map.of("state", "VERIFIED")));
        asked.put("list: stage OPEN", page(town, Map.of("stage", "OPEN")));
        asked.put("list: overdue", page(town, Map.of("overdue", true)));
        asked.put("list: soonest due", ledger(town, all).rows(WorkLedgerOrder.DUE, null, 21));
        asked.put("list: mine", ledger(inspector, Map.of("post", "MINE")).rows(WorkLedgerOrder.DUE, null, 21));
        asked.put("list: doubted", page(town, Map.of("doubted", true)));
        asked.put("list: hidden", page(town, Map.of("hidden", true)));
        asked.put("list: relapsed", page(town, Map.of("relapsed", true)));
        asked.put("list: escalated to the town", page(town, Map.of("escalation", 2)));
        asked.put("list: from the hotline", page(town, Map.of("source", "HOTLINE")));
        asked.put("list: one grid", page(town, Map.of("grid", GRID)));
        asked.put("list: code", page(town, Map.of("text", "2024-0301")));
        asked.put("list: rare words", page(town, Map.of("text", "墙快倒了ab12")));
        asked.put("list: common words", page(town, Map.of("text", "墙快")));
        asked.put("list: words nobody wrote", page(town, Map.of("text", "没有这样的话")));
        asked.put("list: village, words nobody wrote", page(inspector, Map.of("text", "没有这样的话")));
        asked.put("list: one day of 2024", page(town, Map.of("from", "2024-06-01", "to", "2024-06-01")));
        asked.put("export: a page", ledger(town, all).rows(WorkLedgerOrder.NEWEST, middle, 1_000));
        asked.put("export: does it fit", ledger(town, all).howMany(SpotExport.MOST_ROWS + 1));
        asked.put("counts: town, states", ledger(town, all).byState());
        asked.put("counts: town, work", ledger(town, all).work());
        asked.put("counts: village, states", ledger(inspector, all).byState());
        asked.put("counts: village, work", ledger(inspector, all).work());
        Map<String, Object> year = Map.of("kind", "GARBAGE", "from", "2025-01-01", "to", "2025-12-31");
        asked.put("counts: town, a kind in a year", ledger(town, year).byState());

        asked.put("near: within 30 m", Nearby.close(TOWN, SpotKind.GARBAGE, 30.86, 108.62, 30));
        asked.put("near: within 100 m", Nearby.close(TOWN, SpotKind.POULTRY, 30.86, 108.62, 100));

        Reach wholeTown = Reach.town(TOWN);
        Reach village = Reach.village(TOWN, VILLAGE);
        Span lastYear = Span.upToToday(CLOCK);
        Span threeYears = Span.of(LocalDate.of(2023, 11, 24), LocalDate.of(2026, 11, 23), CLOCK);
        asked.put("public: village, newest", PublicSpotStatements.list(village, null, null, 21));
        asked.put(
                "public: village, closed, in the middle",
                PublicSpotStatements.list(village, SpotState.Stage.CLOSED, middle, 21));
        asked.put("public: village, open", PublicSpotStatements.list(village, SpotState.Stage.OPEN, null, 21));
        asked.put("public: map, a page", PublicSpotStatements.map(wholeTown, null, null, lastYear, null, 1_000));
        asked.put(
                "public: map, a village's rare kind",
                PublicSpotStatements.map(village, SpotKind.DUST, null, lastYear, null, 1_000));
        asked.put("figures: town, a year", SpotFigureStatements.figures(wholeTown, lastYear, CLOCK.instant()));
        asked.put("figures: town, three years", SpotFigureStatements.figures(wholeTown, threeYears, CLOCK.instant()));
        asked.put("figures: village, a year", SpotFigureStatements.figures(village, lastYear, CLOCK.instant()));
        asked.put("hotspots: town, a year", SpotFigureStatements.hotspots(wholeTown, lastYear));
        asked.put("heat: town, a year", SpotFigureStatements.heat(wholeTown, lastYear, null, HeatCells.FINE));
        asked.put(
                "heat: town, three years, coarse",
                SpotFigureStatements.heat(wholeTown, threeYears, null, HeatCells.COARSE));
        asked.put(
                "heat: village, a year, a kind",
                SpotFigureStatements.heat(village, lastYear, SpotKind.GARBAGE, HeatCells.FINE));
        return asked;
    }

    private static Statement page(Actor actor, Map<String, Object> filter) {
        return ledger(actor, filter).rows(WorkLedgerOrder.NEWEST, null, 21);
    }

    private static WorkLedgerStatements ledger(Actor actor, Map<String, Object> filter) {
        var read = JsonMapper.shared().convertValue(filter, WorkLedgerFilter.class);
        return WorkLedgerStatements.of(actor, read, CLOCK);
    }

    private static Actor actor(Grant... grants) {
        return new Actor(TOWN, new UUID(9, 9), "某人", null, null, Set.of(grants));
    }

    private static UUID village(int number) {
        return UUID.fromString("00000000-0000-7000-8001-%012x".formatted(number));
    }

    private static void fill(EmbeddedPostgres postgres, int spots) throws SQLException, IOException {
        String url = "jdbc:" + postgres.url(EmbeddedPostgres.DATABASE);
        Flyway.configure()
                .dataSource(url, postgres.user(), postgres.password())
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            var count = statement.executeQuery("select count(*) from spots.spot");
            count.next();
            if (count.getLong(1) == spots) {
                return;
            }
            statement.execute("truncate spots.spot cascade");
            String sql = Files.readString(Path.of("bench", "spots", "generate.sql"));
            for (String each : sql.replace(":spots", String.valueOf(spots)).split(";\n\n")) {
                statement.execute(each);
            }
        }
    }

    private record Measured(
            String what, double auto, double generic, double inServer, long pages, long rows, String how) {}

    private static List<Measured> measure(EmbeddedPostgres postgres) {
        var options = ConnectionFactoryOptions.parse("r2dbc:" + postgres.url(EmbeddedPostgres.DATABASE))
                .mutate()
                .option(ConnectionFactoryOptions.USER, postgres.user())
                .option(ConnectionFactoryOptions.PASSWORD, postgres.password())
                .build();
        ConnectionFactory server = ConnectionFactories.get(options);
        var connection = new SingleConnectionFactory(Mono.from(server.create()).block(), server.getMetadata(), true);
        DatabaseClient database = DatabaseClient.create(connection);
        List<Measured> measured = new ArrayList<>();
        statements().forEach((what, statement) -> measured.add(measure(database, what, statement)));
        connection.destroy();
        return measured;
    }

    private static Measured measure(DatabaseClient database, String what, Statement statement) {
        double auto = median(database, statement, "auto");
        double generic = median(database, statement, "force_generic_plan");
        JsonNode explained = explain(database, statement);
        JsonNode plan = explained.path("Plan");
        long pages = plan.path("Shared Hit Blocks").asLong()
                + plan.path("Shared Read Blocks").asLong();
        return new Measured(
                what,
                auto,
                generic,
                explained.path("Execution Time").asDouble(),
                pages,
                plan.path("Actual Rows").asLong(),
                String.join(", ", scans(plan, new TreeSet<>())));
    }

    /** With values bound, over the driver of the program; a prepared statement may change its plan on the sixth run. */
    private static double median(DatabaseClient database, Statement statement, String planCacheMode) {
        database.sql("set plan_cache_mode = '" + planCacheMode + "'").then().block();
        double[] times = new double[TIMES];
        for (int run = 0; run < TIMES; run++) {
            long begin = System.nanoTime();
            statement.in(database).fetch().all().count().block();
            times[run] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private static JsonNode explain(DatabaseClient database, Statement statement) {
        database.sql("set plan_cache_mode = 'auto'").then().block();
        if (Boolean.getBoolean("plans")) {
            System.out.println(statement.sql());
            explained(database, statement, "explain (analyze, buffers) ").forEach(System.out::println);
        }
        String json = String.join("", explained(database, statement, "explain (analyze, buffers, format json) "));
        return JsonMapper.shared().readTree(json).path(0);
    }

    private static List<String> explained(DatabaseClient database, Statement statement, String explain) {
        return new Statement(explain + statement.sql(), statement.values())
                .in(database)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private static Set<String> scans(JsonNode node, Set<String> found) {
        String type = node.path("Node Type").asString();
        if (type.contains("Scan")) {
            String index = node.path("Index Name").asString("");
            found.add(index.isEmpty() ? type : type.replace(" Scan", "") + " " + index);
        }
        node.path("Plans").forEach(child -> scans(child, found));
        return found;
    }

    private static void print(List<Measured> all) {
        System.out.println();
        System.out.println("| what | ms | ms, generic plan | ms in the server | pages | rows | how |");
        System.out.println("|---|---|---|---|---|---|---|");
        all.forEach(each -> System.out.printf(
                "| %s | %.1f | %.1f | %.1f | %,d | %,d | %s |%n",
                each.what(), each.auto(), each.generic(), each.inServer(), each.pages(), each.rows(), each.how()));
    }
}
