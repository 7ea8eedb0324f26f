package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.MergedHousehold;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.TownByTown;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Posted;
import cn.fengming.points.ledger.Source;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * No points stay behind in a household that was merged into another. They follow as soon as the merge is told; what is
 * released into the old wallet later (a redemption that lapsed) follows with the next hourly round.
 */
@Component
class MergedWallets implements OutboxListener, Chore {

    private static final String REASON = "并户，积分随户转入";

    private final TownByTown towns;
    private final Community community;
    private final Ledger ledger;
    private final Books books;
    private final Ids ids;

    MergedWallets(TownByTown towns, Community community, Ledger ledger, Books books, Ids ids) {
        this.towns = towns;
        this.community = community;
        this.ledger = ledger;
        this.books = books;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "treasury.merged-wallets";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), community.towns().map(Town::id), this::follow);
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals("community.household-merged");
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        return follow(event.town()).then();
    }

    /** Without an open book the points wait where they are; nothing is lost. */
    private Mono<Long> follow(UUID town) {
        return books.quarters(town)
                .filter(book -> book.state() == BookQuarter.State.OPEN)
                .next()
                .flatMap(book -> follow(town, book.quarter()))
                .defaultIfEmpty(0L);
    }

    private Mono<Long> follow(UUID town, Quarter book) {
        return community
                .merged(town)
                .concatMap(merged -> follow(town, merged, book))
                .count();
    }

    private Mono<Posted> follow(UUID town, MergedHousehold merged, Quarter book) {
        Source source = new Source("treasury.merge", merged.ended() + "/" + ids.next());
        return ledger.merge(town, merged.ended(), merged.survivor(), source, book, Actor.SYSTEM_PERSON, REASON);
    }
}
