package cn.fengming.points.bench;

import java.util.Map;

/**
 * What one thing cost while the books had so many lines.
 *
 * @param way of asking: HTTP or pgbench
 * @param lines that were aimed at
 * @param median how long it took, in microseconds
 * @param postgresCpu microseconds of the database for one done, what it wrote back meanwhile included
 * @param execution microseconds inside the statements of one, as the server measures them
 * @param statements the same, each by itself
 * @param statuses how often what was answered; empty for pgbench
 */
record Grown(
        String what,
        String way,
        int connections,
        long lines,
        long done,
        double median,
        double postgresCpu,
        double execution,
        Map<String, Double> statements,
        Map<Integer, Long> statuses) {

    String name() {
        return what + ", " + way + ", " + connections;
    }
}
