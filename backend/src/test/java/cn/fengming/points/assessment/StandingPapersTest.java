package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PaperText;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Printed;
import cn.fengming.points.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bulletin, letters and certificates say what was published, to those who post and hand them over. */
@PointsTest
class StandingPapersTest {

    @Autowired
    private Assessing assessing;

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private TestClock clock;

    @Test
    void a_standing_is_posted_read_aloud_and_honoured() {
        Assessed assessed = assessing.scored(assessing.begun(3, 100_000));
        Caller officer = http.as(assessed.officer());
        officer.get(assessed.path("/bulletin.pdf")).expect(404);
        assessing.publish(assessed).expect(201);

        Printed bulletin = Printed.read(officer.download(assessed.path("/bulletin.pdf?wall=true")));
        assertThat(bulletin.size()).isEqualTo("842 x 1191");
        assertThat(bulletin.text())
                .contains("本镇考核通报", "2026年第4季度", "一等次", "3000", "边沟有泥土", "人民政府", "异议")
                .contains(assessed.town().village(2).name());
        assertThat(officer.get(assessed.path("/script"))
                        .expect(200)
                        .json()
                        .get("text")
                        .asString())
                .contains("第一名，" + assessed.town().village(0).name(), "得分一百", "积分池增加三千分")
                .doesNotContainPattern("[0-9*]");
        assertThat(officer.get(assessed.path("/certificates.pdf")).expect(409).problem())
                .isEqualTo("standing-not-frozen");

        clock.advance(Duration.ofDays(6));
        assessing.freeze(assessed).expect(200);
        Printed certificates = Printed.read(officer.download(assessed.path("/certificates.pdf?first=2")));
        assertThat(certificates.pages()).hasSize(2);
        assertThat(certificates.pages().get(1))
                .contains(assessed.town().village(1).name(), "第2名");
        officer.get(assessed.path("/certificates.pdf?first=0")).expect(400);
        assertThat(officer.get(assessed.path("/letters.pdf?kind=TALK"))
                        .expect(422)
                        .problem())
                .isEqualTo("nothing-to-print");
        officer.get(assessed.path("/letters.pdf?kind=PRIZE")).expect(400);
        whoMayNot(assessed);
    }

    private void whoMayNot(Assessed assessed) {
        Caller committee = http.as(assessed.town().village(0).committee());
        assertThat(committee.download(assessed.path("/bulletin.pdf"))).isNotEmpty();
        committee.get(assessed.path("/letters.pdf?kind=TALK")).expect(403);
        http.as(assessed.town().village(0).inspector())
                .get(assessed.path("/letters.pdf?kind=TALK"))
                .expect(403);
        http.as(given.staff(assessed.officer(), Role.PANEL, assessed.village(0)))
                .get(assessed.path("/bulletin.pdf"))
                .expect(403);
        Caller stranger = http.as(given.town(1, 0).officer());
        stranger.get(assessed.path("/bulletin.pdf")).expect(404);
        stranger.get(assessed.path("/script")).expect(404);
        stranger.get(assessed.path("/letters.pdf?kind=TALK")).expect(404);
        stranger.get(assessed.path("/certificates.pdf")).expect(404);
    }

    private static final UUID LAST = new UUID(0, 3);

    private static Place place(int rank, UUID subject, String name, String total, Consequence... brought) {
        return new Place(
                rank,
                subject,
                name,
                Score.parse(total),
                List.of(),
                0,
                1,
                "等次",
                Outcome.NOTHING,
                null,
                null,
                "一类",
                null,
                List.of(brought));
    }

    private static Bulletin frozen(Standing.State state) {
        Figures figures = new Figures(
                List.of(
                        place(
                                1,
                                new UUID(0, 1),
                                "第一村",
                                "283/3",
                                new Consequence(Consequence.Kind.PRIZE, "前五", 1500L, null, null)),
                        place(
                                2,
                                new UUID(0, 2),
                                "第二村",
                                "90",
                                new Consequence(Consequence.Kind.LETTER, "表扬", null, null, "表扬信")),
                        place(
                                3,
                                LAST,
                                "第三村",
                                "60.5",
                                new Consequence(Consequence.Kind.TALK, "后十名", null, null, "由分管领导约谈"),
                                new Consequence(Consequence.Kind.LETTER, "后十名", null, null, "限期整改"))),
                List.of(),
                List.of(new Tie(new UUID(0, 1), new UUID(0, 2), "问题少的在前")),
                List.of(new GroupPlace(1, "一类", Score.parse("81.5"), 3)));
        Instant at = Instant.parse("2026-11-01T00:00:00Z");
        Standing standing = new Standing(
                new UUID(1, 1),
                "own",
                "月度考核",
                "2026-10",
                1,
                state,
                1,
                "f",
                "公布",
                at,
                at.plusSeconds(86_400),
                state == Standing.State.FROZEN ? at : null,
                figures);
        return new Bulletin("凤鸣镇", standing, List.of(), ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void letters_go_to_whom_the_scheme_sends_them_a_page_each() {
        Letters letters = new Letters(frozen(Standing.State.FROZEN));
        Printed talk = PaperText.of(letters.letters(Consequence.Kind.TALK, null));
        assertThat(talk.pages()).hasSize(1);
        assertThat(talk.text())
                .contains("约谈通知书", "第三村", "后十名", "由分管领导约谈", "2026年10月")
                .doesNotContain("第一村");
        Printed letter = PaperText.of(letters.letters(Consequence.Kind.LETTER, null));
        assertThat(letter.pages()).hasSize(2);
        assertThat(letter.pages().get(0)).contains("表扬信", "第二村");
        assertThat(letter.pages().get(1)).contains("整改通知书", "第三村", "限期整改");
        assertThat(PaperText.of(letters.letters(Consequence.Kind.LETTER, LAST)).text())
                .doesNotContain("第二村");
        assertThat(PaperText.of(letters.certificates(1)).text()).contains("第一村", "奖励1500元");
        assertThatThrownBy(() -> letters.letters(Consequence.Kind.TALK, UUID.randomUUID()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Letters(frozen(Standing.State.PUBLISHED))).isInstanceOf(Problem.class);
    }

    @Test
    void figures_that_no_decimal_ends_are_rounded_on_paper_and_aloud() {
        Bulletin bulletin = frozen(Standing.State.FROZEN);
        Paper paper = bulletin.paper(false);
        assertThat(PaperText.of(paper).text()).contains("94.33", "问题少的在前", "一类", "81.5", "前五：奖金1500元");
        assertThat(bulletin.script().text()).contains("一类，第一名，第一村，得分九十四点三三").doesNotContainPattern("[0-9*/]");
    }
}
