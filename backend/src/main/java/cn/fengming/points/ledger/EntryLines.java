package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The pages of the book: the lines of one account, newest first. Many accounts' pages are read by one statement. */
@Component
class EntryLines {

    private final GroupRead<Asked, List<EntryLine>> pages;

    /** The lines of an account below a number, so many at most. */
    private record Asked(UUID town, Account account, long before, int most) {}

    /** A line, and the place of the question it answers. */
    private record Found(int question, EntryLine line) {}

    EntryLines(GroupReads reads) {
        this.pages = reads.of(this::pages);
    }

    /** @throws Problem 400 when {@code after} is no number of a line */
    Mono<Page<EntryLine>> page(UUID town, Account account, @Nullable String after, int size) {
        return pages.ask(new Asked(town, account, seq(after), size + 1))
                .defaultIfEmpty(List.of())
                .map(lines -> Page.of(lines, size, EntryLine::place));
    }

    private Mono<Map<Asked, List<EntryLine>>> pages(DatabaseClient from, Set<Asked> asked) {
        List<Asked> questions = List.copyOf(asked);
        return from.sql("""
                        select w.question, e.seq, e.amount moved, e.balance_after, e.lot, t.id, t.movement, t.quarter,
                               t.effective_on, t.posted_at, t.reason, t.source, t.key, t.follows
                        from unnest(:towns, :holders, :purses, :goods, :befores, :mosts) with ordinality
                          w(town, holder, purse, good, before, most, question)
                        join ledger.account a on a.town_id = w.town and a.holder_id = w.holder and a.purse = w.purse
                         and coalesce(a.good_id, '00000000-0000-0000-0000-000000000000') = w.good
                        cross join lateral (
                          select * from ledger.entry
                          where town_id = a.town_id and account_id = a.id and seq < w.before
                          order by seq desc limit w.most) e
                        join ledger.transfer t on t.town_id = e.town_id and t.id = e.transfer_id
                        order by w.question, e.seq desc
                        """)
                .bind("towns", questions.stream().map(Asked::town).toArray(UUID[]::new))
                .bind("holders", of(questions, account -> account.holder().id()).toArray(UUID[]::new))
                .bind("purses", of(questions, account -> account.purse().name()).toArray(String[]::new))
                .bind("goods", of(questions, Accounts::goodOrNone).toArray(UUID[]::new))
                .bind("befores", questions.stream().map(Asked::before).toArray(Long[]::new))
                .bind("mosts", questions.stream().map(Asked::most).toArray(Integer[]::new))
                .map(EntryLines::found)
                .all()
                .collect(Collectors.groupingBy(
                        found -> questions.get(found.question()),
                        Collectors.mapping(Found::line, Collectors.toUnmodifiableList())));
    }

    private static <T> List<T> of(List<Asked> questions, Function<Account, T> part) {
        return questions.stream().map(Asked::account).map(part).toList();
    }

    private static Found found(Readable row) {
        return new Found(Math.toIntExact(Column.of(row, "question", Long.class)) - 1, line(row));
    }

    static EntryLine line(Readable row) {
        return new EntryLine(
                Column.of(row, "seq", Long.class),
                Column.of(row, "id", UUID.class),
                Movement.valueOf(Column.of(row, "movement", String.class)),
                Column.of(row, "moved", Long.class),
                Column.of(row, "balance_after", Long.class),
                quarter(row, "lot"),
                quarter(row, "quarter"),
                Column.of(row, "effective_on", LocalDate.class),
                Column.of(row, "posted_at", Instant.class),
                Column.of(row, "reason", String.class),
                Column.of(row, "source", String.class),
                Column.of(row, "key", String.class),
                row.get("follows", UUID.class));
    }

    private static Quarter quarter(Readable row, String column) {
        return Quarter.ofCode(Column.of(row, column, Integer.class));
    }

    private static long seq(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException notANumber) {
            throw Problem.invalid("after", "翻页位置不对，请从第一页重新打开");
        }
    }
}
