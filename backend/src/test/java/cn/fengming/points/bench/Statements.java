package cn.fengming.points.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which statements reach the database, as the server itself counts them: the scripts of pgbench are written by hand, and
 * a script that asks less than the program would measure something else.
 */
final class Statements {

    private static final Pattern TABLE = Pattern.compile("(\\w+\\.\\w+)");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Servers servers;

    Statements(Servers servers) throws SQLException {
        this.servers = servers;
        servers.execute("create extension if not exists pg_stat_statements");
    }

    interface Asking {
        void ask() throws Exception;
    }

    /** What was asked meanwhile, by verb and tables, sorted; not what a trigger asks when the transaction ends. */
    List<String> during(Asking asking) throws Exception {
        track("top");
        servers.execute("select pg_stat_statements_reset()");
        asking.ask();
        List<String> shapes = new ArrayList<>();
        for (Map<String, Object> row : servers.rows("""
                select s.query, s.calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
                where d.datname = 'points' and s.query not like '%pg_stat_statements%' and s.query not like '%bench.%'
                  and s.query not ilike 'not exists%' and s.query not ilike 'set %' and s.query not ilike 'alter %' and s.query not ilike '%pg_reload_conf%'
                """)) {
            for (long call = 0; call < ((Number) row.get("calls")).longValue(); call++) {
                shapes.add(shape(String.valueOf(row.get("query"))));
            }
        }
        track("none");
        shapes.sort(null);
        return shapes;
    }

    private void track(String what) throws SQLException, InterruptedException {
        servers.execute("alter system set pg_stat_statements.track = '" + what + "'");
        servers.execute("select pg_reload_conf()");
        Thread.sleep(500);
    }

    static String shape(String query) {
        String flat = query.strip().toLowerCase(Locale.ROOT);
        Matcher verb = WORD.matcher(flat);
        StringBuilder shape = new StringBuilder(verb.find() ? verb.group() : "");
        Matcher table = TABLE.matcher(flat.replaceAll("\\b\\w\\.", ""));
        while (table.find()) {
            shape.append(' ').append(table.group());
        }
        return shape.toString();
    }
}
