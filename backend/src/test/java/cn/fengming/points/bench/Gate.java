package cn.fengming.points.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks at a town's book after a run: whoever is fast and wrong is not fast. Everything is added up anew from the rows
 * that are never changed.
 */
final class Gate {

    private static final String CHECKS = """
            with lines as (
              select account_id, sum(amount) total, count(*) n from ledger.entry where town_id = :town group by account_id),
            account as (
              select a.*, coalesce(l.total, 0) total, coalesce(l.n, 0) n
              from ledger.account a left join lines l on l.account_id = a.id where a.town_id = :town),
            lots as (
              select account_id, sum(remaining) total from ledger.lot where town_id = :town group by account_id)
            select 'balance is not the sum of its entries' what, count(*) wrong from account where balance <> total or seq <> n
            union all
            select 'account below its floor', count(*) from account where balance < floor
            union all
            select 'wallet is not the sum of its lots', count(*) from account a left join lots l on l.account_id = a.id
            where a.purse in ('WALLET', 'HELD') and a.balance <> coalesce(l.total, 0)
            union all
            select 'transfer does not sum to zero', count(*) from (
              select transfer_id from ledger.entry where town_id = :town group by transfer_id having sum(amount) <> 0) t
            union all
            select 'transfer without entries', (select count(*) from ledger.transfer where town_id = :town)
              - (select count(distinct transfer_id) from ledger.entry where town_id = :town)
            union all
            select 'pieces do not sum to zero', count(*) from (
              select good_id, holder_id from account where good_id is not null
              group by good_id, holder_id having sum(balance) <> 0) g
            """;

    /** What stands around the postings: only for contestants that write it. */
    private static final String AROUND = """
            union all
            select 'deliveries are not what the shelves received', count(*) from (
              select village_id, good_id, sum(pieces) pieces from store.delivery where town_id = :town
              group by village_id, good_id) d
            full join (select * from account where purse = 'SUPPLY') a
              on a.holder_id = d.village_id and a.good_id = d.good_id
            where coalesce(d.pieces, 0) <> -coalesce(a.balance, 0)
            union all
            select 'redemptions are not what is reserved', count(*) from (
              select r.village_id, l.good_id, sum(l.pieces) pieces from store.redemption r
              join store.redemption_line l on l.town_id = r.town_id and l.redemption_id = r.id
              where r.town_id = :town and r.state = 'OPEN' group by r.village_id, l.good_id) r
            full join (select * from account where purse = 'RESERVED') a
              on a.holder_id = r.village_id and a.good_id = r.good_id
            where coalesce(r.pieces, 0) <> coalesce(a.balance, 0)
            union all
            select 'redemptions are not what is held', count(*) from (
              select household_id, sum(points) points from store.redemption
              where town_id = :town and state = 'OPEN' group by household_id) r
            full join (select * from account where purse = 'HELD') a on a.holder_id = r.household_id
            where coalesce(r.points, 0) <> coalesce(a.balance, 0)
            union all
            select 'tally is not what was redeemed', count(*) from store.tally t
            where t.town_id = :town and t.pieces <> (select coalesce(sum(l.pieces), 0) from store.redemption r
              join store.redemption_line l on l.town_id = r.town_id and l.redemption_id = r.id and l.good_id = t.good_id
              where r.town_id = t.town_id and r.household_id = t.household_id and r.window_id = t.window_id)
            """;

    private final Servers servers;
    private final UUID town;
    private final boolean around;
    private long transfers;
    private long answers;

    /** @param around whether deliveries, redemptions and keys are written with the postings */
    Gate(Servers servers, UUID town, boolean around) throws SQLException {
        this.servers = servers;
        this.town = town;
        this.around = around;
        count();
    }

    /** Notes how many there are before a run. */
    void count() throws SQLException {
        transfers = transfers();
        answers = answers();
    }

    /**
     * What is wrong after a run, one sentence each.
     *
     * @param done how many were answered as done
     */
    List<String> wrong(Workload workload, long done) throws SQLException {
        List<String> wrong = new ArrayList<>();
        differs(wrong, "transfers", transfers() - transfers, done * workload.transfers());
        if (around) {
            differs(wrong, "keys", answers() - answers, done * workload.answers());
        }
        if (workload.writes()) {
            wrong.addAll(wrong());
        }
        return wrong;
    }

    /** What is wrong in the book as it stands. */
    List<String> wrong() throws SQLException {
        List<String> wrong = new ArrayList<>();
        String sql = (around ? CHECKS + AROUND : CHECKS).replace(":town", "'" + town + "'");
        for (Map<String, Object> row : servers.rows(sql)) {
            long found = ((Number) row.get("wrong")).longValue();
            if (found != 0) {
                wrong.add(row.get("what") + ": " + found);
            }
        }
        return wrong;
    }

    private static void differs(List<String> wrong, String what, long found, long expected) {
        if (found != expected) {
            wrong.add(found + " " + what + " in the book, " + expected + " answered as done");
        }
    }

    private long transfers() throws SQLException {
        return servers.number("select count(*) from ledger.transfer where town_id = '" + town + "'");
    }

    private long answers() throws SQLException {
        return servers.number("select count(*) from kernel.answer where town_id = '" + town + "'");
    }
}
