package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Every row of the gate, for every role, and for every town but one's own: who is not let through hears so, and nobody
 * sees or changes anything of another town. A row that is added is swept by itself.
 */
@PointsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionSweepTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** Path variables that are no ids of a row. */
    private static final Map<String, String> PLAIN =
            Map.of("quarter", "2026Q4", "year", "2026", "month", "2026-11", "revision", "1");

    /** Rows behind which there is something only while the demo is on, or no JSON. */
    private static final List<String> APART = List.of("/api/v1/sessions/demo", "/api/v1/sessions/demo-people");

    /** Makes something of one's own under the id one gives, and names nothing else: any id will do. */
    private static final List<String> MADE_HERE =
            List.of("PUT /api/v1/campaigns/{campaign}", "PUT /api/v1/me/message-taps/{tap}");

    private static final GateRows GATE = GateRows.of(Gate::write);

    @Autowired
    Http http;

    @Autowired
    LivedInTown lived;

    @Autowired
    DatabaseClient database;

    private TownSetup own;
    private TownSetup foreign;
    private Map<Role, Login> people;
    private Ids ownIds;
    private Ids foreignIds;
    private Bodies bodies;

    @BeforeAll
    void twoTowns() {
        own = lived.made();
        foreign = lived.made();
        people = people(own);
        ownIds = Ids.of(database, own);
        foreignIds = Ids.of(database, foreign);
        bodies = new Bodies(CommittedApi.read());
    }

    private static Map<Role, Login> people(TownSetup town) {
        VillageSetup village = town.village(0);
        Map<Role, Login> people = new EnumMap<>(Role.class);
        people.put(Role.TOWN, town.officer());
        people.put(Role.AUDITOR, town.auditor());
        people.put(Role.COMMITTEE, village.committee());
        people.put(Role.INSPECTOR, village.inspector());
        people.put(Role.PANEL, village.panel().get(0));
        people.put(Role.CLERK, village.clerk());
        people.put(Role.VILLAGER, village.household(0).villager());
        return people;
    }

    private static Stream<GateRows.Row> rows() {
        return GATE.all().stream()
                .filter(row -> row.path().getPatternString().startsWith("/api/"))
                .filter(row -> !APART.contains(row.path().getPatternString()));
    }

    @Test
    void every_role_has_somebody_who_tries() {
        assertThat(people).containsOnlyKeys(Role.values());
    }

    @Test
    void without_signing_in_only_the_open_rows_answer() {
        assertThat(rows().filter(GateRows.Row::needsToken)
                        .map(row -> told(row, send(null, row, path(row, ownIds), null)))
                        .filter(told -> !told.startsWith("401")))
                .isEmpty();
    }

    @Test
    void a_role_that_is_not_on_a_row_is_refused_there() {
        List<String> wrong = new ArrayList<>();
        rows().forEach(row -> people.forEach((role, login) -> {
            if (!row.admits(login.actor())) {
                String told = role + " " + told(row, send(login, row, path(row, ownIds), null));
                if (!told.contains(" 403 ")) {
                    wrong.add(told);
                }
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoever_names_something_of_another_town_neither_sees_nor_changes_it() {
        Map<String, String> before = state(foreign);
        List<String> wrong = new ArrayList<>();
        rows().filter(GateRows.Row::needsToken)
                .filter(row ->
                        !MADE_HERE.contains(row.method() + " " + row.path().getPatternString()))
                .forEach(row -> people.forEach((role, login) -> {
                    if (row.admits(login.actor())) {
                        tryAll(row, login)
                                .filter(this::leaks)
                                .forEach(answer -> wrong.add(role + " " + told(row, answer)));
                    }
                }));
        assertThat(wrong).isEmpty();
        assertThat(state(foreign)).as("nothing of the other town changed").isEqualTo(before);
        assertThat(carriesForeignIds()).as("nothing of it came over").isEmpty();
    }

    /** An empty list would say something of a village of another town: that it has none. */
    @Test
    void nothing_is_listed_below_a_village_of_another_town() {
        assertThat(rows().filter(row -> row.path().getPatternString().startsWith("/api/v1/villages/{village}/"))
                        .filter(row -> HttpMethod.GET.equals(row.method()))
                        .flatMap(row -> Stream.of(Role.TOWN, Role.AUDITOR)
                                .map(people::get)
                                .filter(login -> row.admits(login.actor()))
                                .map(login -> told(row, send(login, row, path(row, foreignIds), null))))
                        .filter(told -> !told.startsWith("404")))
                .isEmpty();
    }

    /** With their ids in the path; and, where the body names ids too, with their ids in the body of one's own. */
    private Stream<Answer> tryAll(GateRows.Row row, Login login) {
        String pattern = row.path().getPatternString();
        Stream<Answer> inPath = namesSomething(pattern)
                ? paths(row).map(path -> send(login, row, path, body(row, foreignIds)))
                : Stream.empty();
        Stream<Answer> inBody = bodies.namesIds(row.method().name(), pattern)
                ? Stream.of(send(login, row, path(row, ownIds), body(row, foreignIds)))
                : Stream.empty();
        return Stream.concat(inPath, inBody);
    }

    /** One for each thing of the other town that the last variable may mean; and the same below one's own. */
    private Stream<String> paths(GateRows.Row row) {
        String pattern = row.path().getPatternString();
        List<String> names = VARIABLE.matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !PLAIN.containsKey(name))
                .toList();
        String last = names.get(names.size() - 1);
        return foreignIds.candidates(pattern, last).stream()
                .flatMap(id -> Stream.of(foreignIds, ownIds)
                        .map(others -> filled(pattern, name -> name.equals(last) ? id : others.first(pattern, name))))
                .distinct();
    }

    private static boolean namesSomething(String pattern) {
        return VARIABLE.matcher(pattern).results().anyMatch(found -> !PLAIN.containsKey(found.group(1)));
    }

    /** An answer that says yes, or that says anything about what is theirs. */
    private boolean leaks(Answer answer) {
        boolean breaks = answer.status() >= 500;
        boolean yes = answer.status() < 300 && foreignIds.anyIn(answer.text()) && !refusedEach(answer);
        return breaks || yes || answer.text().contains(foreign.name());
    }

    /** A batch answers for each id by itself, and names the one it refuses. */
    private static boolean refusedEach(Answer answer) {
        return answer.text().contains("\"done\":false") && !answer.text().contains("\"done\":true");
    }

    private String path(GateRows.Row row, Ids ids) {
        String pattern = row.path().getPatternString();
        return filled(pattern, name -> ids.first(pattern, name));
    }

    private static String filled(String pattern, java.util.function.UnaryOperator<String> ids) {
        return VARIABLE.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        PLAIN.containsKey(found.group(1)) ? PLAIN.get(found.group(1)) : ids.apply(found.group(1))))
                .replace("/**", "/x");
    }

    private @Nullable Object body(GateRows.Row row, Ids ids) {
        String pattern = row.path().getPatternString();
        return bodies.of(row.method().name(), pattern, name -> ids.first(pattern, name));
    }

    private Answer send(@Nullable Login login, GateRows.Row row, String path, @Nullable Object body) {
        var caller = login == null ? http.anonymous() : http.as(login);
        return caller.send(
                row.method().name(),
                path,
                body,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private static String told(GateRows.Row row, Answer answer) {
        return answer.status() + " " + row.method() + " " + row.path().getPatternString() + " "
                + answer.text().substring(0, Math.min(300, answer.text().length()));
    }

    /** A fingerprint of everything a town has, table by table. Sessions are not in the database. */
    private Map<String, String> state(TownSetup town) {
        Map<String, String> state = new java.util.TreeMap<>();
        for (String table : Ids.tables(database)) {
            state.put(
                    table,
                    database.sql("select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from "
                                    + table + " t where town_id = :town")
                            .bind("town", town.town())
                            .mapValue(String.class)
                            .one()
                            .block());
        }
        return state;
    }

    /** Tables in which a row of the own town names something of the other. */
    private List<String> carriesForeignIds() {
        return Ids.tables(database).stream()
                .filter(table -> !table.equals("kernel.answer"))
                .filter(table -> Boolean.TRUE.equals(database.sql(
                                "select exists (select from " + table + " t where town_id = :town and t::text ~ :ids)")
                        .bind("town", own.town())
                        .bind("ids", foreignIds.asPattern())
                        .mapValue(Boolean.class)
                        .one()
                        .block()))
                .toList();
    }
}
