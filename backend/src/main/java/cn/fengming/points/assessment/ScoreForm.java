package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.FilledSheet;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sheet 评分 of a round, given out with everybody who takes part and with what stands already. Read back as it is, it
 * changes nothing.
 */
@Component
class ScoreForm {

    private final ScoreImportDesk desk;
    private final Workbooks workbooks;

    ScoreForm(ScoreImportDesk desk, Workbooks workbooks) {
        this.desk = desk;
        this.workbooks = workbooks;
    }

    private record Word(String column, String words) {}

    /** @throws Problem 403 unless of the town's team; 404; 409 once published */
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, UUID round) {
        return desk.look(actor, round)
                .map(open -> workbooks.download(
                        "评分表-" + open.round().title() + "-"
                                + open.round().period().code() + ".xlsx",
                        scores(open),
                        words(open.scheme())));
    }

    private static FilledSheet<Subject> scores(ScoreImportDesk.Open open) {
        Sheet<Subject> sheet = Sheet.named(ScoreSheet.NAME);
        if (open.round().subject() != SubjectKind.VILLAGE) {
            sheet = sheet.text(ScoreSheet.ID, 38, subject -> subject.id().toString());
        }
        sheet = sheet.text(ScoreSheet.SUBJECT, 18, Subject::name)
                .text(ScoreSheet.DAY, 12, subject -> null)
                .text(ScoreSheet.WORDS, 30, subject -> null);
        for (PastedColumn column : ScoreSheet.of(open.scheme()).columns()) {
            int width = Math.max(10, Math.min(40, column.heading().length() * 2));
            sheet = sheet.number(column.heading(), width, subject -> number(open.ledger(), subject, column));
        }
        return sheet.of(Flux.fromIterable(open.field()));
    }

    private static @Nullable BigDecimal number(ScoreLedger ledger, Subject subject, PastedColumn column) {
        return ledger.says(subject.id(), column)
                .map(score -> new BigDecimal(score.toString()))
                .orElse(null);
    }

    private static FilledSheet<Word> words(Scheme scheme) {
        List<Word> own = List.of(
                new Word(ScoreSheet.SUBJECT, "不要改动；不参加填报的可以整行删掉。"),
                new Word(ScoreSheet.ID, "有这一列时不要改动。"),
                new Word(ScoreSheet.DAY, "检查或填报的日期，如 2026-11-23；不填就是今天，已过的考核期是最后一天。"),
                new Word(ScoreSheet.WORDS, "没有得满分的理由，或者数字从哪里来。"));
        Flux<Word> lines = Flux.fromIterable(ScoreSheet.of(scheme).columns())
                .map(column -> new Word(column.heading(), ScoreSheet.words(column)));
        return Sheet.<Word>named("填写说明")
                .text("列", 30, Word::column)
                .text("怎么填", 90, Word::words)
                .of(Flux.fromIterable(own).concatWith(lines).concatWith(Mono.just(new Word("空格子", "表示不填，原来的内容不变。"))));
    }
}
