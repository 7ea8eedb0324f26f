package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Stock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final Allowances allowances;
    private final Ledger ledger;
    private final Stock stock;
    private final Community community;
    private final Clock clock;

    Shelves(
            Goods goods,
            Outlets outlets,
            Allowances allowances,
            Ledger ledger,
            Stock stock,
            Community community,
            Clock clock) {
        this.goods = goods;
        this.outlets = outlets;
        this.allowances = allowances;
        this.ledger = ledger;
        this.stock = stock;
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
        Mono<List<Good>> catalogue = goods.catalogue(actor.town(), offSaleToo, after, size + 1);
        return Mono.zip(catalogue, known(actor, village, outlet))
                .map(both ->
                        Page.of(both.getT1().stream().map(both.getT2()::seen).toList(), size, Shelves::id));
    }

    private static String id(ShelfGood seen) {
        return seen.good().id().toString();
    }

    /** With the village named, nothing waits for anything: its existence is asked beside all the rest. */
    private Mono<Known> known(Actor actor, @Nullable UUID village, @Nullable UUID outlet) {
        if (village != null && outlet == null) {
            Viewer viewer = new Viewer(actor.household(), village, Holder.village(village));
            return Mono.zip(
                    community.village(actor.town(), village), known(actor.town(), viewer), (found, known) -> known);
        }
        return viewer(actor, village)
                .flatMap(viewer -> Mono.justOrEmpty(outlet)
                        .flatMap(id -> outlets.find(actor.town(), id))
                        .map(viewer::at)
                        .defaultIfEmpty(viewer))
                .flatMap(viewer -> known(actor.town(), viewer));
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

    private Mono<Known> known(UUID town, Viewer viewer) {
        return Mono.zip(points(town, viewer), pieces(town, viewer), taken(town, viewer))
                .map(all -> new Known(
                        all.getT1().orElse(null),
                        all.getT2().orElse(null),
                        all.getT3().orElse(null)));
    }

    private Mono<Optional<Long>> points(UUID town, Viewer viewer) {
        return Mono.justOrEmpty(viewer.household())
                .flatMap(household -> ledger.balance(town, Account.wallet(household)))
                .singleOptional();
    }

    private Mono<Optional<Map<UUID, Long>>> pieces(UUID town, Viewer viewer) {
        return Mono.justOrEmpty(viewer.store())
                .flatMap(store -> stock.in(town, store))
                .singleOptional();
    }

    /** What the household has taken in the window that is open now; empty when none is, or nobody is meant. */
    private Mono<Optional<Map<UUID, Integer>>> taken(UUID town, Viewer viewer) {
        UUID household = viewer.household();
        UUID village = viewer.village();
        return household == null || village == null
                ? Mono.just(Optional.empty())
                : allowances
                        .taken(town, village, household, LocalDate.now(clock))
                        .singleOptional();
    }

    /**
     * What there is to know about the goods before somebody, each null where nobody or no store is meant.
     *
     * @param points in the household's wallet
     * @param pieces in the store, by good
     * @param taken by the household in the window that is open, by good
     */
    private record Known(
            @Nullable Long points,
            @Nullable Map<UUID, Long> pieces,
            @Nullable Map<UUID, Integer> taken) {

        ShelfGood seen(Good good) {
            return new ShelfGood(
                    good,
                    good.stocked() && pieces != null ? pieces.getOrDefault(good.id(), 0L) : null,
                    points == null ? null : points >= good.price(),
                    taken == null ? null : Math.max(0, good.seasonLimit() - taken.getOrDefault(good.id(), 0)));
        }
    }
}
