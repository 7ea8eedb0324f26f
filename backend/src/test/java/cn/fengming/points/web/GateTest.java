package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.PointsTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The page of paths and roles says what is true of the controllers, and lets nobody in by mistake. */
@PointsTest
class GateTest {

    private static final GateRows ROWS = GateRows.of(Gate::write);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    /** Methods and paths as controllers declare them, without the probes of our tests. */
    private Set<String> controllers() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> isOurs(entry.getValue()))
                .flatMap(entry -> operations(entry.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOurs(HandlerMethod method) {
        Class<?> controller = method.getBeanType();
        return controller.getPackageName().startsWith("cn.fengming.points")
                && !controller.getSimpleName().startsWith("Probe");
    }

    private static Stream<String> operations(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(method -> method + " " + path.getPatternString()));
    }

    private static GateRows.Row find(String operation) {
        String[] parts = operation.split(" ");
        return ROWS.find(HttpMethod.valueOf(parts[0]), PathContainer.parsePath(parts[1].replaceAll("[{}*]", "")));
    }

    @Test
    void every_controller_method_has_a_row() {
        List<String> shut = controllers().stream()
                .filter(operation -> catchThrowableOfType(EdgeProblem.class, () -> find(operation)) != null)
                .toList();
        assertThat(shut)
                .as("operations that nobody can reach: give each a row in Gate")
                .isEmpty();
    }

    @Test
    void every_row_of_the_api_leads_somewhere() {
        Set<GateRows.Row> there = controllers().stream().map(GateTest::find).collect(Collectors.toSet());
        List<String> nowhere = ROWS.all().stream()
                .filter(row -> row.path().getPatternString().startsWith("/api/"))
                // their controller exists only when the demo is on, and here it is off
                .filter(row -> !row.path().getPatternString().startsWith("/api/v1/sessions/demo"))
                .filter(row -> !there.contains(row))
                .map(row -> row.method() + " " + row.path())
                .toList();
        assertThat(nowhere)
                .as("rows of Gate behind which there is no controller")
                .isEmpty();
    }

    @Test
    void a_visitor_can_do_nothing_but_sign_in_and_see_or_end_what_is_held() {
        Actor visitor = Actor.visitor(UUID.randomUUID());
        assertThat(ROWS.all().stream()
                        .filter(row -> row.needsToken() && row.admits(visitor))
                        .map(row -> row.path().getPatternString()))
                .allMatch(path -> path.startsWith("/api/v1/sessions") || path.matches("/api/v1/me(/held)?"));
    }

    @Test
    void an_auditor_changes_nothing_but_may_ask_for_checks_write_down_what_was_found_and_sign_in_at_a_desk() {
        Actor auditor = person(Role.AUDITOR);
        assertThat(ROWS.all().stream()
                        .filter(row -> row.method() != HttpMethod.GET)
                        .filter(row -> row.needsToken() && row.admits(auditor))
                        .filter(row -> !row.admits(person()))
                        .map(row -> row.method() + " " + row.path()))
                .isSubsetOf(
                        "POST /api/v1/book-checks",
                        "POST /api/v1/seal-checks",
                        "POST /api/v1/me/desk-confirmations",
                        "POST /api/v1/alert-checks",
                        "POST /api/v1/alerts/{alert}/looks",
                        "POST /api/v1/alerts/{alert}/settlement",
                        "POST /api/v1/callback-rounds",
                        "POST /api/v1/callback-rounds/{callback}/draw",
                        "POST /api/v1/callback-rounds/{callback}/close",
                        "PUT /api/v1/callback-notes/{note}");
    }

    @Test
    void open_writes_are_the_ways_to_sign_in_and_what_wechat_signs() {
        assertThat(ROWS.all().stream()
                        .filter(row -> row.method() != HttpMethod.GET && !row.needsToken())
                        .map(row -> row.path().getPatternString()))
                .containsExactlyInAnyOrder(
                        "/api/v1/sessions/wechat",
                        "/api/v1/sessions/demo",
                        "/api/v1/sessions/desks",
                        "/api/v1/sessions/desks/{desk}",
                        "/api/v1/wechat/push");
    }

    @Test
    void the_most_specific_row_decides_wherever_it_stands() {
        GateRows rows = GateRows.of(gate -> {
            gate.member(HttpMethod.GET, "/api/v1/things/**");
            gate.allow(HttpMethod.GET, "/api/v1/things/{id}/secret", Role.TOWN);
        });
        GateRows.Row row = rows.find(HttpMethod.GET, PathContainer.parsePath("/api/v1/things/7/secret"));
        assertThat(row.admits(person(Role.VILLAGER))).isFalse();
        assertThat(row.admits(person(Role.TOWN))).isTrue();
    }

    @Test
    void a_row_for_any_word_also_counts_where_others_name_the_word() {
        GateRows rows = GateRows.of(gate -> {
            gate.allow(HttpMethod.PUT, "/api/v1/{kind}/{id}", Role.TOWN);
            gate.member(HttpMethod.GET, "/api/v1/things/**");
        });
        assertThat(rows.find(HttpMethod.PUT, PathContainer.parsePath("/api/v1/things/7"))
                        .access())
                .isEqualTo(GateRows.Access.ROLES);
        assertThat(rows.find(HttpMethod.PUT, PathContainer.parsePath("/api/v1/others/7"))
                        .access())
                .isEqualTo(GateRows.Access.ROLES);
        assertThat(rows.find(HttpMethod.GET, PathContainer.parsePath("/api/v1/things"))
                        .access())
                .isEqualTo(GateRows.Access.MEMBER);
        assertThat(catchThrowableOfType(
                        EdgeProblem.class, () -> rows.find(HttpMethod.GET, PathContainer.parsePath("/api/v1"))))
                .isNotNull();
    }

    private static Actor person(Role... roles) {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "某人",
                null,
                null,
                Stream.of(roles).map(role -> new Grant(role, null, null)).collect(Collectors.toSet()));
    }
}
