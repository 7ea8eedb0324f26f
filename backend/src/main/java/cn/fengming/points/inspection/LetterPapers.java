package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Owed;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Spoken;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A talk or notice as it is handed over: number, grounds, deadline, and who received it. A draft says that it is one. */
@Component
class LetterPapers {

    private final LetterDesk desk;
    private final Community community;
    private final Press press;

    LetterPapers(LetterDesk desk, Community community, Press press) {
        this.desk = desk;
        this.community = community;
        this.press = press;
    }

    /** @throws Problem 404 for whom the letter is not to read */
    Mono<ResponseEntity<byte[]>> letter(Actor actor, UUID letter) {
        return desk.read(actor, letter)
                .zipWith(community.town(actor.town()))
                .flatMap(both -> press.download(
                        letter(both.getT1().letter(), both.getT2().name())));
    }

    private static Paper letter(Letter letter, String town) {
        Paper paper = Paper.a4(letter.villageName() + letter.title())
                .enlarged(115)
                .title(letter.title())
                .subtitle(letter.code() == null ? "草稿，未编号" : letter.code())
                .line(letter.addressee() + "：")
                .line("事由：" + letter.cause())
                .paragraph(letter.words());
        return deadline(grounds(paper, letter), letter)
                .signatures("送达人", "签收人", "日期")
                .seal(town + "人民政府", null);
    }

    private static Paper grounds(Paper paper, Letter letter) {
        return letter.grounds().isEmpty()
                ? paper
                : paper.heading("依据")
                        .table(
                                Sheet.<Owed.Reason>named("依据")
                                        .text("项目", 16, Owed.Reason::line)
                                        .text("情况", 30, Owed.Reason::words)
                                        .text("地点", 16, Owed.Reason::spot)
                                        .text(
                                                "处数",
                                                6,
                                                reason ->
                                                        reason.count() == null ? null : String.valueOf(reason.count()))
                                        .day("日期", 11, Owed.Reason::day),
                                letter.grounds());
    }

    private static Paper deadline(Paper paper, Letter letter) {
        LocalDate due = letter.dueOn();
        return due == null ? paper : paper.paragraph("请在" + Spoken.written(due) + "前书面回复整改情况，并附整改后的照片。");
    }
}
