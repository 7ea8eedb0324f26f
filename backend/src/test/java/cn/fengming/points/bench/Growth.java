package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Started by {@code backend/bench/growth}: whether what one thing costs stays what it was while the books grow. See
 * {@code backend/bench/README.md}.
 */
final class Growth {

    private static final Path RESULT = Path.of("target", "bench", "growth.json").toAbsolutePath();
    private static final List<Integer> CONNECTIONS = List.of(1, 16);

    private final Options options;
    private final Servers servers;
    private final Backend backend;
    private final PgBench pgbench;
    private final Ground ground;
    private final Filling filling;
    private final StatementCosts costs;
    private final Gate gate;
    private final GrowthReport report;
    private int runs;

    private Growth(Options options, Servers servers, Backend backend, Ground ground) throws SQLException {
        this.options = options;
        this.servers = servers;
        this.backend = backend;
        this.ground = ground;
        this.pgbench = new PgBench(servers);
        this.filling = new Filling(servers, ground);
        this.costs = new StatementCosts(servers);
        this.gate = new Gate(servers, ground.town(), false);
        this.report = new GrowthReport(options);
    }

    public static void main(String... arguments) throws Exception {
        try {
            Options options = Options.of(arguments);
            PgBench.find();
            try (Servers servers = Servers.start()) {
                run(options, servers);
            }
            System.exit(0);
        } catch (Options.Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options, Servers servers) throws Exception {
        say("Founding a town");
        Ground ground;
        try (Seeding seeding = new Seeding(servers)) {
            ground = seeding.ground();
        }
        Places.write(servers, Map.of(Contestant.OURS, ground));
        servers.execute("vacuum analyze");
        try (Backend backend = Backend.start("backend", options.jvm(), servers.settings())) {
            new Growth(options, servers, backend, ground).run();
        }
        servers.throwAway();
    }

    private void run() throws Exception {
        warmUp();
        for (int lines : options.entries()) {
            say("Growing to " + lines + " lines");
            filling.growTo(lines);
            servers.execute("vacuum analyze");
            servers.execute("checkpoint");
            report.size(lines, filling.lines(), servers.number("select pg_database_size('points')"));
            say("Measuring");
            posted(lines);
            pages(lines);
            withPgBench(lines);
            whole(lines);
            report.wrong(lines, gate.wrong());
        }
        System.out.println(report.table());
        report.write(RESULT);
        say("Every figure: " + RESULT);
    }

    private void warmUp() throws IOException {
        say("Warming up");
        Warming warming = new Warming(backend, options.warm());
        for (Workload workload : List.of(Workload.SPREAD, Workload.REDEEM, Workload.WALLET)) {
            warming.warm(workload.label(), () -> requests(workload));
        }
    }

    private Requests requests(Workload workload) {
        return new Requests(workload, ground, "bench-growth-" + ++runs);
    }

    private void posted(long lines) throws Exception {
        overHttp("one posting", lines, () -> requests(Workload.SPREAD));
        overHttp("one redemption", lines, () -> requests(Workload.REDEEM));
        overHttp("wallet page", lines, () -> requests(Workload.WALLET));
    }

    private void pages(long lines) throws Exception {
        for (Map.Entry<String, Page> page :
                new Pages(ground, filling.longest()).all().entrySet()) {
            overHttp(page.getKey(), lines, page::getValue);
        }
    }

    private void withPgBench(long lines) throws Exception {
        long places = filling.places();
        anywhere("one posting", lines, Workload.SPREAD, places);
        anywhere("one redemption", lines, Workload.REDEEM, places);
        anywhere("wallet page", lines, Workload.WALLET, places);
        for (int connections : CONNECTIONS) {
            pgbench("passbook of the longest book", lines, PgBench.file("wallet-bare"), "longest", connections);
        }
    }

    private void anywhere(String what, long lines, Workload workload, long places) throws Exception {
        Path script = AnyPlace.of(PgBench.file(Contestant.BARE.script(workload)), places);
        for (int connections : CONNECTIONS) {
            pgbench(what, lines, script, "growth", connections);
        }
    }

    private void overHttp(String what, long lines, Supplier<Asking> asking) throws Exception {
        for (int connections : CONNECTIONS) {
            Load.closed(asking.get(), backend.port(), connections, Duration.ofSeconds(1));
            costs.forget();
            double cpu = servers.cpu().seconds();
            Load.Outcome outcome = Load.closed(asking.get(), backend.port(), connections, options.each());
            cpu = servers.cpu().seconds() - cpu;
            keep(what, "HTTP", connections, lines, outcome.done(), outcome.latencies(), cpu, outcome.statuses());
        }
    }

    private void pgbench(String what, long lines, Path script, String contestant, int connections) throws Exception {
        pgbench.run(script, contestant, connections, Duration.ofSeconds(2));
        costs.forget();
        double cpu = servers.cpu().seconds();
        PgBench.Outcome outcome = pgbench.run(script, contestant, connections, options.each());
        cpu = servers.cpu().seconds() - cpu;
        keep(what, "pgbench", connections, lines, outcome.done(), outcome.latencies(), cpu, Map.of());
    }

    private void keep(
            String what,
            String way,
            int connections,
            long lines,
            long done,
            Latencies latencies,
            double cpu,
            Map<Integer, Long> statuses)
            throws SQLException {
        Map<String, Double> statements = costs.microsecondsOf(done);
        double execution =
                statements.values().stream().mapToDouble(Double::doubleValue).sum();
        Grown grown = new Grown(
                what,
                way,
                connections,
                lines,
                done,
                latencies.millis(0.5) * 1000,
                cpu * 1e6 / done,
                execution,
                statements,
                new TreeMap<>(statuses));
        report.add(grown);
        say("  %-40s %8.0f us, PostgreSQL %8.0f us".formatted(grown.name(), grown.median(), grown.postgresCpu()));
    }

    /** What looks at the whole book, and may grow with it. */
    private void whole(long lines) throws Exception {
        ask("book check", lines, "POST", "/api/v1/book-checks");
        ask("proof of a quarter", lines, "GET", "/api/v1/quarters/" + quarter() + "/proof");
    }

    private String quarter() throws SQLException {
        long code = servers.number("select quarter from ledger.quarter where state = 'OPEN' limit 1");
        return code / 10 + "Q" + code % 10;
    }

    private void ask(String what, long lines, String method, String path) throws Exception {
        costs.forget();
        double cpu = servers.cpu().seconds();
        Latencies latencies = new Latencies();
        long begun = System.nanoTime();
        var answer = backend.send(method, path, ground.officerToken(), "bench-whole-" + ++runs, null);
        latencies.add(System.nanoTime() - begun);
        cpu = servers.cpu().seconds() - cpu;
        keep(what, "HTTP", 1, lines, 1, latencies, cpu, Map.of(answer.statusCode(), 1L));
        report.said(what, lines, answer.body());
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
