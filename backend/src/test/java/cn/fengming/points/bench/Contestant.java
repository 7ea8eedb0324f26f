package cn.fengming.points.bench;

import java.util.Locale;

/**
 * Who is measured: the backend over HTTP, the same with every request by itself, pgbench with every statement of the
 * request, pgbench with the posting alone.
 */
enum Contestant {
    OURS,
    ALONE,
    SAME,
    BARE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a backend, and no pgbench. */
    boolean isOurs() {
        return this == OURS || this == ALONE;
    }

    boolean takesPart(Options options, Workload workload, int connections) {
        return switch (this) {
            case OURS, SAME -> true;
            case ALONE -> options.alone().contains(connections);
            case BARE -> workload.hasBare();
        };
    }

    String script(Workload workload) {
        return this == BARE ? workload.label() + "-bare" : workload.label();
    }
}
