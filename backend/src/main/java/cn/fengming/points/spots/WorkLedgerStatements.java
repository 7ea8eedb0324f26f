package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements behind the work ledger: what somebody may see by their posts, and of that what they ask for.
 *
 * @param actor who asks
 */
record WorkLedgerStatements(Actor actor, Reach reach, WorkLedgerFilter filter, Clock clock) {

    /** The states in which the deadline runs. */
    static final String WORKING = "state in ('ASSIGNED', 'RECTIFYING', 'REOPENED')";

    /** The highest character there is: every text that begins with a prefix lies between it and it followed by this. */
    private static final String LAST = Character.toString(0x10FFFF);

    private static final String COLUMNS = """
            select id, code, kind, village_id as village, group_id as "group", grid_id as grid, place, words,
                   latitude, longitude, source, reporter_masked as reporter, reported_at, self_cleaned,
                   state, state_at, route, post_role, post_village, post_grid, home_id as home, due_at, escalation,
                   rectified_at, verify_until, verify_by_town, verified_at, written_off_at, relapses, voices,
                   listed, hidden_at, hidden_reason, doubt
              from spots.spot
            """;

    /** @throws Problem 403 when the filter names a village out of reach, 400 when it makes no sense */
    static WorkLedgerStatements of(Actor actor, WorkLedgerFilter filter, Clock clock) {
        WorkLedgerFilter checked = filter.checked();
        return new WorkLedgerStatements(actor, Reach.of(actor, filter.village(), Reach.STAFF), checked, clock);
    }

    Statement rows(WorkLedgerOrder order, @Nullable Bookmark after, int limit) {
        Clauses clauses = conditions().with("limit", limit);
        if (order == WorkLedgerOrder.DUE) {
            clauses.and(WORKING).and("due_at is not null");
        }
        return (after == null ? clauses : order.after(clauses, after)).ask(COLUMNS, order.tail());
    }

    /** How many there are, counted no further than that. */
    Statement howMany(int most) {
        return conditions()
                .with("most", most)
                .ask("select count(*) from (select from spots.spot", "limit :most) found");
    }

    Statement byState() {
        return conditions().ask("select state, count(*) as spots from spots.spot", "group by state order by state");
    }

    /** What is still to be done, counted once more by who has to do it: small, whatever lies behind. */
    Statement work() {
        Clauses clauses = conditions().and("state not in ('WRITTEN_OFF', 'DECLINED', 'MERGED')");
        String mine = mine(clauses);
        return clauses.with("now", clock.instant()).ask("""
                        select count(*) filter (where %s and due_at < :now) as overdue,
                               count(*) filter (where state = 'RECTIFIED') as to_verify,
                               count(*) filter (where state = 'RECTIFIED' and verify_by_town) as to_verify_by_town,
                               count(*) filter (where %s and %s) as mine
                          from spots.spot
                        """.formatted(WORKING, WORKING, mine), "");
    }

    private Clauses conditions() {
        Clauses clauses = reach.clauses();
        if (filter.grid() != null) {
            clauses.and("grid_id = :grid", "grid", filter.grid());
        }
        if (filter.kind() != null) {
            clauses.and("kind = :kind", "kind", filter.kind().name());
        }
        if (filter.source() != null) {
            clauses.and("source = " + Clauses.listed(Stream.of(filter.source())));
        }
        if (filter.escalation() != null) {
            clauses.and("escalation = :escalation", "escalation", filter.escalation());
            yesOrNo(clauses, filter.escalation() > 0, "escalation > 0");
        }
        yesOrNo(clauses, filter.relapsed(), "relapses > 0");
        yesOrNo(clauses, filter.hidden(), "hidden_at is not null");
        yesOrNo(clauses, filter.doubted(), "doubt is not null");
        states(clauses);
        days(clauses);
        text(clauses);
        return clauses;
    }

    private void states(Clauses clauses) {
        if (filter.state() != null) {
            clauses.and("state = " + Clauses.listed(Stream.of(filter.state())));
        }
        if (filter.stage() != null) {
            clauses.and("state in (" + Clauses.listed(statesOf(filter.stage()).stream()) + ")");
        }
        if (filter.overdue() != null) {
            String overdue = WORKING + " and due_at is not null and due_at < :now";
            clauses.and(filter.overdue() ? overdue : "(" + overdue + ") is not true", "now", clock.instant());
        }
        if (filter.post() == WorkLedgerFilter.Whose.MINE) {
            clauses.and(WORKING).and(mine(clauses));
        }
    }

    static List<SpotState> statesOf(SpotState.Stage stage) {
        return Arrays.stream(SpotState.values())
                .filter(state -> state.stage() == stage)
                .toList();
    }

    private void days(Clauses clauses) {
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        if (from != null) {
            clauses.and(
                    "reported_at >= :from",
                    "from",
                    from.atStartOfDay(clock.getZone()).toInstant());
        }
        if (to != null) {
            clauses.and(
                    "reported_at < :until",
                    "until",
                    to.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        }
    }

    private void text(Clauses clauses) {
        String typed = filter.typed();
        if (typed == null) {
            return;
        }
        clauses.with("typed", typed).with("beyond", typed + LAST);
        if (WorkLedgerFilter.isCode(typed)) {
            clauses.and("code between :typed and :beyond");
        } else {
            clauses.and("(words between :typed and :beyond or place between :typed and :beyond)");
        }
    }

    private static void yesOrNo(Clauses clauses, @Nullable Boolean asked, String condition) {
        if (asked != null) {
            clauses.and(asked ? condition : "not (" + condition + ")");
        }
    }

    /** Spots that wait for a post the actor holds. */
    private String mine(Clauses clauses) {
        List<String> held = new ArrayList<>();
        for (Grant grant : actor.grants()) {
            held(clauses, grant, held.size()).ifPresent(held::add);
        }
        return held.isEmpty() ? "false" : "(" + String.join(" or ", held) + ")";
    }

    private static Optional<String> held(Clauses clauses, Grant grant, int number) {
        return switch (grant.role()) {
            case TOWN -> Optional.of("post_role = 'TOWN'");
            case COMMITTEE -> Optional.of("post_role = 'COMMITTEE'" + village(clauses, grant, number));
            case INSPECTOR ->
                Optional.of("post_role = 'INSPECTOR'"
                        + village(clauses, grant, number)
                        + (grant.grid() == null ? "" : grid(clauses, grant.grid(), number)));
            default -> Optional.empty();
        };
    }

    private static String village(Clauses clauses, Grant grant, int number) {
        if (grant.village() == null) {
            return "";
        }
        clauses.with("village" + number, grant.village());
        return " and post_village = :village" + number;
    }

    /** What no grid is named for waits for every inspector of the village. */
    private static String grid(Clauses clauses, UUID grid, int number) {
        clauses.with("grid" + number, grid);
        return " and (post_grid is null or post_grid = :grid" + number + ")";
    }
}
