package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.InsufficientPoints;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Posted;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Posts the outcomes of a standing being frozen, in the desk's transaction: a pool is granted once for a village and
 * period, whatever scheme it came from.
 */
@Component
class Grants {

    private static final String SOURCE = "assessment.outcome";

    private final Ledger ledger;
    private final Books books;
    private final Outcomes outcomes;
    private final Consequences consequences;
    private final Ids ids;
    private final Clock clock;

    Grants(Ledger ledger, Books books, Outcomes outcomes, Consequences consequences, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.outcomes = outcomes;
        this.consequences = consequences;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 422 {@code insufficient-fund}; 409 {@code quarter-closed}, {@code pool-granted-before} */
    Mono<Void> post(Actor actor, Round round, Standing standing) {
        return book(actor.town(), round.period())
                .map(book -> transfers(actor, round, standing, book))
                .flatMap(transfers -> ledger.postAll(actor.town(), transfers))
                .onErrorMap(InsufficientPoints.class, Grants::fundTooSmall)
                .onErrorMap(Grants::postedOtherwise, failure -> grantedBefore())
                .doOnNext(Grants::mustBeNew)
                .flatMap(posted -> outcomes.add(actor.town(), round, rows(standing, posted)))
                .then(Mono.defer(() -> consequences.add(actor.town(), standing)));
    }

    /** The assessed quarter's book, or the first one after it that is still open. */
    private Mono<Quarter> book(UUID town, Period period) {
        Quarter own = period.quarter();
        return books.quarters(town)
                .filter(book -> book.state() == BookQuarter.State.OPEN)
                .map(BookQuarter::quarter)
                .filter(quarter -> quarter.compareTo(own) >= 0)
                .reduce((one, other) -> one.compareTo(other) < 0 ? one : other)
                .defaultIfEmpty(own);
    }

    private List<Transfer> transfers(Actor actor, Round round, Standing standing, Quarter book) {
        LocalDate today = LocalDate.now(clock);
        LocalDate lastDay = round.period().lastDay();
        LocalDate effectiveOn = today.isAfter(lastDay) ? lastDay : today;
        return standing.figures().places().stream()
                .filter(place -> place.outcome().poolPoints() > 0)
                .map(place -> Transfer.of(
                        ids.next(),
                        Movement.GRANT,
                        Account.issue(actor.town()),
                        Account.pool(place.subject()),
                        place.outcome().poolPoints(),
                        new Source(SOURCE, standing.period() + "/" + place.subject()),
                        book,
                        effectiveOn,
                        actor.person(),
                        standing.period() + " " + standing.title() + "第 " + place.rank() + " 名，" + place.tierName()))
                .toList();
    }

    private static List<OutcomeRow> rows(Standing standing, List<Posted> posted) {
        Iterator<Posted> transfers = posted.iterator();
        List<OutcomeRow> rows = new ArrayList<>();
        for (Place place : standing.figures().places()) {
            rows.add(OutcomeRow.of(
                    standing,
                    place,
                    place.outcome().poolPoints() > 0 ? transfers.next().id() : null));
        }
        return rows;
    }

    private static void mustBeNew(List<Posted> posted) {
        if (posted.stream().anyMatch(Posted::repeated)) {
            throw grantedBefore();
        }
    }

    private static boolean postedOtherwise(Throwable failure) {
        return failure instanceof Problem problem && problem.type().equals("source-reused");
    }

    private static Problem grantedBefore() {
        return Problem.conflict("pool-granted-before", "这一期的积分池已经按另一个考核方案发放");
    }

    private static Problem fundTooSmall(InsufficientPoints failure) {
        return Problem.refused("insufficient-fund", "切块资金可发行的积分不够，还差 " + failure.missing() + " 分，不能定榜")
                .with("missing", failure.missing());
    }
}
