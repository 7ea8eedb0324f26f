package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Points;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The town's books as a whole: the fund behind them, which quarters are open, whether they are right. A closed quarter
 * takes no posting and carries the proof it was closed with.
 */
@Component
public class Books {

    private final DatabaseClient database;
    private final BookShelf shelf;
    private final BookInspection inspection;
    private final SealChecks seals;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    Books(
            DatabaseClient database,
            BookShelf shelf,
            BookInspection inspection,
            SealChecks seals,
            Ids ids,
            Json json,
            Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.inspection = inspection;
        this.seals = seals;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records earmarked money; from then on the town may issue that many points more.
     *
     * @param amountFen money in fen, at least 1
     * @param points points it covers, 1 to {@link Points#MAX}
     */
    @Transactional
    public Mono<Fund> recordFund(Actor actor, long amountFen, long points, String document, LocalDate receivedOn) {
        if (amountFen < 1) {
            return Mono.error(Problem.invalid("amountFen", "资金金额必须大于零"));
        }
        if (points < 1 || points > Points.MAX) {
            return Mono.error(Problem.invalid("points", "积分应在 1 到 " + Points.MAX + " 之间"));
        }
        Fund fund = new Fund(ids.next(), amountFen, points, document, receivedOn, actor.person(), clock.instant());
        return shelf.add(actor.town(), fund)
                .then(shelf.lowerFloor(actor.town(), points))
                .thenReturn(fund);
    }

    public Flux<Fund> funds(UUID town) {
        return shelf.funds(town);
    }

    /** Opens a quarter for posting; opening an open one changes nothing, a closed one is a 409. */
    @Transactional
    public Mono<BookQuarter> openQuarter(Actor actor, Quarter quarter) {
        return shelf.open(actor.town(), quarter, actor.person(), clock.instant())
                .then(shelf.quarter(actor.town(), quarter))
                .filter(book -> book.state() == BookQuarter.State.OPEN)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("quarter-closed", quarter + " 已经结账，不能再打开")));
    }

    public Flux<BookQuarter> quarters(UUID town) {
        return shelf.quarters(town);
    }

    /**
     * The book that takes what belongs to a quarter but comes when it comes: the quarter's own while it is open, else
     * the first open one after it, else the newest open one. What ends or corrects something must always find a book,
     * or points would be held for ever.
     *
     * @throws Problem 409 {@code quarter-closed} (signalled) when no book is open
     */
    public Mono<Quarter> openBook(UUID town, Quarter wanted) {
        return shelf.quarters(town)
                .collectList()
                .flatMap(books -> Mono.justOrEmpty(BookQuarter.taking(books, wanted)))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("quarter-closed", "镇里还没有打开可以记账的季度")));
    }

    public Mono<Boolean> isOpen(UUID town, Quarter quarter) {
        return shelf.quarter(town, quarter)
                .map(book -> book.state() == BookQuarter.State.OPEN)
                .defaultIfEmpty(false);
    }

    /**
     * Closes a quarter for good. Refused while an earlier one is open or the book check finds anything; waits for
     * postings under way. Emits the proof that is printed.
     */
    @Transactional
    public Mono<Proof> closeQuarter(Actor actor, Quarter quarter) {
        return shelf.lockForClosing(actor.town(), quarter)
                .then(shelf.mustBeNextToClose(actor.town(), quarter))
                .then(mustBeRight(actor.town()))
                .then(inspection.proof(actor.town(), quarter))
                .flatMap(proof -> shelf.close(actor.town(), quarter, actor.person(), clock.instant(), json.write(proof))
                        .thenReturn(proof));
    }

    /** The proof a quarter was closed with; for an open one, as of now. Empty when the quarter was never opened. */
    public Mono<Proof> proof(UUID town, Quarter quarter) {
        return shelf.quarter(town, quarter)
                .flatMap(book -> shelf.proof(town, quarter)
                        .map(stored -> json.read(stored, Proof.class))
                        .switchIfEmpty(inspection.proof(town, quarter)));
    }

    /**
     * Looks at every entry of a town's book, and at the seals set since they were last looked at. The entries are those of
     * one snapshot; safe to run while points move. May take minutes.
     */
    @Transactional
    public Mono<BookCheck> check(UUID town) {
        return checkBoth(town).map(Checked::book);
    }

    /** Checks and keeps the result for the auditor. */
    @Transactional
    public Mono<BookCheck> checkAndKeep(UUID town, UUID by) {
        return checkBoth(town)
                .flatMap(checked -> shelf.keep(
                                town,
                                ids.next(),
                                by,
                                checked.book(),
                                json.write(checked.book().findings()))
                        .then(seals.keep(town, by, checked.seals()))
                        .thenReturn(checked.book()));
    }

    /** What was found of the entries and of the seals together, and of the seals alone. */
    private record Checked(BookCheck book, SealCheck seals) {}

    private Mono<Checked> checkBoth(UUID town) {
        return inspection
                .mayTakeLong()
                .thenMany(inspection.findings(town))
                .collectList()
                .zipWhen(findings -> seals.sinceLast(town))
                .map(found -> new Checked(
                        new BookCheck(
                                clock.instant(),
                                Stream.concat(found.getT1().stream(), found.getT2().findings().stream())
                                        .toList()),
                        found.getT2()));
    }

    private Mono<Void> mustBeRight(UUID town) {
        return check(town)
                .filter(result -> !result.ok())
                .flatMap(result -> Mono.error(Problem.conflict(
                                "books-wrong", "账有 " + result.findings().size() + " 处不对，不能结账")
                        .with("findings", result.findings())));
    }

    /** What the last check of each town found wrong, all together. */
    Mono<Long> lastFindings() {
        return database.sql("""
                        select coalesce(sum(jsonb_array_length(last.findings)), 0)::bigint
                          from (select distinct town_id from ledger.quarter) town
                          cross join lateral (select c.findings from ledger.book_check c
                            where c.town_id = town.town_id order by c.id desc limit 1) last
                        """).mapValue(Long.class).one();
    }

    Flux<UUID> towns() {
        return database.sql("select distinct town_id from ledger.quarter")
                .map(row -> row.get("town_id", UUID.class))
                .all();
    }
}
