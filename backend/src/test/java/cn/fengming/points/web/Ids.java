package cn.fengming.points.web;

import cn.fengming.points.testing.TownSetup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;

/** One id of everything a town has, found in the catalogue: what a path or a body may name, by the word it uses for it. */
final class Ids {

    private static final int MOST = 3;
    private static final int SOME_OF_EVERYTHING = 12;

    private final TownSetup town;
    private final Map<String, List<String>> byTable;
    private final List<String> empty;

    private Ids(TownSetup town, Map<String, List<String>> byTable, List<String> empty) {
        this.town = town;
        this.byTable = byTable;
        this.empty = empty;
    }

    static Ids of(DatabaseClient database, TownSetup town) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>();
        for (String table : tablesWith(database, "id")) {
            List<String> found = database.sql(
                            "select id from " + table + " where town_id = :town order by id limit " + MOST)
                    .bind("town", town.town())
                    .mapValue(UUID.class)
                    .all()
                    .map(UUID::toString)
                    .collectList()
                    .block();
            if (found == null || found.isEmpty()) {
                empty.add(table);
            } else {
                ids.put(table, found);
            }
        }
        return new Ids(town, ids, empty);
    }

    /** Every table a town owns. */
    static List<String> tables(DatabaseClient database) {
        return tablesWith(database, "town_id");
    }

    private static List<String> tablesWith(DatabaseClient database, String column) {
        return database.sql("""
                        select c.oid::regclass::text from pg_class c
                          join pg_attribute t on t.attrelid = c.oid and t.attname = 'town_id' and not t.attisdropped
                          join pg_attribute a on a.attrelid = c.oid and a.attname = :column and not a.attisdropped
                         where c.relkind = 'r' and a.atttypid = 'uuid'::regtype order by 1
                        """)
                .bind("column", column)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    /**
     * What a variable of a path may mean; for a word that no table goes by, one of many things. Where the town has nothing
     * of the kind, whatever one names is not there: one id stands for all.
     */
    List<String> candidates(String path, String name) {
        if (name.equals("town")) {
            return List.of(town.town().toString());
        }
        if (name.equals("card") || name.equals("cardCode") || path.contains("/by-card/")) {
            return List.of(town.village(0).household(0).cardCode());
        }
        if (name.equals("code")) {
            return List.of("micro_landscape");
        }
        List<String> words =
                Stream.of(name, collection(path, name)).map(word -> "." + word).toList();
        List<String> named = byTable.entrySet().stream()
                .filter(table -> words.stream().anyMatch(table.getKey()::endsWith))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        return empty.stream().anyMatch(table -> words.stream().anyMatch(table::endsWith))
                ? List.of(town.village(0).id().toString())
                : byTable.values().stream()
                        .map(ids -> ids.get(0))
                        .distinct()
                        .limit(SOME_OF_EVERYTHING)
                        .toList();
    }

    String first(String path, String name) {
        return candidates(path, name).get(0);
    }

    /** {@code /redemption-windows/{id}} is about a redemption_window. */
    private static String collection(String path, String name) {
        String before = path.substring(0, Math.max(0, path.indexOf("{" + name + "}") - 1));
        return before.substring(before.lastIndexOf('/') + 1)
                .replaceFirst("ies$", "y")
                .replaceFirst("s$", "")
                .replace('-', '_');
    }

    boolean anyIn(String text) {
        return all().anyMatch(text::contains);
    }

    String asPattern() {
        return String.join("|", all().toList());
    }

    private Stream<String> all() {
        return Stream.concat(
                Stream.of(town.town().toString()), byTable.values().stream().flatMap(Collection::stream));
    }
}
