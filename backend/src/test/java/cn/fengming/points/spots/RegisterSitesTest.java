package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Special registers over HTTP: registered, looked at on their dates, followed up, closed. */
@PointsTest
class RegisterSitesTest {

    private static final String SITES = "/api/v1/register-sites";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    Spots spots;

    @Autowired
    Rechecking rechecking;

    @Autowired
    RegisterChore chore;

    @Autowired
    DatabaseClient database;

    private static Map<String, Object> form(VillageSetup village, String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("register", "BLACK_WATER");
        form.put("village", village.id());
        form.put("name", name);
        form.put("place", "村口石桥下");
        form.put("latitude", 30.93);
        form.put("longitude", 108.69);
        form.put("area", 120.5);
        form.put("foundOn", "2026-11-02");
        form.put("lookDays", 15);
        return form;
    }

    private UUID registered(Login login, VillageSetup village, String name) {
        UUID site = UUID.randomUUID();
        http.as(login).put(SITES + "/" + site, form(village, name)).expect(200);
        return site;
    }

    private Answer look(Login login, UUID site, boolean clean, int photos) {
        return look(login, site, clean, photos(login, photos));
    }

    private List<UUID> photos(Login login, int count) {
        return IntStream.range(0, count).mapToObj(each -> uploads.photo(login)).toList();
    }

    private Answer look(Login login, UUID site, boolean clean, List<UUID> shown) {
        return http.as(login)
                .post(
                        SITES + "/" + site + "/looks",
                        Map.of("lookedOn", LocalDate.now(clock).toString(), "clean", clean, "photos", shown));
    }

    private Answer treat(Login login, UUID site, String expected) {
        return http.as(login)
                .post(
                        SITES + "/" + site + "/treatment",
                        Map.of("expected", expected, "words", "已清淤", "photos", List.of(uploads.photo(login))));
    }

    private Answer close(Login login, UUID site, String expected) {
        return http.as(login).post(SITES + "/" + site + "/closing", Map.of("expected", expected, "reason", "三次回头看均良好"));
    }

    private Spot spot(TownSetup town, JsonNode look) {
        return spots.find(town.town(), UUID.fromString(look.path("spot").asString()))
                .block();
    }

    @Test
    void a_place_is_registered_once_however_often_it_is_sent() {
        TownSetup town = given.town(1, 0);
        Login committee = town.village(0).committee();
        UUID site = UUID.randomUUID();
        Map<String, Object> form = form(town.village(0), "桥下水塘");

        JsonNode first =
                http.as(committee).put(SITES + "/" + site, form).expect(200).json();
        JsonNode again =
                http.as(committee).put(SITES + "/" + site, form).expect(200).json();

        assertThat(again).isEqualTo(first);
        assertThat(first.path("site").path("code").asString()).isEqualTo("HS-001");
        assertThat(first.path("site").path("lookNextOn").asString())
                .isEqualTo(TODAY.plusDays(15).toString());
        form.put("name", "别处");
        assertThat(http.as(committee).put(SITES + "/" + site, form).expect(422).problem())
                .isEqualTo("site-differs");
        form.put("name", "桥下水塘");
        assertThat(http.as(committee)
                        .put(SITES + "/" + UUID.randomUUID(), form)
                        .expect(409)
                        .problem())
                .isEqualTo("site-exists");
        registered(committee, town.village(0), "上坝水塘");
        assertThat(http.as(committee)
                        .get(SITES)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("site").path("code").asString()))
                .containsExactlyInAnyOrder("HS-001", "HS-002");
    }

    @Test
    void a_clean_look_sets_the_next_date_and_a_bad_one_brings_a_spot_about() {
        TownSetup town = given.town(1, 0);
        VillageSetup village = town.village(0);
        Login inspector = village.inspector();
        UUID site = registered(inspector, village, "桥下水塘");
        treat(inspector, site, "TREATING").expect(200);
        clock.setDay(TODAY.plusDays(15));

        JsonNode clean = look(inspector, site, true, 1).expect(201).json();
        assertThat(clean.path("site").path("lookNextOn").asString())
                .isEqualTo(TODAY.plusDays(30).toString());
        assertThat(clean.path("site").path("state").asString()).isEqualTo("TREATED");
        assertThat(clean.path("looks").path(0).path("spot").isNull()).isTrue();

        JsonNode bad = look(inspector, site, false, 2).expect(201).json();
        assertThat(bad.path("site").path("state").asString()).isEqualTo("TREATING");
        Spot brought = spot(town, bad.path("looks").path(0));
        assertThat(brought.kind()).isEqualTo(SpotKind.BLACK_WATER);
        assertThat(brought.origin().source()).isEqualTo(Source.REGISTER);
        assertThat(brought.where().latitude()).isEqualTo(30.93);
        assertThat(brought.state()).isEqualTo(SpotState.REPORTED);

        JsonNode stillBad = look(inspector, site, false, 1).expect(201).json();
        assertThat(spot(town, stillBad.path("looks").path(0)).id())
                .as("an open spot goes on")
                .isEqualTo(brought.id());
        assertThat(stillBad.path("looks")).hasSize(3);
    }

    @Test
    void a_bad_look_opens_the_spot_of_the_place_again_when_it_was_written_off() {
        TownSetup town = given.town(1, 0);
        VillageSetup village = town.village(0);
        UUID site = registered(village.committee(), village, "桥下水塘");
        UUID spot = spot(
                        town,
                        look(village.committee(), site, false, 1)
                                .json()
                                .path("looks")
                                .path(0))
                .id();
        rechecking.carryToWriteOff(village, spot, Map.of("expected", "ACCEPTED", "route", "TOWN"), town.officer());

        JsonNode bad = look(village.inspector(), site, false, 1).expect(201).json();

        Spot again = spot(town, bad.path("looks").path(0));
        assertThat(again.id()).isEqualTo(spot);
        assertThat(again.state()).isEqualTo(SpotState.REOPENED);
        assertThat(again.course().relapses()).isEqualTo(1);
        assertThat(rechecking
                        .findings(village.committee(), village)
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("RELAPSE");
    }

    @Test
    void a_bad_look_without_a_photo_or_on_a_day_ahead_is_refused() {
        TownSetup town = given.town(1, 0);
        Login inspector = town.village(0).inspector();
        UUID site = registered(inspector, town.village(0), "桥下水塘");

        look(inspector, site, false, 0).expect(400);
        http.as(inspector)
                .post(SITES + "/" + site + "/looks", Map.of("lookedOn", "2026-11-24", "clean", true))
                .expect(400);
        http.as(inspector)
                .post(SITES + "/" + site + "/looks", Map.of("lookedOn", "2026-11-01", "clean", true))
                .expect(400);
        assertThat(http.as(inspector).get(SITES + "/" + site).json().path("looks"))
                .isEmpty();
        Map<String, Object> abroad = form(town.village(0), "别处");
        abroad.put("latitude", 80);
        http.as(inspector).put(SITES + "/" + UUID.randomUUID(), abroad).expect(400);
        abroad.remove("latitude");
        http.as(inspector).put(SITES + "/" + UUID.randomUUID(), abroad).expect(400);
        Map<String, Object> group = form(town.village(0), "别处");
        group.put("group", UUID.randomUUID());
        http.as(inspector).put(SITES + "/" + UUID.randomUUID(), group).expect(400);
    }

    @Test
    void moves_are_guarded_by_the_state_the_writer_saw_and_closed_means_closed() {
        TownSetup town = given.town(1, 0);
        Login committee = town.village(0).committee();
        UUID site = registered(committee, town.village(0), "桥下水塘");

        assertThat(treat(committee, site, "TREATED")
                        .expect(409)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("TREATING");
        treat(committee, site, "TREATING").expect(200);
        assertThat(treat(committee, site, "TREATING").expect(409).problem()).isEqualTo("site-state");
        JsonNode closed = close(town.officer(), site, "TREATED").expect(200).json();
        assertThat(closed.path("site").path("lookNextOn").isNull()).isTrue();
        assertThat(closed.path("site").path("closing").path("reason").asString())
                .isEqualTo("三次回头看均良好");
        assertThat(close(town.officer(), site, "TREATED").expect(409).problem()).isEqualTo("site-state");
        assertThat(look(committee, site, true, 0).expect(409).problem()).isEqualTo("site-state");
        http.as(committee)
                .post(SITES + "/" + site + "/treatment", Map.of("expected", "TREATING", "photos", List.of()))
                .expect(400);
    }

    @Test
    void sixteen_bad_looks_at_once_are_followed_up_by_one_spot_and_sixteen_closings_close_once() {
        TownSetup town = given.town(1, 0);
        Login inspector = town.village(0).inspector();
        UUID site = registered(inspector, town.village(0), "桥下水塘");

        Queue<UUID> photos = new ConcurrentLinkedQueue<>(photos(inspector, 16));

        List<Answer> looks = http.race(16, () -> look(inspector, site, false, List.of(photos.remove())));
        assertThat(looks).allSatisfy(answer -> answer.expect(201));
        JsonNode all = http.as(inspector).get(SITES + "/" + site).json().path("looks");
        assertThat(all).hasSize(16);
        assertThat(all.valueStream().map(look -> look.path("spot").asString()).distinct())
                .hasSize(1);

        List<Answer> closings = http.race(16, () -> close(town.officer(), site, "TREATING"));
        assertThat(closings.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(closings.stream().filter(answer -> answer.status() == 409)).hasSize(15);
    }

    @Test
    void sixteen_registrations_at_once_get_sixteen_numbers() {
        TownSetup town = given.town(1, 0);
        Login committee = town.village(0).committee();

        List<Answer> answers = http.race(
                16,
                () -> http.as(committee)
                        .put(SITES + "/" + UUID.randomUUID(), form(town.village(0), "水塘" + UUID.randomUUID())));

        assertThat(answers.stream()
                        .map(answer -> answer.expect(200)
                                .json()
                                .path("site")
                                .path("code")
                                .asString())
                        .distinct())
                .hasSize(16);
    }

    @Test
    void a_list_is_narrowed_by_register_village_state_and_date_and_walked_page_by_page() {
        TownSetup town = given.town(2, 0);
        Login officer = town.officer();
        UUID due = registered(officer, town.village(0), "桥下水塘");
        UUID treated = registered(officer, town.village(1), "上坝水塘");
        treat(officer, treated, "TREATING").expect(200);
        clock.setDay(TODAY.plusDays(15));
        look(officer, treated, true, 0).expect(201);

        assertThat(items(officer, "?due=true")).containsExactly(due.toString());
        assertThat(items(officer, "?state=TREATED")).containsExactly(treated.toString());
        assertThat(items(officer, "?register=BARE_SOIL")).isEmpty();
        assertThat(items(officer, "?register=BLACK_WATER"))
                .containsExactlyInAnyOrder(due.toString(), treated.toString());
        assertThat(items(officer, "?village=" + town.village(1).id())).containsExactly(treated.toString());
        JsonNode page = http.as(officer).get(SITES + "?size=1").json();
        assertThat(page.path("items")).hasSize(1);
        assertThat(items(officer, "?size=1&after=" + page.path("next").asString()))
                .hasSize(1)
                .doesNotContain(
                        page.path("items").path(0).path("site").path("id").asString());
    }

    @Test
    void a_date_that_comes_is_told_once_and_again_for_the_next_one() {
        TownSetup town = given.town(1, 0);
        Login inspector = town.village(0).inspector();
        UUID site = registered(inspector, town.village(0), "桥下水塘");

        chore.run().block();
        assertThat(told(town, site)).isZero();
        clock.setDay(TODAY.plusDays(15));
        Flux.range(0, 4).flatMap(each -> chore.run()).blockLast();
        clock.setDay(TODAY.plusDays(16));
        chore.run().block();
        assertThat(told(town, site)).isEqualTo(1);
        look(inspector, site, true, 0).expect(201);
        clock.setDay(TODAY.plusDays(31));
        chore.run().block();
        chore.run().block();
        assertThat(told(town, site)).isEqualTo(2);
    }

    @Test
    void staff_of_the_village_and_the_town_write_the_auditor_reads_and_nobody_else() {
        TownSetup town = given.town(2, 1);
        VillageSetup village = town.village(0);
        UUID site = registered(village.committee(), village, "桥下水塘");
        List<Login> writers = List.of(village.committee(), village.inspector(), town.officer());
        for (Login writer : writers) {
            look(writer, site, true, 0).expect(201);
        }
        close(village.committee(), site, "TREATING").expect(403);
        close(village.inspector(), site, "TREATING").expect(403);
        Login auditor = town.auditor();
        http.as(auditor).get(SITES + "/" + site).expect(200);
        assertThat(items(auditor, "")).containsExactly(site.toString());
        List<Login> strangers = List.of(
                auditor,
                village.clerk(),
                village.panel().get(0),
                village.household(0).villager());
        for (Login stranger : strangers) {
            Caller caller = http.as(stranger);
            caller.put(SITES + "/" + UUID.randomUUID(), form(village, "别处")).expect(403);
            look(stranger, site, true, 0).expect(403);
            treat(stranger, site, "TREATING").expect(403);
            close(stranger, site, "TREATING").expect(403);
        }
        http.as(village.clerk()).get(SITES).expect(403);
        http.as(village.household(0).villager()).get(SITES + "/" + site).expect(403);

        VillageSetup other = town.village(1);
        for (Login neighbour : List.of(other.committee(), other.inspector())) {
            http.as(neighbour).get(SITES + "/" + site).expect(404);
            look(neighbour, site, true, 0).expect(404);
            treat(neighbour, site, "TREATING").expect(404);
            assertThat(items(neighbour, "")).isEmpty();
            http.as(neighbour).get(SITES + "?village=" + village.id()).expect(403);
            http.as(neighbour)
                    .put(SITES + "/" + UUID.randomUUID(), form(village, "别处"))
                    .expect(403);
        }
        TownSetup foreign = given.town(1, 0);
        http.as(foreign.officer()).get(SITES + "/" + site).expect(404);
        look(foreign.officer(), site, true, 0).expect(404);
        close(foreign.officer(), site, "TREATING").expect(404);
        assertThat(items(foreign.officer(), "?village=" + village.id())).isEmpty();
        http.as(foreign.officer())
                .put(SITES + "/" + UUID.randomUUID(), form(village, "别处"))
                .expect(404);
        http.anonymous().get(SITES).expect(401);
    }

    private List<String> items(Login login, String query) {
        return http.as(login)
                .get(SITES + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("site").path("id").asString())
                .toList();
    }

    private long told(TownSetup town, UUID site) {
        return database.sql("""
                        select count(*) from kernel.outbox
                         where town_id = :town and topic = 'spots.look-due' and subject_id = :site
                        """)
                .bind("town", town.town())
                .bind("site", site)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
