package cn.fengming.points.spots;

import cn.fengming.points.rules.RuleDesk;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A town with the default rules, and the everyday steps of a spot over HTTP. */
@Component
@Lazy
class SpotTown {

    static final double LATITUDE = 30.93;
    static final double LONGITUDE = 108.69;

    private final Given given;
    private final Http http;
    private final Uploads uploads;
    private final RuleDesk rules;
    private final DatabaseClient database;

    SpotTown(Given given, Http http, Uploads uploads, RuleDesk rules, DatabaseClient database) {
        this.given = given;
        this.http = http;
        this.uploads = uploads;
        this.rules = rules;
        this.database = database;
    }

    TownSetup with(int villages, int households) {
        TownSetup town = given.town(villages, households);
        rules.adoptDefaults(town.officer().actor()).blockLast();
        return town;
    }

    /** A body: keys and values in turn; null values are left out. */
    static Map<String, Object> body(@Nullable Object... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                body.put(String.valueOf(pairs[i]), pairs[i + 1]);
            }
        }
        return body;
    }

    static Map<String, Object> but(Map<String, Object> body, String field, @Nullable Object value) {
        Map<String, Object> other = new LinkedHashMap<>(body);
        if (value == null) {
            other.remove(field);
        } else {
            other.put(field, value);
        }
        return other;
    }

    List<UUID> photos(Login login, int count) {
        return IntStream.range(0, count).mapToObj(each -> uploads.photo(login)).toList();
    }

    Map<String, Object> report(Login login, VillageSetup village) {
        return body(
                "kind",
                "GARBAGE",
                "village",
                village.id(),
                "place",
                "桥头",
                "latitude",
                LATITUDE,
                "longitude",
                LONGITUDE,
                "words",
                "垃圾堆了一个星期",
                "photos",
                photos(login, 1));
    }

    UUID reported(Login login, VillageSetup village) {
        return reported(login, report(login, village));
    }

    UUID reported(Login login, Map<String, Object> report) {
        UUID id = UUID.randomUUID();
        http.as(login).put("/api/v1/spots/" + id, report).expect(201);
        return id;
    }

    Answer move(Login login, UUID spot, String move, @Nullable Object... pairs) {
        return http.as(login).post("/api/v1/spots/" + spot + "/" + move, body(pairs));
    }

    UUID accepted(Login login, VillageSetup village) {
        UUID spot = reported(login, village);
        move(village.committee(), spot, "acceptance", "expected", "REPORTED").expect(200);
        return spot;
    }

    UUID assigned(Login login, VillageSetup village) {
        UUID spot = accepted(login, village);
        move(village.committee(), spot, "assignment", "expected", "ACCEPTED").expect(200);
        return spot;
    }

    Answer rectify(Login login, UUID spot, String expected) {
        return move(
                login,
                spot,
                "rectification",
                "expected",
                expected,
                "photos",
                photos(login, 1),
                "latitude",
                LATITUDE,
                "longitude",
                LONGITUDE);
    }

    UUID rectified(Login login, VillageSetup village) {
        UUID spot = assigned(login, village);
        rectify(village.inspector(), spot, "ASSIGNED").expect(200);
        return spot;
    }

    /** Verified by who reported it. */
    UUID verified(Login login, VillageSetup village) {
        UUID spot = rectified(login, village);
        move(login, spot, "verification", "expected", "RECTIFIED").expect(200);
        return spot;
    }

    UUID writtenOff(Login login, VillageSetup village) {
        UUID spot = verified(login, village);
        move(village.committee(), spot, "write-off", "expected", "VERIFIED").expect(200);
        return spot;
    }

    JsonNode story(Login login, UUID spot) {
        return http.as(login).get("/api/v1/spots/" + spot).expect(200).json();
    }

    String state(Login login, UUID spot) {
        return story(login, spot).at("/spot/state").asString();
    }

    static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    static List<String> moves(JsonNode story) {
        return story.get("steps")
                .valueStream()
                .map(step -> step.get("move").asString())
                .toList();
    }

    static List<String> mayDo(JsonNode story) {
        return words(story.get("moves"));
    }

    /** The findings against a spot's village on account of it, oldest first. */
    List<String> findings(UUID town, UUID spot) {
        return texts(
                "select code from spots.finding where town_id = :town and spot_id = :spot order by id", town, spot);
    }

    List<String> told(UUID town, UUID spot) {
        return texts(
                "select topic from kernel.outbox where town_id = :town and subject_id = :spot order by id", town, spot);
    }

    List<String> awards(UUID town, UUID household) {
        return texts(
                "select rule_code || ' ' || state from awards.application"
                        + " where town_id = :town and household_id = :spot order by id",
                town,
                household);
    }

    private List<String> texts(String sql, UUID town, UUID spot) {
        List<String> found = database.sql(sql)
                .bind("town", town)
                .bind("spot", spot)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
        return found == null ? List.of() : found;
    }

    long count(String sql, UUID town) {
        Long found =
                database.sql(sql).bind("town", town).mapValue(Long.class).one().block();
        return found == null ? 0 : found;
    }

    void run(String sql) {
        database.sql(sql).then().block();
    }
}
