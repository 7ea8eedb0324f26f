package cn.fengming.points.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures one run after the other: what was done, what it cost, and whether the book is right afterwards. */
final class Runs {

    private final Options options;
    private final Servers servers;
    private final Backends backends;
    private final PgBench pgbench;
    private final Map<Contestant, Ground> grounds;
    private final Map<Contestant, Gate> gates = new EnumMap<>(Contestant.class);
    private int named;

    Runs(Options options, Servers servers, Backends backends, PgBench pgbench, Map<Contestant, Ground> grounds)
            throws SQLException {
        this.options = options;
        this.servers = servers;
        this.backends = backends;
        this.pgbench = pgbench;
        this.grounds = grounds;
        for (Contestant each : grounds.keySet()) {
            gates.put(each, new Gate(servers, ground(each).town(), each != Contestant.BARE));
        }
    }

    private Ground ground(Contestant contestant) {
        return grounds.get(contestant);
    }

    /** Those of one run: nobody else has their keys. */
    Requests requests(Workload workload) {
        return new Requests(workload, ground(Contestant.OURS), "bench-run-" + ++named);
    }

    private record Ran(long done, double rate, Latencies latencies, Map<Integer, Long> statuses, double cpu) {}

    /**
     * @param round from 1
     * @param rate 0: as fast as the connections go; else so many a second, at a steady beat
     */
    Measured run(Contestant contestant, Workload workload, int connections, int round, double rate) throws Exception {
        Gate gate = gates.get(contestant);
        gate.count();
        long wal = servers.wal();
        double postgres = servers.cpu().seconds();
        double program = backendCpu(contestant);
        Ran ran = contestant.isOurs()
                ? asked(contestant, workload, connections, rate)
                : asked(contestant, workload, connections);
        program = backendCpu(contestant) - program;
        postgres = servers.cpu().seconds() - postgres;
        wal = servers.wal() - wal;
        List<String> wrong = gate.wrong(workload, ran.done());
        return new Measured(
                contestant,
                workload,
                connections,
                round,
                rate == 0 ? Measured.CLOSED : Measured.HALF,
                ran.done(),
                wrong.isEmpty() ? ran.rate() : 0,
                wrong.isEmpty() ? ran.latencies().millis(0.5) : Double.POSITIVE_INFINITY,
                wrong.isEmpty() ? ran.latencies().millis(0.99) : Double.POSITIVE_INFINITY,
                program * 1e6 / ran.done(),
                postgres * 1e6 / ran.done(),
                ran.cpu() * 1e6 / ran.done(),
                (double) wal / ran.done(),
                ran.statuses(),
                wrong);
    }

    private double backendCpu(Contestant contestant) {
        return contestant.isOurs() ? backends.of(contestant).cpu().seconds() : 0;
    }

    private Ran asked(Contestant contestant, Workload workload, int connections, double rate) throws IOException {
        Requests requests = requests(workload);
        int port = backends.of(contestant).port();
        Load.Outcome outcome = rate == 0
                ? Load.closed(requests, port, connections, options.each())
                : Load.open(requests, port, connections, options.each(), rate);
        return new Ran(
                outcome.done(), outcome.rate(), outcome.latencies(), new TreeMap<>(outcome.statuses()), outcome.cpu());
    }

    private Ran asked(Contestant contestant, Workload workload, int connections)
            throws IOException, InterruptedException {
        PgBench.Outcome outcome =
                pgbench.run(contestant.script(workload), contestant.label(), connections, options.each());
        return new Ran(outcome.done(), outcome.rate(), outcome.latencies(), Map.of(), outcome.cpu());
    }
}
