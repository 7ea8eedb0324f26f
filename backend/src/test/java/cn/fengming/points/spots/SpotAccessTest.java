package cn.fengming.points.spots;

import static cn.fengming.points.spots.SpotTown.body;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.identity.Person;
import cn.fengming.points.identity.PostDesk;
import cn.fengming.points.identity.PostScope;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Sounds;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whose spot is whose business: foreign towns and villages, who reported it, and photos nobody else may see. */
@PointsTest
class SpotAccessTest {

    @Autowired
    SpotTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    PostDesk posts;

    @Autowired
    SpotDesk desk;

    TownSetup town;
    VillageSetup village;
    VillageSetup other;
    Login reporter;
    Login neighbour;
    private final Map<Login, List<UUID>> pictures = new HashMap<>();

    @BeforeEach
    void aTown() {
        town = towns.with(2, 3);
        village = town.village(0);
        other = town.village(1);
        reporter = village.household(0).villager();
        neighbour = village.household(1).villager();
    }

    /** Every move with a body that would do, by what its path ends in. */
    private Map<String, Map<String, Object>> doors(Login login) {
        var picture = pictures.computeIfAbsent(login, one -> towns.photos(one, 1));
        Map<String, Map<String, Object>> doors = new LinkedHashMap<>();
        doors.put("acceptance", body("expected", "REPORTED"));
        doors.put("refusal", body("expected", "REPORTED", "reason", "不属实"));
        doors.put("assignment", body("expected", "ACCEPTED"));
        doors.put("hand-over", body("expected", "ASSIGNED", "post", body("role", "TOWN"), "reason", "不归我"));
        doors.put("start", body("expected", "ASSIGNED"));
        doors.put("rectification", body("expected", "ASSIGNED", "photos", picture, "onSite", "已清"));
        doors.put("sending-back", body("expected", "RECTIFIED", "reason", "没清完"));
        doors.put("verification", body("expected", "RECTIFIED"));
        doors.put("write-off", body("expected", "VERIFIED"));
        doors.put("reopening", body("expected", "WRITTEN_OFF", "reason", "又脏", "photos", picture));
        doors.put("merge", body("expected", "REPORTED", "into", UUID.randomUUID(), "reason", "同一处"));
        doors.put("hiding", body("reason", "隐私"));
        doors.put("showing", body("reason", "误隐藏"));
        doors.put("listing", body("listed", false, "reason", "屋内"));
        return doors;
    }

    private void allRefused(Login login, UUID spot) {
        long before = towns.story(town.officer(), spot).get("steps").size();
        doors(login).forEach((door, body) -> {
            Answer answer = http.as(login).post("/api/v1/spots/" + spot + "/" + door, body);
            assertThat(answer.status())
                    .as("%s of %s: %s", door, login.actor().grants(), answer.text())
                    .isIn(403, 404, 409);
        });
        assertThat(http.as(login).get("/api/v1/spots/" + spot + "/caller").status())
                .isIn(403, 404);
        assertThat(towns.story(town.officer(), spot).get("steps")).hasSize((int) before);
    }

    @Test
    void foreignVillagesAndTownsMoveNothing() {
        TownSetup far = towns.with(1, 1);
        // one for each kind of move: taken on, worked on, looked at, over
        List<UUID> spots = List.of(
                towns.reported(reporter, village),
                towns.assigned(reporter, village),
                towns.rectified(reporter, village),
                towns.writtenOff(reporter, village));
        List<Login> strangers = List.of(
                other.committee(),
                other.inspector(),
                other.household(0).villager(),
                village.clerk(),
                village.panel().get(0),
                town.auditor());
        for (UUID spot : spots) {
            strangers.forEach(stranger -> allRefused(stranger, spot));
            Stream.of(
                            far.officer(),
                            far.auditor(),
                            far.village(0).committee(),
                            far.village(0).inspector(),
                            far.village(0).household(0).villager())
                    .forEach(stranger -> {
                        allRefused(stranger, spot);
                        assertThat(http.as(stranger)
                                        .get("/api/v1/spots/" + spot)
                                        .status())
                                .isEqualTo(404);
                        assertThat(towns.move(stranger, spot, "voices").status())
                                .isEqualTo(404);
                    });
        }
        assertThat(http.anonymous().get("/api/v1/spots/" + spots.get(0)).status())
                .isEqualTo(401);
    }

    @Test
    void villagersOfTheVillageDoNotDoTheStaffsWork() {
        UUID spot = towns.assigned(reporter, village);
        allRefused(neighbour, spot);
        assertThat(SpotTown.mayDo(towns.story(neighbour, spot))).isEmpty();
        assertThat(SpotTown.mayDo(towns.story(reporter, spot))).isEmpty();
        assertThat(SpotTown.mayDo(towns.story(town.auditor(), spot))).isEmpty();
    }

    @Test
    void anInspectorOfAnotherGridLeavesItAlone() {
        UUID mine = grid("甲网格");
        UUID theirs = grid("乙网格");
        Login inspector = inspectorOf(mine);
        Login stranger = inspectorOf(theirs);
        UUID spot = towns.reported(reporter, SpotTown.but(towns.report(reporter, village), "grid", mine));
        assertThat(towns.move(stranger, spot, "acceptance", "expected", "REPORTED")
                        .status())
                .isEqualTo(403);
        towns.move(inspector, spot, "acceptance", "expected", "REPORTED").expect(200);
        towns.move(village.committee(), spot, "assignment", "expected", "ACCEPTED")
                .expect(200);
        assertThat(towns.rectify(stranger, spot, "ASSIGNED").status()).isEqualTo(403);
        towns.rectify(inspector, spot, "ASSIGNED").expect(200);
    }

    private UUID grid(String name) {
        return http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/grids", body("name", name))
                .expect(201)
                .id();
    }

    private Login inspectorOf(UUID grid) {
        Login somebody = given.staff(town.officer(), Role.CLERK, village.id());
        Person person = new Person(
                town.town(), somebody.actor().person(), somebody.actor().name(), null);
        posts.grant(town.officer().actor(), person.id(), new PostScope(Role.INSPECTOR, village.id(), grid), null)
                .block();
        return somebody;
    }

    @Test
    void onlyStaffReadsWhoReportedItAndNeverTheHomeConcerned() {
        UUID home = village.household(2).id();
        Login owner = village.household(2).villager();
        Login cadreOfTheHome = given.appoint(town.officer(), owner, Role.COMMITTEE, village.id());
        Login reporterTwo = village.household(1).villager();
        UUID spot = towns.accepted(reporterTwo, village);
        String name = reporterTwo.actor().name();
        String person = reporterTwo.actor().person().toString();
        JsonNode staff = towns.story(village.inspector(), spot);
        assertThat(staff.at("/spot/reporter").asString())
                .startsWith(name.substring(0, 1))
                .contains("*");
        assertThat(staff.at("/steps/0/person").asString()).isEqualTo(person);
        towns.move(village.committee(), spot, "assignment", "expected", "ACCEPTED", "route", "HOUSEHOLD", "home", home)
                .expect(200);
        for (Login viewer : List.of(
                reporter,
                owner,
                cadreOfTheHome,
                other.committee(),
                other.household(0).villager())) {
            String seen = towns.story(viewer, spot).toString();
            assertThat(seen).doesNotContain(person).doesNotContain(name);
            assertThat(towns.story(viewer, spot).at("/spot/reporter").isNull()).isTrue();
        }
        assertThat(towns.story(reporterTwo, spot).at("/spot/mine").asBoolean()).isTrue();
        assertThat(towns.story(owner, spot).at("/spot/home").asString()).isEqualTo(home.toString());
        assertThat(towns.story(reporter, spot).at("/spot/home").isNull()).isTrue();
        assertThat(towns.story(reporterTwo, spot).at("/spot/home").isNull()).isTrue();
    }

    @Test
    void photosAreSeenByEverybodyOnlyWhileTheSpotIs() {
        UUID spot = towns.reported(reporter, village);
        String photo = towns.story(reporter, spot).at("/spot/photos/0").asString();
        seen(photo, false);
        towns.move(village.committee(), spot, "acceptance", "expected", "REPORTED")
                .expect(200);
        seen(photo, true);
        towns.move(village.committee(), spot, "hiding", "reason", "拍到了人脸").expect(200);
        seen(photo, false);
        http.as(neighbour).get("/api/v1/spots/" + spot).expect(404);
        JsonNode own = towns.story(reporter, spot);
        assertThat(own.at("/spot/hidden").asString()).isEqualTo("拍到了人脸");
        assertThat(towns.move(village.committee(), spot, "hiding", "reason", "再次")
                        .status())
                .isEqualTo(409);
        towns.move(village.committee(), spot, "showing", "reason", "已打码").expect(200);
        seen(photo, true);
        assertThat(towns.move(village.committee(), spot, "showing", "reason", "再次")
                        .status())
                .isEqualTo(409);
        towns.move(village.committee(), spot, "listing", "listed", false, "reason", "屋内")
                .expect(200);
        seen(photo, false);
        towns.move(village.committee(), spot, "listing", "listed", true, "reason", "院外")
                .expect(200);
        seen(photo, true);
        UUID twin = towns.accepted(neighbour, village);
        towns.move(village.committee(), spot, "merge", "expected", "ACCEPTED", "into", twin, "reason", "同一处")
                .expect(200);
        seen(photo, false);
    }

    private void seen(String photo, boolean byEverybody) {
        int status = byEverybody ? 200 : 404;
        String open = "/api/v1/public/towns/" + town.town() + "/photos/" + photo;
        for (String path : List.of(open, open + "/thumbnail")) {
            assertThat(http.anonymous().get(path).status()).as(path).isEqualTo(status);
        }
        String own = "/api/v1/photos/" + photo;
        for (String path : List.of(own, own + "/thumbnail")) {
            assertThat(http.as(neighbour).get(path).status()).as(path).isEqualTo(status);
            assertThat(http.as(other.committee()).get(path).status()).isEqualTo(status);
            assertThat(http.as(reporter).get(path).status()).isEqualTo(200);
            assertThat(http.as(village.committee()).get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void aVoiceNoteIsForStaffAndWhoSpokeIt() {
        UUID note = UUID.randomUUID();
        http.as(reporter)
                .send("PUT", "/api/v1/recordings/" + note, Sounds.mp3(3), Map.of("Content-Type", "audio/mpeg"))
                .expect(201);
        UUID foreign = UUID.randomUUID();
        assertThat(http.as(neighbour)
                        .put(
                                "/api/v1/spots/" + foreign,
                                SpotTown.but(towns.report(neighbour, village), "recording", note))
                        .status())
                .isEqualTo(400);
        UUID spot = towns.reported(reporter, SpotTown.but(towns.report(reporter, village), "recording", note));
        towns.move(village.committee(), spot, "acceptance", "expected", "REPORTED")
                .expect(200);
        for (Login login : List.of(reporter, village.committee())) {
            assertThat(towns.story(login, spot).at("/spot/recording").asString())
                    .isEqualTo(note.toString());
            http.as(login).get("/api/v1/recordings/" + note).expect(200);
        }
        assertThat(towns.story(neighbour, spot).at("/spot/recording").isNull()).isTrue();
        http.as(neighbour).get("/api/v1/recordings/" + note).expect(404);
    }

    @Test
    void afterPhotosOfAHiddenSpotAreNobodysEither() {
        UUID spot = towns.rectified(reporter, village);
        String after = towns.story(neighbour, spot).at("/spot/afterPhotos/0").asString();
        assertThat(http.as(neighbour).get("/api/v1/photos/" + after).status()).isEqualTo(200);
        towns.move(town.officer(), spot, "hiding", "reason", "涉及隐私").expect(200);
        assertThat(http.as(neighbour).get("/api/v1/photos/" + after).status()).isEqualTo(404);
        assertThat(http.anonymous()
                        .get("/api/v1/public/towns/" + town.town() + "/photos/" + after + "/thumbnail")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDoubtedSpotWaitsForSomebodyToLook() {
        UUID spot = towns.reported(reporter, village);
        desk.doubt(town.town(), spot, "文字可能不当").block();
        desk.doubt(town.town(), spot, "又一次").block();
        desk.doubt(town.town(), UUID.randomUUID(), "没有这一件").block();
        assertThat(towns.move(neighbour, spot, "voices").status()).isEqualTo(404);
        JsonNode batch = http.as(village.committee())
                .post("/api/v1/spot-batches/acceptance", body("spots", List.of(spot)))
                .expect(200)
                .json();
        assertThat(batch.at("/0/problem/type").asString()).isEqualTo("spot-doubted");
        assertThat(towns.story(village.committee(), spot).at("/spot/doubt").asString())
                .isEqualTo("文字可能不当");
        assertThat(towns.story(reporter, spot).at("/spot/doubt").isNull()).isTrue();
        towns.move(village.committee(), spot, "acceptance", "expected", "REPORTED", "cleared", true)
                .expect(200);
        http.as(neighbour).get("/api/v1/spots/" + spot).expect(200);
        desk.doubt(town.town(), spot, "照片可能不当").block();
        http.as(neighbour).get("/api/v1/spots/" + spot).expect(404);
    }

    @Test
    void staffHidesNothingThatIsAboutTheirOwnHome() {
        Login owner = village.household(2).villager();
        Login cadre = given.appoint(town.officer(), owner, Role.COMMITTEE, village.id());
        UUID spot = towns.accepted(reporter, village);
        towns.move(
                        village.committee(),
                        spot,
                        "assignment",
                        "expected",
                        "ACCEPTED",
                        "route",
                        "HOUSEHOLD",
                        "home",
                        village.household(2).id())
                .expect(200);
        assertThat(towns.move(cadre, spot, "hiding", "reason", "不好看")
                        .expect(422)
                        .problem())
                .isEqualTo("own-matter");
    }
}
