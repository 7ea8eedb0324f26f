package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Page;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Purses, lots and the newest lines of a wallet by one statement, which sees one moment of the book: two statements would
 * show a balance that the line below it contradicts whenever something is posted between them.
 */
@Component
class OpenedPassbooks {

    private final GroupRead<Of, Passbook> passbooks;

    /** Of one household: a purse with one of its lots, or a line. */
    private record Found(
            int question,
            Accounts.@Nullable Saved saved,
            @Nullable EntryLine line) {}

    OpenedPassbooks(GroupReads reads) {
        this.passbooks = reads.of(this::opened);
    }

    /** With {@value Page#DEFAULT_SIZE} lines at most; all zero and without lines where nothing ever moved. */
    Mono<Passbook> of(UUID town, UUID household) {
        return passbooks.ask(new Of(town, household));
    }

    private Mono<Map<Of, Passbook>> opened(DatabaseClient from, Set<Of> asked) {
        List<Of> questions = List.copyOf(asked);
        return from.sql("""
                        with w as (
                          select * from unnest(:towns, :households) with ordinality w(town, household, question))
                        select w.question, a.purse, a.balance, l.quarter, l.remaining, null::bigint seq, null::uuid id,
                               null::text movement, null::bigint moved, null::bigint balance_after, null::int lot,
                               null::date effective_on, null::timestamptz posted_at, null::text reason,
                               null::text source, null::text key, null::uuid follows
                        from w
                        join ledger.account a on a.town_id = w.town and a.holder_id = w.household
                         and a.holder_kind = 'HOUSEHOLD' and a.good_id is null
                        left join ledger.lot l
                          on l.town_id = a.town_id and l.account_id = a.id and a.purse = 'WALLET' and l.remaining > 0
                        union all
                        select w.question, null, null, t.quarter, null, e.seq, t.id, t.movement, e.amount, e.balance_after,
                               e.lot, t.effective_on, t.posted_at, t.reason, t.source, t.key, t.follows
                        from w
                        join ledger.account a on a.town_id = w.town and a.holder_id = w.household
                         and a.purse = 'WALLET' and a.good_id is null
                        cross join lateral (
                          select * from ledger.entry
                          where town_id = a.town_id and account_id = a.id
                          order by seq desc limit %d) e
                        join ledger.transfer t on t.town_id = e.town_id and t.id = e.transfer_id
                        order by question, seq desc nulls first, quarter
                        """.formatted(Page.DEFAULT_SIZE + 1))
                .bind("towns", Of.towns(asked))
                .bind("households", Of.ids(asked))
                .map(OpenedPassbooks::found)
                .all()
                .collectList()
                .map(found -> answers(questions, found));
    }

    private static Map<Of, Passbook> answers(List<Of> questions, List<Found> found) {
        List<List<Found>> byQuestion = new ArrayList<>();
        questions.forEach(each -> byQuestion.add(new ArrayList<>()));
        found.forEach(row -> byQuestion.get(row.question()).add(row));
        Map<Of, Passbook> answers = new HashMap<>();
        for (int number = 0; number < questions.size(); number++) {
            answers.put(questions.get(number), passbook(byQuestion.get(number)));
        }
        return answers;
    }

    private static Passbook passbook(List<Found> found) {
        List<Accounts.Saved> saved = new ArrayList<>();
        List<EntryLine> lines = new ArrayList<>();
        for (Found row : found) {
            if (row.saved() != null) {
                saved.add(row.saved());
            }
            if (row.line() != null) {
                lines.add(row.line());
            }
        }
        return new Passbook(Accounts.added(saved), Page.of(lines, Page.DEFAULT_SIZE, EntryLine::place));
    }

    private static Found found(Readable row) {
        int question = Math.toIntExact(Column.of(row, "question", Long.class)) - 1;
        boolean line = row.get("seq", Long.class) != null;
        return new Found(question, line ? null : Accounts.saved(row), line ? EntryLines.line(row) : null);
    }
}
