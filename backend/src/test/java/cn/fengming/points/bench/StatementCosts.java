package cn.fengming.points.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the server itself says that statements took, without those of the bench. */
final class StatementCosts {

    private final Servers servers;

    StatementCosts(Servers servers) throws SQLException {
        this.servers = servers;
        servers.execute("create extension if not exists pg_stat_statements");
    }

    void forget() throws SQLException {
        servers.execute("select pg_stat_statements_reset()");
    }

    /** Microseconds for one of so many, by the shape of the statement, the most costly first. */
    Map<String, Double> microsecondsOf(long done) throws SQLException {
        Map<String, Double> costs = new LinkedHashMap<>();
        for (Map<String, Object> row : servers.rows("""
                select s.query, s.total_exec_time + s.total_plan_time as millis from pg_stat_statements s
                join pg_database d on d.oid = s.dbid
                where d.datname = 'points' and s.query not like '%pg_stat_statements%' and s.query not like '%bench.%'
                order by 2 desc
                """)) {
            double each = ((Number) row.get("millis")).doubleValue() * 1000 / done;
            costs.merge(Statements.shape(String.valueOf(row.get("query"))), each, Double::sum);
        }
        return costs;
    }
}
