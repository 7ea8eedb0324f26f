package cn.fengming.points.spots;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A town whose villages put spots right in October and are looked at again in November, over HTTP. */
@Component
@Lazy
public class Rechecking {

    static final String SPOTS = "/api/v1/spots/";
    static final String RECHECKS = "/api/v1/spot-rechecks";
    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 30);
    static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);

    private final Given given;
    private final Http http;
    private final Uploads uploads;
    private final TestClock clock;
    private final Spots spots;

    Rechecking(Given given, Http http, Uploads uploads, TestClock clock, Spots spots) {
        this.given = given;
        this.http = http;
        this.uploads = uploads;
        this.clock = clock;
        this.spots = spots;
    }

    /** @param spots of all villages, in the order of the villages */
    record Inspected(TownSetup town, List<UUID> spots) {

        VillageSetup village(int number) {
            return town.village(number);
        }
    }

    /** So many spots of each village written off in October; the clock stands in November afterwards. */
    Inspected written(int villages, int spotsEach) {
        TownSetup town = given.town(villages, 0);
        return new Inspected(town, writtenOff(town, spotsEach));
    }

    /** As above, in a town that is there already. */
    public List<UUID> writtenOff(TownSetup town, int spotsEach) {
        clock.setDay(OCTOBER);
        List<UUID> spots = new ArrayList<>();
        for (VillageSetup village : town.villages()) {
            for (int spot = 0; spot < spotsEach; spot++) {
                spots.add(writtenOff(village));
            }
        }
        clock.setDay(NOVEMBER);
        return spots;
    }

    UUID writtenOff(VillageSetup village) {
        UUID spot = reported(village);
        carryToWriteOff(village, spot, Map.of("expected", "ACCEPTED"), village.inspector());
        return spot;
    }

    /** The committee reported it and verifies it. */
    void carryToWriteOff(VillageSetup village, UUID spot, Map<String, Object> assignment, Login rectifier) {
        carryToVerified(village, spot, assignment, rectifier);
        move(village.committee(), spot, "write-off", Map.of("expected", "VERIFIED"));
    }

    private void carryToVerified(VillageSetup village, UUID spot, Map<String, Object> assignment, Login rectifier) {
        move(village.committee(), spot, "acceptance", Map.of("expected", "REPORTED"));
        move(village.committee(), spot, "assignment", assignment);
        move(rectifier, spot, "start", Map.of("expected", "ASSIGNED"));
        List<UUID> photos = List.of(uploads.photo(rectifier));
        move(rectifier, spot, "rectification", Map.of("expected", "RECTIFYING", "photos", photos, "onSite", "已清理"));
        move(village.committee(), spot, "verification", Map.of("expected", "RECTIFIED"));
    }

    UUID verified(VillageSetup village) {
        UUID spot = reported(village);
        carryToVerified(village, spot, Map.of("expected", "ACCEPTED"), village.inspector());
        return spot;
    }

    UUID verifiedInOctober(VillageSetup village) {
        clock.setDay(OCTOBER);
        UUID spot = verified(village);
        clock.setDay(NOVEMBER);
        return spot;
    }

    UUID reported(VillageSetup village) {
        UUID spot = UUID.randomUUID();
        Map<String, Object> report = Map.of(
                "kind",
                "GARBAGE",
                "village",
                village.id(),
                "place",
                "2 组公路边",
                "words",
                "路边有垃圾",
                "photos",
                List.of(uploads.photo(village.committee())));
        Answer answer = http.as(village.committee()).put(SPOTS + spot, report);
        if (answer.status() >= 300) {
            throw new AssertionError(answer.text());
        }
        return spot;
    }

    private void move(Login login, UUID spot, String move, Map<String, Object> body) {
        Answer answer = http.as(login).post(SPOTS + spot + "/" + move, body);
        if (answer.status() >= 300) {
            throw new AssertionError(move + ": " + answer.text());
        }
    }

    public Answer draw(Login login, Object... size) {
        Map<String, Object> order = new HashMap<>();
        order.put("month", "2026-11");
        for (int i = 0; i < size.length; i += 2) {
            order.put(String.valueOf(size[i]), size[i + 1]);
        }
        return http.as(login).post(RECHECKS, order);
    }

    public Answer unrectified(Login login, UUID spot) {
        return result(login, spot, "UNRECTIFIED", List.of(uploads.photo(login)));
    }

    Answer clean(Login login, UUID spot) {
        return result(login, spot, "CLEAN", List.of());
    }

    Answer result(Login login, UUID spot, String result, List<UUID> photos) {
        return http.as(login)
                .post(
                        RECHECKS + "/2026-11/spots/" + spot + "/result",
                        Map.of("result", result, "words", "现场所见", "photos", photos));
    }

    JsonNode month(Login login) {
        return http.as(login).get(RECHECKS + "/2026-11").expect(200).json();
    }

    JsonNode findings(Login login, VillageSetup village) {
        return http.as(login)
                .get("/api/v1/villages/" + village.id() + "/spot-findings")
                .expect(200)
                .json()
                .path("items");
    }

    public Answer withdraw(Login login, UUID finding) {
        return http.as(login).post("/api/v1/spot-findings/" + finding + "/withdrawal", Map.of("reason", "看错了地方"));
    }

    /** How often a spot was dirty again. */
    int relapses(Login login, UUID spot) {
        return spots.find(login.actor().town(), spot).block().course().relapses();
    }

    Caller as(Login login) {
        return http.as(login);
    }
}
