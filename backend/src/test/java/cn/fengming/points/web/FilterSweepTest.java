package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import tools.jackson.databind.JsonNode;

/**
 * Every sort and filter of every list, as the API's own document names them, hears what nobody should say to it: it
 * answers or refuses, and never breaks. A new parameter is swept by itself.
 */
@PointsTest
class FilterSweepTest {

    private static final List<String> PAYLOADS = Stream.of(
                    "'",
                    "'; drop table ledger.account; --",
                    "'||pg_sleep(1)||'",
                    "x' or '1'='1",
                    "$1",
                    ":town",
                    "\u0000",
                    "99999999999999999999999999",
                    "-1",
                    "1e309",
                    "%_\\",
                    "{}",
                    "字".repeat(300))
            .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
            .collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), payloads -> {
                payloads.add("%ED%A0%80"); // half a character
                payloads.add("");
                return payloads;
            }));

    /** What a required parameter is given while another one is swept. */
    private static final Map<String, String> PLAIN =
            Map.of("month", "2026-11", "day", "2026-11-23", "quarter", "2026Q4", "year", "2026");

    private static final GateRows GATE = GateRows.of(Gate::write);

    @Autowired
    Http http;

    @Autowired
    Given given;

    private record Parameter(String path, String name, List<String> required) {}

    @Test
    void no_filter_breaks_whatever_it_is_given() {
        TownSetup town = given.town(1, 1);
        List<Parameter> parameters = parameters();
        assertThat(parameters).as("or the sweep sweeps nothing").hasSizeGreaterThan(100);

        List<String> broken =
                parameters.stream().flatMap(parameter -> sweep(town, parameter)).toList();

        assertThat(broken).isEmpty();
        assertThat(http.as(town.officer())
                        .post("/api/v1/book-checks", null)
                        .expect(200)
                        .text())
                .as("and the book is still there")
                .contains("\"ok\":true");
    }

    private Stream<String> sweep(TownSetup town, Parameter parameter) {
        String path = address(town, parameter.path());
        Login login = login(town, path);
        String others = parameter.required().stream()
                .filter(name -> !name.equals(parameter.name()))
                .map(name ->
                        "&" + name + "=" + PLAIN.getOrDefault(name, town.town().toString()))
                .collect(Collectors.joining());
        boolean unknown = http.as(login).get(path + "?x=1" + others).status() == 404;
        return PAYLOADS.stream().flatMap(payload -> {
            Answer answer = http.as(login).get(path + "?" + parameter.name() + "=" + payload + others);
            boolean fine = answer.status() == 200
                    || (answer.status() == 400 && answer.text().contains("\"status\":400"))
                    || (answer.status() == 404 && unknown);
            return fine
                    ? Stream.empty()
                    : Stream.of(parameter + " = " + payload.substring(0, Math.min(40, payload.length())) + ": "
                            + answer.status() + " " + answer.text());
        });
    }

    /** The first of the town's people who is let through. */
    private Login login(TownSetup town, String path) {
        VillageSetup village = town.village(0);
        GateRows.Row row = GATE.find(HttpMethod.GET, PathContainer.parsePath(path));
        return Stream.of(
                        town.officer(),
                        village.household(0).villager(),
                        village.panel().get(0),
                        village.committee())
                .filter(login -> row.admits(login.actor()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may ask for " + path));
    }

    private static String address(TownSetup town, String path) {
        VillageSetup village = town.village(0);
        return path.replace("{town}", town.town().toString())
                .replace("{village}", village.id().toString())
                .replace("{household}", village.household(0).id().toString())
                .replace("{quarter}", "2026Q4")
                .replace("{year}", "2026")
                .replace("{month}", "2026-11")
                .replace("{revision}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private List<Parameter> parameters() {
        return CommittedApi.read()
                .get("paths")
                .propertyStream()
                .filter(path ->
                        path.getKey().startsWith("/api/") && !path.getKey().contains("/probe"))
                .filter(path -> !path.getKey().startsWith("/api/v1/sessions/demo"))
                // whatever is not signed by WeChat is refused there, with 403 (PushTest)
                .filter(path -> !path.getKey().equals("/api/v1/wechat/push"))
                .flatMap(path -> parameters(path.getKey(), path.getValue().path("get")))
                .toList();
    }

    private static Stream<Parameter> parameters(String path, JsonNode operation) {
        List<JsonNode> query = StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.get("in").asString().equals("query"))
                .toList();
        List<String> required = query.stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .map(parameter -> parameter.get("name").asString())
                .toList();
        return query.stream()
                .map(parameter -> new Parameter(path, parameter.get("name").asString(), required));
    }
}
