package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.TownSetup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What tests of an assessment do again and again, over HTTP as the town's people do it. */
@Component
@Lazy
class Assessing {

    static final String ROUNDS = "/api/v1/assessment-rounds";
    static final String SHEETS = "/api/v1/assessment-sheets/";
    static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    private final Http http;
    private final Given given;
    private final Books books;

    Assessing(Http http, Given given, Books books) {
        this.http = http;
        this.given = given;
        this.books = books;
    }

    /** A town under assessment: its round, an inspector of the whole town, and who stands aside to hear objections. */
    record Assessed(TownSetup town, UUID round, Login inspector, Login officer, Map<UUID, UUID> sheets) {

        String path(String rest) {
            return ROUNDS + "/" + round + rest;
        }

        UUID village(int number) {
            return town.village(number).id();
        }

        UUID sheet(int number) {
            return sheets.get(village(number));
        }

        String sheetPath(int number) {
            return SHEETS + sheet(number);
        }
    }

    /** A town with money behind its points and the fourth quarter open, assessed by Fengming's preset or its own tiers. */
    Assessed begun(int villages, long fund) {
        TownSetup town = funded(given.town(villages, 0), fund);
        return adopted(town, villages == 24 ? preset() : document(own()), "2026Q4");
    }

    /** As above with plenty of money, for another period. */
    Assessed begunIn(int villages, String period) {
        return adopted(funded(given.town(villages, 0), 100_000), document(own()), period);
    }

    private TownSetup funded(TownSetup town, long fund) {
        books.openQuarter(town.officer().actor(), new Quarter(2026, 4)).block();
        if (fund > 0) {
            books.recordFund(town.officer().actor(), fund * 100, fund, "渝农发〔2026〕12号", VISIT)
                    .block();
        }
        return town;
    }

    Assessed adopted(TownSetup town, Map<String, Object> adoption, String period) {
        UUID round = http.as(town.officer())
                .post(ROUNDS, Map.of("period", period, "adoption", adoption))
                .expect(201)
                .id();
        Login inspector = given.staff(town.officer(), Role.INSPECTOR, null);
        return new Assessed(town, round, inspector, town.officer(), new HashMap<>());
    }

    static Map<String, Object> preset() {
        return Map.of("preset", "fengming", "reason", "镇专班会议决定");
    }

    static Map<String, Object> document(String text) {
        return Map.of("document", text, "reason", "镇专班会议决定");
    }

    /** Fengming's lines with one place in the first tier and the rest in the second. */
    static String own() {
        return """
                {
                  "format": 1, "code": "own", "title": "本镇考核",
                  "subject": "village", "period": "quarter", "sources": ["sheets"],
                  "lines": [
                    {"code": "roads", "title": "村组道路", "weight": 30},
                    {"code": "courtyards", "title": "农村院落", "weight": 30},
                    {"code": "black-water", "title": "黑臭水体", "weight": 20,
                     "deductions": [{"code": "ditch", "title": "沟渠", "deduct": 5}]},
                    {"code": "poultry", "title": "鸡鸭归圈", "weight": 20, "photo": false,
                     "deductions": [{"code": "roaming", "title": "散养", "deduct": 2}]}
                  ],
                  "ranking": "highest-first",
                  "ties": ["fewer-findings", "previous-standing", "draw"],
                  "tiers": [
                    {"name": "一等次", "count": 1, "outcome": {"poolPoints": 3000, "assessmentScore": 3}},
                    {"name": "二等次", "rest": true, "outcome": {"poolPoints": 1000, "assessmentScore": 1}}
                  ],
                  "objectionDays": 5
                }
                """;
    }

    /** Marks the two judged lines; what is lost is lost on the roads. */
    static Map<String, Object> marks(UUID round, UUID village, String lost) {
        String roads = Score.of(30).minus(Score.parse(lost)).toString();
        return Map.of(
                "round",
                round,
                "subject",
                village,
                "visitedOn",
                VISIT.toString(),
                "marks",
                List.of(
                        Map.of("line", "roads", "score", number(roads), "remark", "边沟有泥土"),
                        Map.of("line", "courtyards", "score", 30)));
    }

    static Number number(String decimal) {
        return new BigDecimal(decimal);
    }

    static Map<String, Object> finding(String line, String kind, List<UUID> photos) {
        Map<String, Object> finding = new HashMap<>();
        finding.put("line", line);
        finding.put("kind", kind);
        finding.put("text", "现场看到的问题");
        finding.put("count", 1);
        finding.put("spot", "2 组公路边");
        finding.put("photos", photos);
        return finding;
    }

    Answer draft(Assessed assessed, int village, String lost) {
        UUID sheet = assessed.sheets().computeIfAbsent(assessed.village(village), each -> UUID.randomUUID());
        return inspector(assessed).put(SHEETS + sheet, marks(assessed.round(), assessed.village(village), lost));
    }

    void submitted(Assessed assessed, int village, String lost) {
        draft(assessed, village, lost).expect(200);
        inspector(assessed)
                .post(assessed.sheetPath(village) + "/submission", null)
                .expect(200);
    }

    /** Every village loses a point more than the one before it. */
    Assessed scored(Assessed assessed) {
        for (int village = 0; village < assessed.town().villages().size(); village++) {
            submitted(assessed, village, String.valueOf(village));
        }
        return assessed;
    }

    Answer publish(Assessed assessed) {
        return officer(assessed).post(assessed.path("/standings"), Map.of("reason", "第四季度考核结果"));
    }

    Answer freeze(Assessed assessed) {
        return officer(assessed).post(assessed.path("/freeze"), null);
    }

    Answer simulate(Assessed assessed) {
        return officer(assessed).post(assessed.path("/simulations"), Map.of());
    }

    Answer object(Assessed assessed, Login committee, int village) {
        return http.as(committee)
                .post(
                        assessed.path("/objections"),
                        Map.of(
                                "subject",
                                assessed.village(village),
                                "line",
                                "roads",
                                "grounds",
                                "当天正在清理边沟",
                                "photos",
                                List.of()));
    }

    /** An upheld objection that gives the roads another mark. */
    static Map<String, Object> upheld(int version, String roads) {
        return Map.of("upheld", true, "reason", "情况属实", "correction", correction(version, roads));
    }

    static Map<String, Object> correction(int version, String roads) {
        return Map.of(
                "version", version,
                "reason", "复核边沟",
                "marks", List.of(Map.of("line", "roads", "score", number(roads), "remark", "复核后")),
                "findings", Map.of(),
                "withdrawn", List.of());
    }

    Caller officer(Assessed assessed) {
        return http.as(assessed.officer());
    }

    Caller inspector(Assessed assessed) {
        return http.as(assessed.inspector());
    }

    static List<Integer> statuses(List<Answer> answers) {
        List<Integer> statuses = new ArrayList<>();
        answers.forEach(answer -> statuses.add(answer.status()));
        return statuses;
    }
}
