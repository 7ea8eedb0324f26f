package cn.fengming.points.bench;

import java.util.Arrays;
import java.util.Locale;

/** What is asked of the backend, again and again, and which scripts of pgbench ask the same of the database. */
enum Workload {
    /** Goods arrive, each request in another store and of another good: one transfer between accounts of its own. */
    SPREAD(201, 1, 1, true),
    /** Goods arrive, all of one good in one store: one transfer, and every one wants the same two rows. */
    HOT(201, 1, 1, true),
    /** 开兑 day: households redeem one piece each, 20 households at every village's store: two transfers each. */
    REDEEM(201, 2, 1, true),
    /** A delivery that was booked before is sent again under its key, each connection its own: nothing moves. */
    REPLAY(201, 0, 0, false),
    /** The wallet page of the mini-program: balances with lots, and the first twenty lines of the passbook, in one. */
    WALLET(200, 0, 0, true);

    private final int status;
    private final int transfers;
    private final int answers;
    private final boolean bare;

    Workload(int status, int transfers, int answers, boolean bare) {
        this.status = status;
        this.transfers = transfers;
        this.answers = answers;
        this.bare = bare;
    }

    static Workload named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new Options.Refused("There is no workload " + name + "."));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of an answer that counts. */
    int status() {
        return status;
    }

    /** Rows of the book that one of it writes. */
    int transfers() {
        return transfers;
    }

    /** Idempotency keys that one of it uses up. */
    int answers() {
        return answers;
    }

    /** Whether there is a script with the posting, or the query, alone, without all that stands around it. */
    boolean hasBare() {
        return bare;
    }

    boolean writes() {
        return transfers > 0;
    }
}
