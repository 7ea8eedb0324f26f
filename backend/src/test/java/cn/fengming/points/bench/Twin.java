package cn.fengming.points.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Copies a whole town, row by row, under another id: the same households, the same book, the same size of every table. */
final class Twin {

    private static final String TABLES = """
            select format('%I.%I', c.table_schema, c.table_name) as name,
                   string_agg(format('%I', c.column_name), ', ') as columns
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.column_name <> 'town_id' and c.is_generated = 'NEVER'
              and exists (select from information_schema.columns o
                          where o.table_schema = c.table_schema and o.table_name = c.table_name and o.column_name = 'town_id')
            group by c.table_schema, c.table_name
            """;

    private Twin() {}

    static Ground of(Servers servers, Ground original) throws SQLException {
        UUID town = UUID.randomUUID();
        // Foreign keys hold in the copy because they hold in the original.
        servers.execute("set session_replication_role = replica");
        for (Map<String, Object> table : servers.rows(TABLES)) {
            String name = String.valueOf(table.get("name"));
            String columns = String.valueOf(table.get("columns"));
            String values = name.equals("community.town")
                    ? columns.replace("code", "'twin-" + town.toString().substring(0, 8) + "'")
                    : columns;
            servers.execute(
                    "insert into %s (town_id, %s) overriding system value select '%s', %s from %s where town_id = '%s'"
                            .formatted(name, columns, town, values, name, original.town()));
        }
        servers.execute("set session_replication_role = origin");
        return new Ground(town, original.cooker(), "", List.copyOf(original.places()));
    }
}
