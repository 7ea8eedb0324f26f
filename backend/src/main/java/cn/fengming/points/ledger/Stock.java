package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What lies on the shelves of a store. All who look at a store at once are answered by one reading of it. */
@Component
public class Stock {

    private final GroupRead<Of, Map<UUID, Long>> shelves;

    private record Lying(Of store, UUID good, long pieces) {}

    Stock(GroupReads reads) {
        this.shelves = reads.of(this::shelves);
    }

    /** Pieces by good; a good that never moved there is left out. */
    public Mono<Map<UUID, Long>> in(UUID town, Holder store) {
        return shelves.ask(new Of(town, store.id())).defaultIfEmpty(Map.of());
    }

    private Mono<Map<Of, Map<UUID, Long>>> shelves(DatabaseClient from, Set<Of> stores) {
        return from.sql("""
                        select a.town_id, a.holder_id, a.good_id, a.balance
                        from unnest(:towns, :stores) w(town, store)
                        join ledger.account a on a.town_id = w.town and a.holder_id = w.store and a.purse = 'STOCK'
                        """)
                .bind("towns", Of.towns(stores))
                .bind("stores", Of.ids(stores))
                .map(Stock::lying)
                .all()
                .collect(Collectors.groupingBy(Lying::store, Collectors.toUnmodifiableMap(Lying::good, Lying::pieces)));
    }

    private static Lying lying(Readable row) {
        return new Lying(
                new Of(Column.of(row, "town_id", UUID.class), Column.of(row, "holder_id", UUID.class)),
                Column.of(row, "good_id", UUID.class),
                Column.of(row, "balance", Long.class));
    }
}
