package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows of funds, quarters and kept checks. */
@Component
class BookShelf {

    private final DatabaseClient database;

    private final GroupRead<UUID, List<BookQuarter>> quarters;

    BookShelf(DatabaseClient database, GroupReads reads) {
        this.database = database;
        this.quarters = reads.of(this::quartersOf);
    }

    Mono<Void> add(UUID town, Fund fund) {
        return database.sql("""
                        insert into ledger.fund (town_id, id, amount_fen, points, document, received_on, recorded_by, recorded_at)
                        values (:town, :id, :fen, :points, :document, :receivedOn, :by, :at)
                        """)
                .bind("town", town)
                .bind("id", fund.id())
                .bind("fen", fund.amountFen())
                .bind("points", fund.points())
                .bind("document", fund.document())
                .bind("receivedOn", fund.receivedOn())
                .bind("by", fund.recordedBy())
                .bind("at", fund.recordedAt())
                .then();
    }

    /** The issue account may go down to the recorded fund, never further. */
    Mono<Void> lowerFloor(UUID town, long points) {
        return database.sql("""
                        insert into ledger.account as a (town_id, id, holder_kind, holder_id, purse, floor)
                        values (:town, uuidv7(), 'TOWN', :town, 'ISSUE', -:points)
                        on conflict on constraint account_of_holder do update set floor = a.floor - :points
                        """).bind("town", town).bind("points", points).then();
    }

    Flux<Fund> funds(UUID town) {
        return database.sql("""
                        select id, amount_fen, points, document, received_on, recorded_by, recorded_at
                        from ledger.fund where town_id = :town order by received_on, id
                        """).bind("town", town).mapProperties(Fund.class).all();
    }

    Mono<Void> open(UUID town, Quarter quarter, UUID by, Instant at) {
        return database.sql("""
                        insert into ledger.quarter (town_id, quarter, state, opened_by, opened_at)
                        values (:town, :quarter, 'OPEN', :by, :at)
                        on conflict on constraint quarter_pk do nothing
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("by", by)
                .bind("at", at)
                .then();
    }

    Mono<BookQuarter> quarter(UUID town, Quarter quarter) {
        return quarters(town).filter(book -> book.quarter().equals(quarter)).singleOrEmpty();
    }

    Flux<BookQuarter> quarters(UUID town) {
        return quarters.ask(town).flatMapIterable(newestFirst -> newestFirst);
    }

    private Mono<Map<UUID, List<BookQuarter>>> quartersOf(DatabaseClient from, Set<UUID> towns) {
        return from.sql("""
                        select town_id, quarter, state, opened_at, closed_at from ledger.quarter
                        where town_id = any(:towns) order by quarter desc
                        """)
                .bind("towns", towns.toArray(UUID[]::new))
                .map(row -> Map.entry(Column.of(row, "town_id", UUID.class), book(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Waits until every posting under way in this book is done, and keeps new ones waiting. */
    Mono<Void> lockForClosing(UUID town, Quarter quarter) {
        return database.sql("select pg_advisory_xact_lock(ledger.book_lock(:town, :quarter))")
                .bind("town", town)
                .bind("quarter", quarter.code())
                .then();
    }

    Mono<Void> mustBeNextToClose(UUID town, Quarter quarter) {
        return database.sql("""
                        select coalesce(min(quarter) filter (where state = 'OPEN'), 0) as next,
                               coalesce(bool_or(state = 'CLOSED') filter (where quarter = :quarter), false) as closed
                        from ledger.quarter where town_id = :town
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .map(row -> refusal(
                        quarter,
                        Objects.requireNonNull(row.get("next", Integer.class)),
                        Boolean.TRUE.equals(row.get("closed", Boolean.class))))
                .one()
                .flatMap(Mono::justOrEmpty)
                .flatMap(Mono::error);
    }

    private static Optional<Problem> refusal(Quarter quarter, int next, boolean closed) {
        if (closed) {
            return Optional.of(Problem.conflict("quarter-closed", quarter + " 已经结账"));
        }
        if (next == 0 || next > quarter.code()) {
            return Optional.of(Problem.conflict("quarter-not-open", quarter + " 还没有开账"));
        }
        return next == quarter.code()
                ? Optional.empty()
                : Optional.of(Problem.conflict("earlier-quarter-open", "请先结 " + Quarter.ofCode(next) + " 的账"));
    }

    Mono<Void> close(UUID town, Quarter quarter, UUID by, Instant at, Json proof) {
        return database.sql("""
                        update ledger.quarter set state = 'CLOSED', closed_by = :by, closed_at = :at, proof = :proof
                        where town_id = :town and quarter = :quarter and state = 'OPEN'
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .bind("by", by)
                .bind("at", at)
                .bind("proof", proof)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("quarter-closed", quarter + " 已经结账")))
                .then();
    }

    Mono<Json> proof(UUID town, Quarter quarter) {
        return database.sql("""
                        select proof from ledger.quarter
                        where town_id = :town and quarter = :quarter and proof is not null
                        """)
                .bind("town", town)
                .bind("quarter", quarter.code())
                .map(row -> Objects.requireNonNull(row.get("proof", Json.class)))
                .one();
    }

    Mono<Void> keep(UUID town, UUID id, UUID by, BookCheck result, Json findings) {
        return database.sql("""
                        insert into ledger.book_check (town_id, id, checked_at, checked_by, ok, findings)
                        values (:town, :id, :at, :by, :ok, :findings)
                        """)
                .bind("town", town)
                .bind("id", id)
                .bind("at", result.checkedAt())
                .bind("by", by)
                .bind("ok", result.ok())
                .bind("findings", findings)
                .then();
    }

    private static BookQuarter book(Readable row) {
        return new BookQuarter(
                Quarter.ofCode(Objects.requireNonNull(row.get("quarter", Integer.class))),
                BookQuarter.State.valueOf(Objects.requireNonNull(row.get("state", String.class))),
                Objects.requireNonNull(row.get("opened_at", Instant.class)),
                row.get("closed_at", Instant.class));
    }
}
