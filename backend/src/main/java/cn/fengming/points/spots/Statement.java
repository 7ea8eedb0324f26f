package cn.fengming.points.spots;

import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;

/** One statement with the values bound to it, made apart from the database so that its plan can be looked at. */
record Statement(String sql, Map<String, Object> values) {

    Statement {
        values = Map.copyOf(values);
    }

    DatabaseClient.GenericExecuteSpec in(DatabaseClient database) {
        return database.sql(sql).bindValues(values);
    }
}
