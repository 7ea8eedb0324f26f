package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From nomination to the honour board, and off it again, over HTTP. */
@PointsTest
class HonourTest {

    private static final String WORDS = "十年如一日照顾邻居老人，房前屋后干净整齐。";

    @Autowired
    private Given given;

    @Autowired
    private HonourSeason season;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Books books;

    private TownSetup town;
    private VillageSetup village;
    private HouseholdSetup home;

    @BeforeEach
    void setUp() {
        town = season.town(2, 6);
        village = town.village(0);
        home = village.household(0);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(books.check(town.town()).block().findings()).isEmpty();
    }

    @Test
    void aFamilyNominatedByANeighbourStandsOnTheBoardOnceItsPointsArePosted() {
        Login neighbour = village.household(1).villager();
        UUID shown = uploads.photo(neighbour);
        UUID paper = uploads.photo(neighbour);
        Map<String, Object> form = form("FAMILY", home);
        form.put("photos", List.of(shown));
        form.put("papers", List.of(paper));
        UUID nomination = nominate(neighbour, form).expect(201).id();

        season.accept(village, nomination).expect(200);
        List<UUID> applications = season.applications(village.committee(), nomination);
        season.review(village, applications, List.of());
        assertThat(season.board(town, village)).isEmpty();
        publicPhoto(shown).expect(404);
        season.noticeAndPost(village);

        assertThat(season.wallet(town, home.id())).isEqualTo(20);
        JsonNode entry = only(season.board(town, village));
        assertThat(entry.get("certificate").asString()).isEqualTo("2026Q4-最美家庭-001");
        assertThat(entry.get("name").asString()).contains("*").isNotEqualTo(home.headName());
        assertThat(entry.get("citation").asString()).isEqualTo("庭院整洁，邻里和睦");
        assertThat(entry.toString()).doesNotContain(home.headName()).doesNotContain(WORDS);
        assertThat(entry.at("/photos/0").asString()).isEqualTo(shown.toString());
        publicPhoto(shown).expect(200);
        publicPhoto(paper).expect(404);
    }

    @Test
    void aCompoundSharesItsHonourAndEachHomeGetsThePoints() {
        UUID nomination = nominate(village.committee(), compound("李家大院", 0, 1, 2))
                .expect(201)
                .id();
        season.accept(village.committee(), nomination).expect(403);
        season.accept(town.officer(), nomination).expect(200);
        List<UUID> applications = season.applications(village.committee(), nomination);
        assertThat(applications).hasSize(3);

        season.review(village, applications, List.of(applications.get(2)));
        season.noticeAndPost(village);

        long paid = List.of(0, 1, 2).stream()
                .mapToLong(i -> season.wallet(town, village.household(i).id()))
                .sum();
        assertThat(paid).isEqualTo(20);
        JsonNode entry = only(season.board(town, village));
        assertThat(entry.get("name").asString()).isEqualTo("李家大院");
        assertThat(entry.get("homes")).hasSize(2);
        entry.get("homes").forEach(name -> assertThat(name.asString()).contains("*"));
    }

    @Test
    void aVillageHasTwoFinestCompoundsAQuarter() {
        List<Integer> outcomes = new ArrayList<>();
        for (String name : List.of("李家大院", "王家院子", "上院")) {
            UUID nomination = nominate(village.committee(), compound(name, 0, 1))
                    .expect(201)
                    .id();
            outcomes.add(season.accept(town.officer(), nomination).status());
        }
        assertThat(outcomes).containsExactly(200, 200, 422);
        UUID again = nominate(village.committee(), compound("李家大院", 1, 2))
                .expect(201)
                .id();
        season.accept(town.officer(), again).expect(422);
    }

    @Test
    void whatThePanelTurnsDownIsNoHonour() {
        UUID nomination = nominate(village.committee(), form("COURTYARD", home))
                .expect(201)
                .id();
        season.accept(village, nomination).expect(200);
        List<UUID> applications = season.applications(village.committee(), nomination);
        season.review(village, applications, applications);
        season.post(village).expect(422);
        assertThat(season.board(town, village)).isEmpty();
    }

    @Test
    void aNominationAcceptedByManyAtOnceIsAcceptedOnce() {
        UUID nomination =
                nominate(village.committee(), form("FAMILY", home)).expect(201).id();
        List<Answer> answers = http.race(12, () -> season.accept(village, nomination));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(11);
        assertThat(season.applications(village.committee(), nomination)).hasSize(1);
    }

    @Test
    void ofManyNominationsOfOneFamilyOneIsAccepted() {
        List<UUID> nominations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nominations.add(nominate(village.committee(), form("FAMILY", home))
                    .expect(201)
                    .id());
        }
        AtomicInteger next = new AtomicInteger();
        List<Answer> answers = http.race(8, () -> season.accept(village, nominations.get(next.getAndIncrement())));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .hasSize(7)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("cap-reached"));
    }

    @Test
    void theShareOfHomesIsKept() {
        UUID first =
                nominate(village.committee(), form("FAMILY", home)).expect(201).id();
        UUID second = nominate(village.committee(), form("FAMILY", village.household(1)))
                .expect(201)
                .id();
        season.accept(village, first).expect(200);
        Answer full = season.accept(village, second).expect(422);
        assertThat(full.problem()).isEqualTo("cap-reached");
        JsonNode waiting = http.as(village.committee())
                .get("/api/v1/nominations/" + second)
                .expect(200)
                .json();
        assertThat(waiting.at("/nomination/state").asString()).isEqualTo("NOMINATED");
    }

    @Test
    void aPersonIsShownMaskedAndAMinorNever() {
        JsonNode members = http.as(village.committee())
                .get("/api/v1/households/" + home.id() + "/members")
                .expect(200)
                .json();
        JsonNode adult = null;
        JsonNode minor = null;
        for (JsonNode member : members) {
            if (member.get("minor").asBoolean()) {
                minor = member;
            } else {
                adult = member;
            }
        }
        Map<String, Object> form = form("PERSON", home);
        form.put("member", minor.get("id").asString());
        assertThat(nominate(village.committee(), form).expect(422).problem()).isEqualTo("minor");

        form.put("member", adult.get("id").asString());
        UUID nomination = nominate(village.committee(), form).expect(201).id();
        assertThat(nominate(village.committee(), form).expect(409).problem()).isEqualTo("nominated-already");
        season.accept(village, nomination).expect(200);
        season.review(village, season.applications(village.committee(), nomination), List.of());
        season.noticeAndPost(village);
        String name = only(season.board(town, village)).get("name").asString();
        assertThat(name).contains("*").doesNotContain(adult.get("name").asString());
    }

    @Test
    void anHonourCannotBeAppliedForOrRecordedPastANomination() {
        Map<String, Object> form =
                Map.of("ruleCode", "finest_family", "words", WORDS, "household", home.id(), "photos", List.of());
        Answer recorded = http.as(village.committee()).post("/api/v1/villages/" + village.id() + "/records", form);
        assertThat(recorded.status()).isGreaterThanOrEqualTo(400);
        Answer applied = http.as(home.villager())
                .post("/api/v1/applications", Map.of("ruleCode", "finest_family", "words", WORDS))
                .expect(422);
        assertThat(applied.problem()).isEqualTo("rule-nominated");
    }

    @Test
    void whoNominatedOrIsHonouredDoesNotJudge() {
        Login nominator = given.appoint(town.officer(), village.household(1).villager(), Role.PANEL, village.id());
        Login honoured = given.appoint(town.officer(), home.villager(), Role.PANEL, village.id());
        UUID nomination =
                nominate(nominator, form("COURTYARD", home)).expect(201).id();
        season.accept(village, nomination).expect(200);
        UUID application = season.applications(village.committee(), nomination).get(0);
        UUID review = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/reviews", Map.of("applications", List.of(application)))
                .expect(201)
                .id();
        Map<String, Object> ballot = Map.of("subject", application, "favour", true);
        String votes = "/api/v1/reviews/" + review + "/votes";
        assertThat(http.as(nominator).post(votes, ballot).expect(422).problem()).isEqualTo("same-person");
        assertThat(http.as(honoured).post(votes, ballot).expect(422).problem()).isEqualTo("own-or-kin");
        http.as(village.panel().get(0))
                .get("/api/v1/applications/" + application + "/nomination")
                .expect(200);
    }

    @Test
    void aNominationIsReadByThoseConcernedOnly() {
        Login nominator = village.household(1).villager();
        UUID nomination = nominate(nominator, form("FAMILY", home)).expect(201).id();
        String path = "/api/v1/nominations/" + nomination;
        for (Login reader : List.of(
                nominator,
                home.villager(),
                village.committee(),
                village.panel().get(0),
                village.inspector(),
                town.officer(),
                town.auditor())) {
            http.as(reader).get(path).expect(200);
        }
        TownSetup elsewhere = given.town(1, 1);
        for (Login stranger : List.of(
                village.household(2).villager(),
                village.clerk(),
                town.village(1).committee(),
                elsewhere.officer(),
                elsewhere.village(0).household(0).villager())) {
            http.as(stranger).get(path).expect(404);
        }
        String list = "/api/v1/villages/" + village.id() + "/nominations";
        http.as(village.committee()).get(list).expect(200);
        http.as(nominator).get(list).expect(403);
        http.as(town.village(1).committee()).get(list).expect(403);
        http.as(elsewhere.officer()).get(list).expect(404);
        assertThat(http.as(nominator)
                        .get("/api/v1/me/nominations")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void aNominationIsDecidedByWhoServesTheVillageAndNobodyElse() {
        UUID nomination = nominate(village.household(1).villager(), form("FAMILY", home))
                .expect(201)
                .id();
        TownSetup elsewhere = given.town(1, 0);
        season.accept(town.village(1).committee(), nomination).expect(404);
        season.accept(elsewhere.officer(), nomination).expect(404);
        season.accept(village.inspector(), nomination).expect(403);
        season.accept(village.household(1).villager(), nomination).expect(403);
        season.accept(town.auditor(), nomination).expect(403);
        String refusal = "/api/v1/nominations/" + nomination + "/refusal";
        http.as(town.village(1).committee())
                .post(refusal, Map.of("reason", "不行"))
                .expect(404);
        http.as(village.committee()).post(refusal, Map.of("reason", "")).expect(400);
        http.as(village.committee()).post(refusal, Map.of("reason", "材料太少")).expect(200);
        season.accept(village, nomination).expect(409);
        String withdrawal = "/api/v1/nominations/" + nomination + "/withdrawal";
        http.as(village.household(1).villager()).post(withdrawal, null).expect(409);
    }

    @Test
    void onlyTheNominatorTakesANominationBack() {
        Login nominator = village.household(1).villager();
        UUID nomination = nominate(nominator, form("FAMILY", home)).expect(201).id();
        String path = "/api/v1/nominations/" + nomination + "/withdrawal";
        http.as(home.villager()).post(path, null).expect(403);
        http.as(nominator).post(path, null).expect(200);
        season.accept(village, nomination).expect(409);
    }

    @Test
    void refusesFormsThatMakeNoSense() {
        HouseholdSetup far = town.village(1).household(0);
        Login committee = village.committee();
        nominate(committee, form("FAMILY", far)).expect(404);
        nominate(far.villager(), form("FAMILY", home)).expect(403);
        nominate(committee, form("FAMILY", home, village.household(1))).expect(400);
        nominate(committee, compound("李家大院", 0)).expect(400);
        Map<String, Object> nameless = compound("李家大院", 0, 1);
        nameless.remove("name");
        nominate(committee, nameless).expect(400);
        Map<String, Object> wordless = form("FAMILY", home);
        wordless.put("words", "好");
        assertThat(nominate(committee, wordless)
                        .expect(400)
                        .json()
                        .at("/fields/words")
                        .asString())
                .isNotBlank();
        Map<String, Object> foreignPhoto = form("FAMILY", home);
        foreignPhoto.put("photos", List.of(uploads.photo(home.villager())));
        assertThat(nominate(committee, foreignPhoto)
                        .expect(400)
                        .json()
                        .at("/fields/photos")
                        .asString())
                .isNotBlank();
        Map<String, Object> unknown = form("FAMILY", home);
        unknown.put("kind", "FINEST_DOG");
        nominate(committee, unknown).expect(400);
    }

    @Test
    void isTakenDownWithAReasonAndThePointsStay() {
        UUID photo = uploads.photo(village.committee());
        Map<String, Object> form = form("COURTYARD", home);
        form.put("photos", List.of(photo));
        UUID honour = honour(form);
        String path = "/api/v1/honours/" + honour;

        http.as(village.inspector())
                .post(path + "/checks", Map.of("kept", false))
                .expect(400);
        UUID seen = uploads.photo(village.inspector());
        http.as(village.inspector())
                .post(path + "/checks", Map.of("kept", false, "words", "院里又堆满了杂物", "photos", List.of(seen)))
                .expect(201);
        assertThat(season.board(town, village)).hasSize(1);
        publicPhoto(photo).expect(200);

        http.as(village.committee())
                .post(path + "/take-down", Map.of("reason", "  "))
                .expect(400);
        http.as(village.committee())
                .post(path + "/take-down", Map.of("reason", "复查不合格"))
                .expect(200);
        assertThat(season.board(town, village)).isEmpty();
        publicPhoto(photo).expect(404);
        assertThat(season.wallet(town, home.id())).isEqualTo(20);
        http.as(village.committee())
                .post(path + "/take-down", Map.of("reason", "再来一次"))
                .expect(409);
        http.as(village.inspector())
                .post(path + "/checks", Map.of("kept", true))
                .expect(409);
        JsonNode file = http.as(home.villager()).get(path).expect(200).json();
        assertThat(file.at("/honour/reason").asString()).isEqualTo("复查不合格");
        assertThat(file.get("checks")).hasSize(1);
    }

    @Test
    void noCheckIsWrittenAboutAnHonourThatIsDown() {
        UUID honour = honour(form("FAMILY", home));
        String path = "/api/v1/honours/" + honour;
        Login inspector = village.inspector();
        Login committee = village.committee();
        AtomicInteger turn = new AtomicInteger();
        List<Answer> answers = http.race(
                24,
                () -> turn.getAndIncrement() % 2 == 0
                        ? http.as(inspector).post(path + "/checks", Map.of("kept", true))
                        : http.as(committee).post(path + "/take-down", Map.of("reason", "复查不合格")));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        long checked = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize((int) (23 - checked));
        JsonNode file = http.as(committee).get(path).expect(200).json();
        assertThat(file.get("checks")).hasSize((int) checked);
        assertThat(season.board(town, village)).isEmpty();
    }

    @Test
    void anHonourIsLookedAtAndTakenDownByWhoServesTheVillageAndNobodyElse() {
        UUID honour = honour(form("FAMILY", home));
        String path = "/api/v1/honours/" + honour;
        Map<String, Object> kept = Map.of("kept", true);
        Map<String, Object> why = Map.of("reason", "不合适");
        TownSetup elsewhere = given.town(1, 0);
        for (Login stranger : List.of(
                town.village(1).committee(),
                elsewhere.officer(),
                elsewhere.village(0).committee())) {
            http.as(stranger).get(path).expect(404);
            http.as(stranger).post(path + "/checks", kept).expect(404);
            http.as(stranger).post(path + "/take-down", why).expect(404);
        }
        http.as(village.inspector()).post(path + "/take-down", why).expect(403);
        for (Login bystander : List.of(home.villager(), village.panel().get(0), town.auditor(), village.clerk())) {
            http.as(bystander).post(path + "/checks", kept).expect(403);
            http.as(bystander).post(path + "/take-down", why).expect(403);
        }
        Login kin = given.appoint(town.officer(), home.villager(), Role.COMMITTEE, village.id());
        assertThat(http.as(kin).post(path + "/checks", kept).expect(422).problem())
                .isEqualTo("own-or-kin");
        http.as(village.committee())
                .post(path + "/checks", Map.of("kept", true, "checkedOn", "2027-01-01"))
                .expect(400);
        http.as(village.committee())
                .post(path + "/checks", Map.of("kept", true, "checkedOn", "2026-01-01"))
                .expect(400);
        http.as(village.inspector()).post(path + "/checks", kept).expect(201);
        http.as(town.officer()).post(path + "/take-down", why).expect(200);
    }

    private UUID honour(Map<String, Object> form) {
        UUID nomination = nominate(village.committee(), form).expect(201).id();
        season.accept(village, nomination).expect(200);
        season.review(village, season.applications(village.committee(), nomination), List.of());
        season.noticeAndPost(village);
        return UUID.fromString(only(season.board(town, village)).get("id").asString());
    }

    /** With the photo its rule asks for, when the form has none of its own. */
    private Answer nominate(Login login, Map<String, Object> form) {
        if (!form.containsKey("photos") && !form.containsKey("papers")) {
            form = new HashMap<>(form);
            form.put("photos", List.of(uploads.photo(login)));
        }
        return http.as(login).post("/api/v1/villages/" + village.id() + "/nominations", form);
    }

    private Map<String, Object> form(String kind, HouseholdSetup... homes) {
        Map<String, Object> form = new HashMap<>();
        form.put("kind", kind);
        form.put("words", WORDS);
        form.put(
                "homes",
                List.of(homes).stream()
                        .map(each -> Map.of("household", each.id()))
                        .toList());
        return form;
    }

    private Map<String, Object> compound(String name, int... homes) {
        Map<String, Object> form = form("COMPOUND");
        form.put("name", name);
        List<Map<String, Object>> named = new ArrayList<>();
        for (int home : homes) {
            named.add(Map.of("card", village.household(home).cardCode()));
        }
        form.put("homes", named);
        form.put("papers", List.of(uploads.photo(village.committee())));
        return form;
    }

    private Answer publicPhoto(UUID photo) {
        return http.anonymous().get("/api/v1/public/towns/" + town.town() + "/photos/" + photo);
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
