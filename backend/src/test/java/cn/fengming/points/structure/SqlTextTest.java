package cn.fengming.points.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module's SQL touches its own schema only: an arrow that Java does not have must not exist in the database. */
class SqlTextTest {

    private static final Path MAIN = Path.of("src/main/java/cn/fengming/points");
    private static final Path MIGRATIONS = Path.of("../sql");

    /** Modules that work on another's schema, with the reason. */
    private static final Map<String, Set<String>> ALLOWED = Map.of();

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile("\\b(select|insert into|update|delete from|lock table)\\b");

    @Test
    void no_module_names_the_schema_of_another_in_its_sql() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> foreign = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> MAIN.relativize(file).getNameCount() > 1)
                    .flatMap(file -> foreignNames(moduleOf(file), read(file))
                            .map(name -> MAIN.relativize(file) + " names " + name))
                    .toList();
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void every_migration_belongs_to_one_module() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<String> foreign = files.filter(
                            file -> file.getFileName().toString().matches("V\\d+__.*\\.sql"))
                    .flatMap(file -> schemaNames(withoutComments(read(file)))
                            .filter(name -> !name.startsWith(schemaMadeBy(file) + "."))
                            .map(name -> file.getFileName() + " names " + name))
                    .toList();
            assertThat(foreign).isEmpty();
        }
    }

    @Test
    void a_foreign_schema_would_be_found() {
        String code = """
                String query = \"""
                        select h.id from community.household h join awards.application a on a.household_id = h.id
                        \""";
                String words = "community.household is only mentioned";
                String one = "update ledger.account set balance = 0";
                """;
        assertThat(foreignNames("awards", code)).containsExactly("community.household", "ledger.account");
    }

    private static Stream<String> foreignNames(String module, String code) {
        Set<String> allowed = ALLOWED.getOrDefault(module, Set.of());
        return LITERAL.matcher(code)
                .results()
                .map(SqlTextTest::text)
                .filter(literal ->
                        SQL.matcher(literal.toLowerCase(java.util.Locale.ROOT)).find())
                .flatMap(SqlTextTest::schemaNames)
                .filter(name -> !name.startsWith(module + "."))
                .filter(name -> allowed.stream().noneMatch(schema -> name.startsWith(schema + ".")));
    }

    private static String text(MatchResult literal) {
        return literal.group(1) == null ? literal.group(2) : literal.group(1);
    }

    private static Stream<String> schemaNames(String sql) {
        return Pattern.compile("(?<![\\w.:])(" + String.join("|", modules()) + ")\\.[a-z_]+")
                .matcher(sql)
                .results()
                .map(MatchResult::group);
    }

    private static Set<String> modules() {
        try (Stream<Path> folders = Files.list(MAIN)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String moduleOf(Path file) {
        return MAIN.relativize(file).getName(0).toString();
    }

    private static String schemaMadeBy(Path migration) {
        String name =
                migration.getFileName().toString().replaceFirst("V\\d+__", "").replace(".sql", "");
        var made = Pattern.compile("create schema (\\w+)").matcher(read(migration));
        return made.find() ? made.group(1) : name;
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
