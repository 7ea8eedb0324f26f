package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Purse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The shop as one person sees it: what there is, whether it is there, and whether their points are enough. */
@Component
class Shelves {

    /** Whose eyes and which village's store; either may be missing. */
    private record Viewer(
            @Nullable UUID household,
            @Nullable UUID village,
            @Nullable Holder store) {

        Viewer at(Outlet outlet) {
            return new Viewer(household, village, outlet.holder());
        }
    }

    private final Goods goods;
    private final Outlets outlets;
    private final Windows windows;
    private final Tallies tallies;
    private final Ledger ledger;
    private final Community community;
    private final Clock clock;

    Shelves(
            Goods goods,
            Outlets outlets,
            Windows windows,
            Tallies tallies,
            Ledger ledger,
            Community community,
            Clock clock) {
        this.goods = goods;
        this.outlets = outlets;
        this.windows = windows;
        this.tallies = tallies;
        this.ledger = ledger;
        this.community = community;
        this.clock = clock;
    }

    /**
     * @param village whose store; null for the actor's own
     * @param outlet a partner shop or fair, whose pieces are shown instead of the village store's
     */
    Mono<Page<ShelfGood>> page(
            Actor actor,
            @Nullable UUID village,
            @Nullable UUID outlet,
            boolean offSaleToo,
            @Nullable UUID after,
            int size) {
        return viewer(actor, village)
                .flatMap(viewer -> Mono.justOrEmpty(outlet)
                        .flatMap(id -> outlets.find(actor.town(), id))
                        .map(viewer::at)
                        .defaultIfEmpty(viewer))
                .flatMap(viewer -> goods.list(actor.town(), offSaleToo, after, size + 1)
                        .collectList()
                        .map(rows -> Page.of(rows, size, good -> good.id().toString()))
                        .flatMap(page ->
                                seen(actor.town(), viewer, page.items()).map(items -> new Page<>(items, page.next()))));
    }

    private Mono<Viewer> viewer(Actor actor, @Nullable UUID village) {
        UUID own = actor.household();
        if (village != null) {
            return community
                    .village(actor.town(), village)
                    .map(found -> new Viewer(own, found.id(), Holder.village(found.id())));
        }
        return own == null
                ? Mono.just(new Viewer(null, null, null))
                : community
                        .household(actor.town(), own)
                        .map(Household::village)
                        .map(home -> new Viewer(own, home, Holder.village(home)));
    }

    private Mono<List<ShelfGood>> seen(UUID town, Viewer viewer, List<Good> page) {
        return Mono.zip(ledger.balancesOf(town, accounts(viewer, page)), taken(town, viewer))
                .map(both -> page.stream()
                        .map(good -> seen(viewer, good, both.getT1(), both.getT2()))
                        .toList());
    }

    private static ShelfGood seen(
            Viewer viewer, Good good, Map<Account, Long> balances, Optional<Map<UUID, Integer>> taken) {
        Holder store = viewer.store();
        UUID household = viewer.household();
        return new ShelfGood(
                good,
                good.stocked() && store != null ? balances.get(Account.of(store, Purse.STOCK, good.id())) : null,
                household == null ? null : balances.getOrDefault(Account.wallet(household), 0L) >= good.price(),
                taken.map(pieces -> Math.max(0, good.seasonLimit() - pieces.getOrDefault(good.id(), 0)))
                        .orElse(null));
    }

    private static List<Account> accounts(Viewer viewer, List<Good> page) {
        Stream<Account> wallet = Optional.ofNullable(viewer.household()).map(Account::wallet).stream();
        Stream<Account> stock = Optional.ofNullable(viewer.store()).stream()
                .flatMap(store ->
                        page.stream().filter(Good::stocked).map(good -> Account.of(store, Purse.STOCK, good.id())));
        return Stream.concat(wallet, stock).toList();
    }

    /** What the household has taken in the window that is open now; empty when none is, or nobody is meant. */
    private Mono<Optional<Map<UUID, Integer>>> taken(UUID town, Viewer viewer) {
        UUID household = viewer.household();
        UUID village = viewer.village();
        if (household == null || village == null) {
            return Mono.just(Optional.empty());
        }
        LocalDate today = LocalDate.now(clock);
        return windows.currentOrNext(town, village, today)
                .filter(window -> window.state(today) == RedemptionWindow.State.OPEN)
                .flatMap(window -> tallies.of(town, window.id(), household)
                        .collectMap(Tallies.Taken::goodId, Tallies.Taken::pieces))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
