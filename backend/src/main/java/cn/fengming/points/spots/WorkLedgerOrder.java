package cn.fengming.points.spots;

/** In which order the work ledger is walked. */
enum WorkLedgerOrder {
    /** By the time of reporting, newest first. */
    NEWEST("reported_at", "desc", "<"),
    /** By the deadline, soonest first: only what has a running one. */
    DUE("due_at", "asc", ">");

    private final String column;
    private final String direction;
    private final String beyond;

    WorkLedgerOrder(String column, String direction, String beyond) {
        this.column = column;
        this.direction = direction;
        this.beyond = beyond;
    }

    String tail() {
        return "order by " + column + " " + direction + ", id " + direction + " limit :limit";
    }

    /** Behind the last row of the page before, which need not be there any more. */
    Clauses after(Clauses clauses, Bookmark last) {
        return clauses.and("(" + column + ", id) " + beyond + " (:afterAt, :afterId)", "afterAt", last.at())
                .with("afterId", last.id());
    }
}
