package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Started by {@code backend/bench/run}: see {@code backend/bench/README.md} for what is measured and how to read it. */
final class Bench {

    private static final Path RESULT = Path.of("target", "bench", "run.json").toAbsolutePath();

    private final Options options;
    private final Servers servers;
    private final Backends backends;
    private final PgBench pgbench;
    private final Ground ground;
    private final Runs runs;
    private final Report report;

    private Bench(Options options, Servers servers, Backends backends, PgBench pgbench, Map<Contestant, Ground> grounds)
            throws SQLException {
        this.options = options;
        this.servers = servers;
        this.backends = backends;
        this.pgbench = pgbench;
        this.ground = grounds.get(Contestant.OURS);
        this.runs = new Runs(options, servers, backends, pgbench, grounds);
        this.report = new Report(options);
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
        say("Making three equal towns");
        Map<Contestant, Ground> grounds = new EnumMap<>(Contestant.class);
        try (Seeding seeding = new Seeding(servers)) {
            Ground ours = seeding.ground();
            grounds.put(Contestant.OURS, ours);
            grounds.put(Contestant.ALONE, ours);
            grounds.put(Contestant.SAME, Twin.of(servers, ours));
            grounds.put(Contestant.BARE, Twin.of(servers, ours));
        }
        Places.write(servers, grounds);
        servers.execute("vacuum analyze");
        try (Backends backends = Backends.start(options, servers)) {
            new Bench(options, servers, backends, new PgBench(servers), grounds).run();
        }
    }

    private void run() throws Exception {
        say("Booking what will be replayed");
        replayable();
        warmUp();
        compareStatements();
        for (int round = 1; round <= options.rounds(); round++) {
            say("Round " + round + " of " + options.rounds());
            round(round);
        }
        say("At half load");
        halfLoad();
        report.bookCheck(bookCheck());
        backends.all().forEach((contestant, backend) -> report.memory(contestant, backend.cpu()));
        System.out.println(report.table());
        report.write(RESULT);
        say("Every run: " + RESULT);
    }

    private void replayable() throws IOException, InterruptedException {
        for (int connection = 0; connection < Math.max(Warming.CONNECTIONS, options.mostConnections()); connection++) {
            Place place = ground.place(connection);
            int status = backends.plainest()
                    .send(
                            "POST",
                            "/api/v1/villages/" + place.village() + "/deliveries",
                            place.clerkToken(),
                            Requests.replayed(connection),
                            Requests.deliveryBody(place))
                    .statusCode();
            if (status != Workload.REPLAY.status()) {
                throw new Options.Refused("A delivery was answered " + status);
            }
        }
    }

    private void warmUp() throws Exception {
        for (Map.Entry<Contestant, Backend> each : backends.all().entrySet()) {
            say("Warming up: " + each.getKey().label());
            Warming warming = new Warming(each.getValue(), options.warm());
            for (Workload workload : options.workloads()) {
                report.warmed(each.getKey(), workload, warming.warm(workload.label(), () -> runs.requests(workload)));
            }
        }
        for (Workload workload : options.workloads()) {
            for (Contestant each : List.of(Contestant.SAME, Contestant.BARE)) {
                if (each.takesPart(options, workload, 16)) {
                    pgbench.run(each.script(workload), each.label(), 16, Duration.ofSeconds(1));
                }
            }
        }
    }

    /**
     * The scripts are right when the server counts the same statements for both; gathered requests send fewer, so who
     * sends each by itself is asked.
     */
    private void compareStatements() throws Exception {
        Statements statements = new Statements(servers);
        for (Workload workload : options.workloads()) {
            List<String> ours = statements.during(() -> once(workload));
            List<String> theirs =
                    statements.during(() -> pgbench.once(Contestant.SAME.script(workload), Contestant.SAME.label()));
            report.statements(workload, ours, theirs);
        }
    }

    private void once(Workload workload) throws IOException {
        Load.once(runs.requests(workload), backends.plainest().port());
    }

    /** Ours and theirs in turn; who begins changes from round to round. */
    private void round(int round) throws Exception {
        List<Contestant> order = new ArrayList<>(List.of(Contestant.values()));
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        for (Workload workload : options.workloads()) {
            for (int connections : options.connections()) {
                for (Contestant each : order) {
                    if (each.takesPart(options, workload, connections)) {
                        measure(each, workload, connections, round, 0);
                    }
                }
            }
        }
    }

    private void halfLoad() throws Exception {
        for (Workload workload : options.workloads()) {
            for (int connections : options.connections()) {
                double half = report.median(Contestant.OURS, workload, connections, Measured::rate) / 2;
                if (half > 0) {
                    measure(Contestant.OURS, workload, connections, 0, half);
                }
            }
        }
    }

    private void measure(Contestant contestant, Workload workload, int connections, int round, double rate)
            throws Exception {
        Measured measured = runs.run(contestant, workload, connections, round, rate);
        report.add(measured);
        say("  %-6s %-5s %3d connections %8.0f/s %s"
                .formatted(
                        workload.label(),
                        contestant.label(),
                        connections,
                        measured.rate(),
                        measured.wrong().isEmpty() ? "" : measured.wrong()));
    }

    /** What the program itself says of its book. */
    private String bookCheck() throws IOException, InterruptedException {
        return backends.of(Contestant.OURS)
                .send("POST", "/api/v1/book-checks", ground.officerToken(), "bench-check", null)
                .body();
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
