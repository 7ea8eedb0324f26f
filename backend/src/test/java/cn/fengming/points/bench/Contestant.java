package cn.fengming.points.bench;

import java.util.Locale;

/** Who is measured: the backend over HTTP, pgbench with every statement of the request, pgbench with the posting alone. */
enum Contestant {
    OURS,
    SAME,
    BARE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesPart(Workload workload) {
        return this != BARE || workload.hasBare();
    }

    String script(Workload workload) {
        return this == BARE ? workload.label() + "-bare" : workload.label();
    }
}
