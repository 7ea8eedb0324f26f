package cn.fengming.points.bench;

import java.util.List;
import java.util.Map;

/**
 * One run.
 *
 * @param load CLOSED: as fast as the connections go; HALF: at half of what was reached before, at a steady rate
 * @param rate done in a second; 0 when the book is wrong
 * @param p50 milliseconds; endless when the book is wrong, and so is p99
 * @param backendCpu microseconds of the backend for one done; 0 for pgbench
 * @param postgresCpu microseconds of the database for one done
 * @param loadCpu microseconds of the load generator for one done, its JVM and all
 * @param wal bytes of log for one done
 * @param statuses how often the backend answered what; empty for pgbench
 * @param wrong what the gate found
 */
record Measured(
        Contestant contestant,
        Workload workload,
        int connections,
        int round,
        String load,
        long done,
        double rate,
        double p50,
        double p99,
        double backendCpu,
        double postgresCpu,
        double loadCpu,
        double wal,
        Map<Integer, Long> statuses,
        List<String> wrong) {

    static final String CLOSED = "CLOSED";
    static final String HALF = "HALF";

    boolean is(Contestant whose, Workload what, int wide, String how) {
        return contestant == whose && workload == what && connections == wide && load.equals(how);
    }
}
