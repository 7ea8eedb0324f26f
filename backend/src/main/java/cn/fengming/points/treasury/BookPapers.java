package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Town;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.EntryLine;
import cn.fengming.points.ledger.Pieces;
import cn.fengming.points.ledger.Proof;
import cn.fengming.points.ledger.Seals;
import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Press;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Spoken;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The books on paper: a household's passbook, and the proof a quarter is closed with. */
@Component
class BookPapers {

    /** The latest lines of a passbook; no household earns more in many years. */
    static final int MOST_LINES = 2_000;

    private final Passbooks passbooks;
    private final Books books;
    private final Seals seals;
    private final Community community;
    private final Press press;
    private final Clock clock;

    BookPapers(Passbooks passbooks, Books books, Seals seals, Community community, Press press, Clock clock) {
        this.passbooks = passbooks;
        this.books = books;
        this.seals = seals;
        this.community = community;
        this.press = press;
        this.clock = clock;
    }

    /** The own household's. @throws Problem 403 for somebody of no household */
    Mono<ResponseEntity<byte[]>> own(Actor actor) {
        return community.household(actor.town(), actor.mustHaveHousehold()).flatMap(this::passbook);
    }

    /** @throws Problem 404, 403 as the passbook on the screen */
    Mono<ResponseEntity<byte[]>> ofHousehold(Actor actor, UUID household) {
        return passbooks.household(actor, household).flatMap(this::passbook);
    }

    private Mono<ResponseEntity<byte[]>> passbook(Household home) {
        return Mono.zip(
                        community.town(home.town()),
                        community.village(home.town(), home.village()),
                        passbooks.wallet(home.town(), home.id()),
                        lines(home))
                .flatMap(known ->
                        press.download(passbook(known.getT1(), known.getT2(), home, known.getT3(), known.getT4())));
    }

    /** In the order of time, as in a passbook. */
    private Mono<List<EntryLine>> lines(Household home) {
        return page(home, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(home, page.next()))
                .concatMapIterable(Page::items, 1)
                .take(MOST_LINES)
                .collectList()
                .map(newestFirst -> {
                    List<EntryLine> lines = new ArrayList<>(newestFirst);
                    Collections.reverse(lines);
                    return lines;
                });
    }

    private Mono<Page<EntryLine>> page(Household home, @Nullable String after) {
        return passbooks.walletEntries(home.town(), home.id(), after, Page.MAX_SIZE);
    }

    private Paper passbook(Town town, Village village, Household home, Wallet wallet, List<EntryLine> lines) {
        Paper paper = Paper.a4(home.headName() + "积分存折")
                .title("积分存折")
                .subtitle(town.name() + "　" + village.name() + "　户主 " + home.headName() + "　户卡 "
                        + home.cardCode().substring(0, 4) + "-"
                        + home.cardCode().substring(4))
                .paragraph("截至" + Spoken.written(LocalDate.now(clock)) + "，可兑换 " + wallet.available() + " 分，兑换中 "
                        + wallet.held() + " 分，已兑换 " + wallet.redeemed() + " 分，已到期清零 " + wallet.expired() + " 分。");
        if (lines.size() == MOST_LINES) {
            paper = paper.note("只列最近 " + MOST_LINES + " 笔。");
        }
        return paper.table(
                        Sheet.<EntryLine>named("存折")
                                .number("序号", 6, EntryLine::seq)
                                .day("日期", 11, EntryLine::effectiveOn)
                                .text("事由", 34, EntryLine::reason)
                                .text("收入", 8, line -> line.amount() > 0 ? "+" + line.amount() : null)
                                .text("支出", 8, line -> line.amount() < 0 ? String.valueOf(line.amount()) : null)
                                .number("余额", 8, EntryLine::balanceAfter),
                        lines)
                .note("对哪一笔有疑问，请在小程序里点开那一笔提出异议，或拿这张存折到村委会查对。");
    }

    /** @throws Problem 403, 404 as the proof on the screen */
    Mono<ResponseEntity<byte[]>> proof(Actor actor, Quarter quarter) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return books.proof(actor.town(), quarter)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个季度的账")))
                .zipWith(community.town(actor.town()))
                .map(both -> proof(both.getT1(), both.getT2().name()))
                .flatMap(paper -> seals.printed(actor.town())
                        .map(head -> paper.note(head.imprint(clock.getZone())))
                        .defaultIfEmpty(paper))
                .flatMap(press::download);
    }

    private Paper proof(Proof proof, String town) {
        LocalDate day = proof.at().atZone(clock.getZone()).toLocalDate();
        Paper paper = Paper.a4(proof.title(town))
                .title(proof.title(town))
                .subtitle("数字取自 " + Spoken.written(day) + " 的账")
                .table(items("积分"), proof.whereabouts())
                .paragraph(proof.verdict() + "。")
                .heading("本季度发生额")
                .table(items("积分"), proof.movements());
        return withPieces(paper, proof.pieces()).signatures("制表", "复核", "负责人").seal(town + "人民政府", null);
    }

    /** Proofs from before goods were counted in the book have none. */
    private static Paper withPieces(Paper paper, @Nullable Pieces pieces) {
        return pieces == null
                ? paper
                : paper.heading("物资").table(items("件"), pieces.whereabouts()).paragraph(pieces.verdict() + "。");
    }

    private static Sheet<Proof.Item> items(String unit) {
        return Sheet.<Proof.Item>named(unit).text("项目", 40, Proof.Item::words).number(unit, 16, Proof.Item::points);
    }
}
