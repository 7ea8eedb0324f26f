package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.ledger.Sealing;
import cn.fengming.points.seal.VerifyBook;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Printed;
import cn.fengming.points.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a handover to somebody at home with a computer: the receipt, the page that checks it, the book that was exported. */
@PointsTest
class ReceiptProofTest {

    @Autowired
    private Season.Maker seasons;

    @Autowired
    private Given given;

    @Autowired
    private Sealing sealing;

    @Autowired
    private Http http;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path folder;

    @Test
    void a_receipt_is_checked_by_anybody_who_holds_it() throws Exception {
        Season season = seasons.open(2, 2);
        Caller villager = http.as(season.household().villager());
        Good towel = season.stocked("毛巾", 8, 5, 10);
        season.award(season.household(), 50);
        String redemption = handedOver(season, villager, towel);
        String path = "/api/v1/redemptions/" + redemption + "/receipt";
        String token = villager.get(path).expect(200).json().get("token").asString();

        JsonNode before = receipt(token);
        assertThat(before.at("/standing/state").asString()).isEqualTo("WAITING");
        assertThat(http.anonymous()
                        .get("/api/v1/public/receipts/" + token + "/proof.json")
                        .status())
                .isEqualTo(409);
        sealing.seal(season.town.town());
        clock.advance(Duration.ofMinutes(10));

        JsonNode after = receipt(token);
        assertThat(after.at("/standing/state").asString()).isEqualTo("SEALED");
        assertThat(after.at("/standing/block").asLong()).isEqualTo(1);
        assertThat(after.at("/standing/month").asString()).isEqualTo("2026-11");
        assertThat(after.at("/standing/monthOver").asBoolean()).isFalse();
        assertThat(after.get("points").asLong()).isEqualTo(-16);
        assertThat(after.get("number").asString()).isEqualTo("2026Q4-0001");
        assertThat(after.at("/goods/0/name").asString()).isEqualTo("毛巾");
        assertThat(after.at("/goods/0/block").asLong()).isEqualTo(1);
        String head = season.household().headName();
        assertThat(after.get("household").asString()).contains("*").isNotEqualTo(head);
        assertThat(after.toString())
                .doesNotContain(head, season.household().id().toString());

        Printed paper = Printed.read(villager.download(path + ".pdf"));
        assertThat(paper.codes())
                .containsExactly(
                        villager.get(path).expect(200).json().get("page").asString());
        assertThat(paper.codes().get(0)).isEqualTo("http://points.test/#/packages/villager/check/check?t=" + token);
        provesItself(token, after.at("/standing/head").asString());
        comesBackAsMore(villager, towel);
        onlyForThoseConcerned(season, path, token);
    }

    private String handedOver(Season season, Caller villager, Good good) {
        Answer redeemed = villager.post("/api/v1/redemptions", wish(good, 2)).expect(201);
        villager.get("/api/v1/redemptions/" + redeemed.id() + "/receipt").expect(409);
        http.as(season.village().clerk())
                .post(
                        "/api/v1/handovers",
                        Map.of(
                                "village", season.village().id(),
                                "code", redeemed.json().get("code").asString()))
                .expect(201);
        return redeemed.id().toString();
    }

    /** The passbook says +8 for what a cancellation brings back; so does its receipt. */
    private void comesBackAsMore(Caller villager, Good good) {
        Answer slip = villager.post("/api/v1/redemptions", wish(good, 1)).expect(201);
        villager.post("/api/v1/redemptions/" + slip.id() + "/cancellation", Map.of())
                .expect(200);
        JsonNode entry =
                villager.get("/api/v1/me/wallet/entries").expect(200).json().at("/items/0");
        JsonNode passed = villager.get(
                        "/api/v1/me/wallet/entries/" + entry.get("transferId").asString() + "/receipt")
                .expect(200)
                .json();
        assertThat(entry.get("amount").asLong()).isEqualTo(8);
        assertThat(receipt(passed.get("token").asString()).get("points").asLong())
                .isEqualTo(8);
    }

    private JsonNode receipt(String token) {
        Answer answer = http.anonymous().get("/api/v1/public/receipts/" + token).expect(200);
        assertThat(answer.headers().getCacheControl()).isEqualTo("no-store");
        return answer.json();
    }

    private void provesItself(String token, String head) throws Exception {
        byte[] proof = http.anonymous().download("/api/v1/public/receipts/" + token + "/proof.json");
        Path file = Files.write(folder.resolve("proof.json"), proof);
        assertThat(run("verify-receipt", file.toString(), "--head", head))
                .startsWith("0")
                .contains("第 1 块", head);
        assertThat(run("verify-receipt", file.toString(), "--head", "0000-0000-0000-0000-0000"))
                .startsWith("1");
        Files.writeString(file, new String(proof, StandardCharsets.UTF_8).replace("\"amount\":16", "\"amount\":17"));
        assertThat(run("verify-receipt", file.toString())).startsWith("1").contains("与封存的指纹不符");
    }

    private void onlyForThoseConcerned(Season season, String path, String token) {
        http.as(season.household(1).villager()).get(path).expect(404);
        http.as(season.town.village(1).clerk()).get(path).expect(404);
        http.as(given.town(1, 0).officer()).get(path).expect(404);
        char last = token.charAt(20);
        String forged = token.substring(0, 20) + (last == 'A' ? 'B' : 'A') + token.substring(21);
        for (String other : new String[] {forged, token.substring(1), "x", token + "AAAA"}) {
            http.anonymous().get("/api/v1/public/receipts/" + other).expect(404);
        }
    }

    @Test
    void every_line_of_a_passbook_has_its_receipt_and_heads_hang_on_the_wall() {
        Season season = seasons.before(2, 2);
        season.award(season.household(), 30);
        Caller villager = http.as(season.household().villager());
        String entry = villager.get("/api/v1/me/wallet/entries")
                .expect(200)
                .json()
                .at("/items/0/transferId")
                .asString();
        String path = "/api/v1/me/wallet/entries/" + entry + "/receipt";
        String heads = "/api/v1/public/towns/" + season.town.town() + "/heads";
        assertThat(http.anonymous().get(heads).expect(200).json().get("months")).isEmpty();
        assertThat(Printed.read(villager.download(path + ".pdf")).text()).contains("还没有封存");
        sealing.seal(season.town.town());
        clock.advance(Duration.ofDays(14));
        season.award(season.household(1), 5);
        sealing.seal(season.town.town());

        JsonNode months = http.anonymous().get(heads).expect(200).json();
        assertThat(months.get("months")).hasSize(2);
        String november = months.at("/months/1/groups").asString();
        assertThat(months.at("/months/0/month").asString()).isEqualTo("2026-12");
        assertThat(months.at("/printed/groups").asString())
                .as("the full month's")
                .isEqualTo(november);
        Printed paper = Printed.read(villager.download(path + ".pdf"));
        assertThat(paper.text()).contains("积分收据", "+30", "第1块", november);
        JsonNode read = http.anonymous()
                .get("/api/v1/public/receipts/"
                        + villager.get(path).expect(200).json().get("token").asString())
                .expect(200)
                .json();
        assertThat(read.at("/standing/monthOver").asBoolean()).isTrue();
        assertThat(read.at("/standing/head").asString()).isEqualTo(november);
        assertThat(Printed.read(http.as(season.town.officer()).download("/api/v1/quarters/2026Q4/proof.pdf"))
                        .text())
                .contains("账本封存码" + november);

        String staff = "/api/v1/households/" + season.household().id() + "/wallet/entries/" + entry + "/receipt.pdf";
        assertThat(http.as(season.village().committee()).download(staff)).isNotEmpty();
        http.as(season.town.village(1).committee()).get(staff).expect(403);
        http.as(season.household(1).villager()).get(path).expect(404);
        http.as(season.village().committee())
                .get(staff.replace(
                        season.household().id().toString(),
                        season.household(1).id().toString()))
                .expect(404);
        http.anonymous()
                .get("/api/v1/public/towns/" + season.village().id() + "/heads")
                .expect(404);
    }

    @Test
    void an_auditor_takes_the_book_home() throws Exception {
        Season season = seasons.open(1, 3);
        season.award(season.household(), 30);
        sealing.seal(season.town.town());
        season.award(season.household(1), 20);
        Caller auditor = http.as(season.town.auditor());
        JsonNode state = auditor.get("/api/v1/seals").expect(200).json();
        assertThat(state.get("blocks").asLong()).isEqualTo(1);
        assertThat(state.get("unsealed").asLong()).isEqualTo(1);
        assertThat(auditor.post("/api/v1/seal-checks", null)
                        .expect(200)
                        .json()
                        .get("ok")
                        .asBoolean())
                .isTrue();

        Path file = Files.write(folder.resolve("book.jsonl"), auditor.download("/api/v1/book.jsonl"));
        String head = state.at("/latest/groups").asString();
        assertThat(run("verify-book", file.toString(), "--head", head))
                .startsWith("0")
                .contains("未封存 1 笔", "账本完好");
        String book = Files.readString(file);
        assertThat(book)
                .contains(season.household().id().toString())
                .doesNotContain(season.household().headName());
        Files.writeString(file, book.replaceFirst("\"amount\":30,", "\"amount\":36,"));
        assertThat(run("verify-book", file.toString())).startsWith("1").contains("content.amount 被改动，文件里是 36，封存时是 30");
        assertThat(auditor.get("/api/v1/audit/records").expect(200).text()).contains("treasury.book-exported");
        http.as(season.village().committee()).get("/api/v1/book.jsonl").expect(403);
        http.as(season.household().villager()).get("/api/v1/seals").expect(403);
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = new VerifyBook(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
        return status + " " + said.toString(StandardCharsets.UTF_8);
    }
}
