package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.ledger.MonthHead;
import cn.fengming.points.ledger.Seals;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Spoken;
import cn.fengming.points.treasury.Receipts.Passed;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The receipt of one line of a passbook on paper, with the QR picture that checks it. */
@Component
class ReceiptPapers {

    private final Receipts receipts;
    private final Passbooks passbooks;
    private final Seals seals;
    private final Press press;
    private final Clock clock;

    ReceiptPapers(Receipts receipts, Passbooks passbooks, Seals seals, Press press, Clock clock) {
        this.receipts = receipts;
        this.passbooks = passbooks;
        this.seals = seals;
        this.press = press;
        this.clock = clock;
    }

    /** @throws cn.fengming.points.kernel.Problem 404 (signalled) when it is another household's */
    Mono<ResponseEntity<byte[]>> own(Actor actor, UUID transfer, URI request) {
        return receipts.own(actor, transfer, request).flatMap(passed -> print(actor.town(), passed));
    }

    /** @throws cn.fengming.points.kernel.Problem 403, 404 (signalled) as the passbook on the screen */
    Mono<ResponseEntity<byte[]>> ofHousehold(Actor actor, UUID household, UUID transfer, URI request) {
        return passbooks
                .household(actor, household)
                .flatMap(home -> receipts.of(home, transfer, request))
                .flatMap(passed -> print(actor.town(), passed));
    }

    private Mono<ResponseEntity<byte[]>> print(UUID town, Passed passed) {
        return receipts.read(passed.token())
                .zipWith(seals.printed(town).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(known -> press.download(paper(known.getT1(), passed, known.getT2())));
    }

    private Paper paper(Receipt receipt, Passed passed, Optional<MonthHead> head) {
        String home = receipt.household() == null ? "" : "　户主 " + receipt.household();
        Paper paper = Paper.a4("积分收据")
                .title("积分收据")
                .subtitle(receipt.town() + (receipt.village() == null ? "" : "　" + receipt.village()) + home)
                .line("事由：" + receipt.reason())
                .line("积分：" + (receipt.points() > 0 ? "+" : "") + receipt.points() + "　　日期："
                        + Spoken.written(receipt.effectiveOn()))
                .line(standing(receipt.standing()))
                .qr(passed.page(), "扫码查验这笔账在不在账本里")
                .note("谁扫这个码都能看到这一笔，不用登录；看不到别的。请收好，不要随意给人。");
        return head.map(printed -> paper.note(printed.imprint(clock.getZone()))).orElse(paper);
    }

    private String standing(Receipt.Standing standing) {
        if (standing.state() == Receipt.Standing.State.CHANGED) {
            return "账本：对不上，这笔账被人动过（" + standing.words() + "）。请马上告诉村务监督委员会或者镇纪委。";
        }
        Instant at = standing.sealedAt();
        if (standing.state() == Receipt.Standing.State.WAITING || at == null) {
            return "账本：已入账，还没有封存（每十分钟封存一次），以后扫码可查。";
        }
        return "账本：" + Spoken.written(at.atZone(clock.getZone()).toLocalDate()) + "封存，第 " + standing.block() + " 块。";
    }
}
