package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Started by {@code backend/bench/run}: see {@code backend/bench/README.md} for what is measured and how to read it. */
final class Bench {

    private static final Path RESULT = Path.of("target", "bench", "run.json").toAbsolutePath();

    private static final Duration WARMING = Duration.ofSeconds(2);
    private static final int MOST_WARMINGS = 4;
    private static final double STILL_FASTER = 1.1;

    private final Options options;
    private final Servers servers;
    private final Backend backend;
    private final PgBench pgbench;
    private final Map<Contestant, Ground> grounds;
    private final Map<Contestant, Gate> gates = new EnumMap<>(Contestant.class);
    private final Report report;
    private int runs;

    private Bench(Options options, Servers servers, Backend backend, PgBench pgbench, Map<Contestant, Ground> grounds) {
        this.options = options;
        this.servers = servers;
        this.backend = backend;
        this.pgbench = pgbench;
        this.grounds = grounds;
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
            grounds.put(Contestant.SAME, Twin.of(servers, ours));
            grounds.put(Contestant.BARE, Twin.of(servers, ours));
        }
        Places.write(servers, grounds);
        servers.execute("vacuum analyze");
        try (Backend backend = Backend.start(options.jvm(), servers.settings())) {
            new Bench(options, servers, backend, new PgBench(servers), grounds).run();
        }
    }

    private void run() throws Exception {
        for (Contestant each : Contestant.values()) {
            gates.put(each, new Gate(servers, grounds.get(each).town(), each != Contestant.BARE));
        }
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
        report.memory(backend.cpu().status("VmRSS"), backend.cpu().status("VmHWM"));
        System.out.println(report.table());
        report.write(RESULT);
        say("Every run: " + RESULT);
    }

    private void replayable() throws IOException, InterruptedException {
        for (int connection = 0; connection < options.mostConnections(); connection++) {
            Place place = grounds.get(Contestant.OURS).place(connection);
            int status = backend.send(
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
        say("Warming up");
        for (Workload workload : options.workloads()) {
            warmUp(workload);
            for (Contestant each : List.of(Contestant.SAME, Contestant.BARE)) {
                if (each.takesPart(workload)) {
                    pgbench.run(each.script(workload), each.label(), 16, Duration.ofSeconds(1));
                }
            }
        }
    }

    /** Until it gets no faster: the compiler of the JVM is at work meanwhile. */
    private void warmUp(Workload workload) throws IOException {
        double before;
        double rate = 0;
        int times = 0;
        do {
            before = rate;
            Load.Outcome outcome = Load.closed(named(workload), backend.port(), 16, WARMING);
            if (outcome.done() == 0) {
                throw new Options.Refused(workload.label() + " was only ever answered " + outcome.statuses());
            }
            rate = outcome.rate();
        } while (++times < MOST_WARMINGS && rate > before * STILL_FASTER);
    }

    private Requests named(Workload workload) {
        return new Requests(workload, grounds.get(Contestant.OURS), "bench-run-" + ++runs);
    }

    /** The scripts are right when the server counts the same statements for both. */
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
        Load.once(named(workload), backend.port());
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
                    if (each.takesPart(workload)) {
                        report.add(measure(each, workload, connections, round, Measured.CLOSED, 0));
                    }
                }
            }
        }
    }

    private void halfLoad() throws Exception {
        for (Workload workload : options.workloads()) {
            for (int connections : options.connections()) {
                double half = report.median(Contestant.OURS, workload, connections) / 2;
                if (half > 0) {
                    report.add(measure(Contestant.OURS, workload, connections, 0, Measured.HALF, half));
                }
            }
        }
    }

    private record Ran(long done, double rate, Latencies latencies, Map<Integer, Long> statuses) {}

    private Measured measure(
            Contestant contestant, Workload workload, int connections, int round, String load, double rate)
            throws Exception {
        Gate gate = gates.get(contestant);
        gate.count();
        long wal = servers.wal();
        double postgres = servers.cpu().seconds();
        double program = backend.cpu().seconds();
        Ran ran = contestant == Contestant.OURS
                ? asked(workload, connections, rate)
                : asked(contestant, workload, connections);
        program = backend.cpu().seconds() - program;
        postgres = servers.cpu().seconds() - postgres;
        wal = servers.wal() - wal;
        List<String> wrong = gate.wrong(workload, ran.done());
        Measured measured = new Measured(
                contestant,
                workload,
                connections,
                round,
                load,
                ran.done(),
                wrong.isEmpty() ? ran.rate() : 0,
                ran.latencies().millis(0.5),
                ran.latencies().millis(0.99),
                contestant == Contestant.OURS ? program * 1e6 / ran.done() : 0,
                postgres * 1e6 / ran.done(),
                (double) wal / ran.done(),
                ran.statuses(),
                wrong);
        say("  %-6s %-4s %3d connections %8.0f/s %s"
                .formatted(
                        workload.label(),
                        contestant.label(),
                        connections,
                        measured.rate(),
                        wrong.isEmpty() ? "" : wrong));
        return measured;
    }

    private Ran asked(Workload workload, int connections, double rate) throws IOException {
        Requests requests = named(workload);
        Load.Outcome outcome = rate == 0
                ? Load.closed(requests, backend.port(), connections, options.each())
                : Load.open(requests, backend.port(), connections, options.each(), rate);
        return new Ran(outcome.done(), outcome.rate(), outcome.latencies(), new TreeMap<>(outcome.statuses()));
    }

    private Ran asked(Contestant contestant, Workload workload, int connections)
            throws IOException, InterruptedException {
        PgBench.Outcome outcome =
                pgbench.run(contestant.script(workload), contestant.label(), connections, options.each());
        return new Ran(outcome.done(), outcome.rate(), outcome.latencies(), Map.of());
    }

    /** What the program itself says of its book. */
    private String bookCheck() throws IOException, InterruptedException {
        return backend.send(
                        "POST",
                        "/api/v1/book-checks",
                        grounds.get(Contestant.OURS).officerToken(),
                        "bench-check-" + ++runs,
                        null)
                .body();
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
