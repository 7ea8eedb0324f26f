package cn.fengming.points.structure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the schema promises about every table, read from the catalogue of a database made by the migrations. */
class CatalogueTest {

    /** Tables without a town, each with its reason. */
    private static final Map<String, String> WITHOUT_TOWN = Map.of(
            "kernel.chore", "work by the clock runs once over all towns",
            "kernel.deployment", "one secret key seals what belongs to all towns",
            "messages.subscription", "WeChat lets a mini-program write to a person, whatever the towns of the person",
            "messages.tap", "WeChat lets a mini-program write to a person, whatever the towns of the person",
            "identity.person", "a person signs in before anybody knows which town they live in",
            "identity.wechat", "a person signs in before anybody knows which town they live in");

    private static final String OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')";

    private static Connection database;

    @BeforeAll
    static void migrate() throws SQLException {
        String url = "jdbc:" + Servers.postgres().url(Servers.newDatabase());
        String user = Servers.postgres().user();
        String password = Servers.postgres().password();
        Flyway.configure().dataSource(url, user, password).load().migrate();
        database = DriverManager.getConnection(url, user, password);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void every_table_belongs_to_a_town_unless_there_is_a_reason() {
        assertThat(rows("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and %s
                          and not exists (select from pg_attribute a
                                          where a.attrelid = c.oid and a.attname = 'town_id' and a.attnotnull)
                        """)).containsExactlyInAnyOrderElementsOf(WITHOUT_TOWN.keySet());
    }

    /** No town sees another's rows, and the schema distributes by town as it stands. */
    @Test
    void every_key_of_a_towns_table_begins_with_the_town() {
        assertThat(rows("""
                        select n.nspname || '.' || i.relname || ' of ' || c.relname
                        from pg_index x
                        join pg_class c on c.oid = x.indrelid
                        join pg_class i on i.oid = x.indexrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        where x.indisunique and %s
                          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'town_id')
                          and not exists (select from pg_attribute a
                                          where a.attrelid = c.oid and a.attnum = x.indkey[0] and a.attname = 'town_id')
                        """)).isEmpty();
    }

    @Test
    void every_table_has_a_primary_key() {
        assertThat(rows("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and %s
                          and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')
                        """)).isEmpty();
    }

    /** Constraint names become problems that a villager reads, so one name means one thing. */
    @Test
    void every_constraint_has_a_name_of_its_own() {
        assertThat(rows("""
                        select n.nspname || '.' || k.conname
                        from pg_constraint k join pg_namespace n on n.oid = k.connamespace
                        where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and %s
                        group by n.nspname, k.conname having count(*) > 1
                        """)).as("names used twice").isEmpty();
        assertThat(rows("""
                        select n.nspname || '.' || k.conname
                        from pg_constraint k join pg_namespace n on n.oid = k.connamespace
                        where k.contype in ('p', 'f', 'c', 'x') and %s and k.conname ~ '_(pkey|fkey|check)[0-9]*$'
                        """)).as("names PostgreSQL made up").isEmpty();
    }

    @Test
    void foreign_keys_stay_inside_their_schema() {
        assertThat(rows("""
                        select n.nspname || '.' || k.conname
                        from pg_constraint k
                        join pg_namespace n on n.oid = k.connamespace
                        join pg_class target on target.oid = k.confrelid
                        where k.contype = 'f' and %s and target.relnamespace <> k.connamespace
                        """)).isEmpty();
    }

    @Test
    void amounts_are_exact_and_times_have_a_zone() {
        assertThat(rows("""
                        select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, null)
                        from pg_attribute a
                        join pg_class c on c.oid = a.attrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and %s
                          and a.atttypid in ('real'::regtype, 'double precision'::regtype, 'money'::regtype,
                                             'timestamp'::regtype, 'timetz'::regtype)
                          and a.attname !~ '(latitude|longitude)$'
                        """)).isEmpty();
    }

    @Test
    void the_application_owns_nothing_and_cannot_empty_a_table() {
        assertThat(rows("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and %s
                          and (c.relowner = 'points_app'::regrole
                               or has_table_privilege('points_app', c.oid, 'truncate, trigger, references'))
                        """)).isEmpty();
        assertThat(rows("select n.nspname from pg_namespace n where %s"
                        + " and (has_schema_privilege('points_app', n.oid, 'create')"
                        + " or not has_schema_privilege('points_app', n.oid, 'usage'))"))
                .isEmpty();
    }

    private static List<String> rows(String sql) {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(sql.formatted(OURS))) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }
}
