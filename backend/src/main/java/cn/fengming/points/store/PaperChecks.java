package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks a list from paper over before anything of it is posted: row by row, each after what those above it would take. */
@Component
class PaperChecks {

    private final PaperLists lists;
    private final Goods goods;
    private final Windows windows;
    private final Tallies tallies;
    private final Terms terms;
    private final Ledger ledger;
    private final Community community;
    private final Clock clock;

    PaperChecks(
            PaperLists lists,
            Goods goods,
            Windows windows,
            Tallies tallies,
            Terms terms,
            Ledger ledger,
            Community community,
            Clock clock) {
        this.lists = lists;
        this.goods = goods;
        this.windows = windows;
        this.tallies = tallies;
        this.terms = terms;
        this.ledger = ledger;
        this.community = community;
        this.clock = clock;
    }

    /** Whom a row is for, by card or by name. @throws Problem 400 neither; 404; 422 an old card */
    Mono<Household> household(UUID town, PaperList.Row row) {
        String card = row.cardCode();
        UUID id = row.household();
        if (card != null && !card.isBlank()) {
            return community.byCard(town, card);
        }
        return id == null
                ? Mono.error(() -> Problem.invalid("household", "请写户卡号，或者选一户"))
                : community.household(town, id);
    }

    /** Says of each row what would become of it, were they posted from the top down now. Posts nothing. */
    Mono<List<PaperList.Checked>> check(Actor actor, PaperList.Draft draft) {
        UUID town = actor.town();
        actor.mustServe(draft.village(), Role.COMMITTEE);
        return community
                .village(town, draft.village())
                .then(homes(actor, draft))
                .flatMap(homes -> Mono.zip(known(town, draft), posted(town, draft), season(town, draft.village()))
                        .flatMap(read -> stand(
                                        town,
                                        draft.village(),
                                        homes,
                                        read.getT1(),
                                        read.getT3().window())
                                .map(stand -> check(draft, homes, read.getT1(), read.getT2(), read.getT3(), stand))));
    }

    /** @param sharedOut goods that are not for everybody now */
    private record OpenSeason(Optional<RedemptionWindow> window, Set<UUID> sharedOut) {}

    /** The household a row is for, or why there is none. */
    private record Home(
            UUID row,
            @Nullable Household household,
            @Nullable String wrong) {

        Stream<UUID> id() {
            return household == null ? Stream.empty() : Stream.of(household.id());
        }
    }

    private Mono<Map<UUID, Home>> homes(Actor actor, PaperList.Draft draft) {
        return Flux.fromIterable(draft.rows())
                .concatMap(row -> household(actor.town(), row)
                        .map(home -> home(actor, draft, row, home))
                        .onErrorResume(Problem.class, unknown -> Mono.just(new Home(row.id(), null, unknown.detail()))))
                .collectMap(Home::row, Function.identity());
    }

    private static Home home(Actor actor, PaperList.Draft draft, PaperList.Row row, Household home) {
        if (!home.village().equals(draft.village())) {
            return new Home(row.id(), null, "这不是本村的户");
        }
        String wrong = home.active() ? null : "这户已经并户或迁出";
        return new Home(row.id(), home, home.id().equals(actor.household()) ? "自己家的请在自己手机上兑换" : wrong);
    }

    private Mono<Map<UUID, Good>> known(UUID town, PaperList.Draft draft) {
        return goods.find(
                        town,
                        draft.rows().stream()
                                .map(PaperList.Row::good)
                                .distinct()
                                .toList())
                .collectMap(Good::id, Function.identity());
    }

    private Mono<Map<UUID, PaperLists.Row>> posted(UUID town, PaperList.Draft draft) {
        return lists.rows(town, draft.rows().stream().map(PaperList.Row::id).toList())
                .collectMap(PaperLists.Row::id, Function.identity());
    }

    private Mono<OpenSeason> season(UUID town, UUID village) {
        LocalDate today = LocalDate.now(clock);
        return windows.currentOrNext(town, village, today)
                .filter(window -> window.state(today) == RedemptionWindow.State.OPEN)
                .flatMap(window ->
                        terms.sharedOut(town, window.id()).map(scarce -> new OpenSeason(Optional.of(window), scarce)))
                .defaultIfEmpty(new OpenSeason(Optional.empty(), Set.of()));
    }

    private Mono<PaperList.Stand> stand(
            UUID town, UUID village, Map<UUID, Home> homes, Map<UUID, Good> known, Optional<RedemptionWindow> window) {
        List<UUID> households =
                homes.values().stream().flatMap(Home::id).distinct().toList();
        List<Account> accounts = Stream.concat(
                        households.stream().map(Account::wallet),
                        known.keySet().stream().map(good -> Account.stock(village, good)))
                .toList();
        return ledger.balancesOf(town, accounts)
                .zipWith(taken(town, households, window))
                .map(read -> PaperList.Stand.of(
                        byId(households, read.getT1(), Account::wallet),
                        byId(known.keySet(), read.getT1(), good -> Account.stock(village, good)),
                        read.getT2()));
    }

    private static Map<UUID, Long> byId(
            Collection<UUID> ids, Map<Account, Long> balances, Function<UUID, Account> account) {
        return ids.stream()
                .collect(Collectors.toMap(Function.identity(), id -> balances.getOrDefault(account.apply(id), 0L)));
    }

    private Mono<Map<String, Integer>> taken(UUID town, List<UUID> households, Optional<RedemptionWindow> window) {
        return window.isEmpty()
                ? Mono.just(Map.of())
                : Flux.fromIterable(households)
                        .concatMap(home -> tallies.of(town, window.get().id(), home)
                                .map(taken -> Map.entry(PaperList.Stand.key(home, taken.goodId()), taken.pieces())))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static List<PaperList.Checked> check(
            PaperList.Draft draft,
            Map<UUID, Home> homes,
            Map<UUID, Good> known,
            Map<UUID, PaperLists.Row> posted,
            OpenSeason season,
            PaperList.Stand stand) {
        return draft.rows().stream()
                .map(row -> {
                    Home home = homes.getOrDefault(row.id(), new Home(row.id(), null, "没有这一户"));
                    Good good = known.get(row.good());
                    PaperLists.Row before = posted.get(row.id());
                    String wrong = before == null ? wrong(row, home, good, season, stand) : differs(before, row, home);
                    return checked(row, home, good, before != null && wrong == null, wrong);
                })
                .toList();
    }

    private static @Nullable String differs(PaperLists.Row before, PaperList.Row row, Home home) {
        boolean same = home.id().anyMatch(before.householdId()::equals)
                && before.goodId().equals(row.good())
                && before.pieces() == row.pieces();
        return same ? null : "这一行已经办过，内容和现在填的不同";
    }

    private static @Nullable String wrong(
            PaperList.Row row, Home home, @Nullable Good good, OpenSeason season, PaperList.Stand stand) {
        Household household = home.household();
        if (household == null || home.wrong() != null) {
            return home.wrong();
        }
        if (good == null) {
            return "没有这个商品";
        }
        if (season.sharedOut().contains(good.id())) {
            return good.name() + "是紧俏商品，凭中签或者本组的份额，请单独办理";
        }
        return season.window().isEmpty()
                ? "现在不在兑换期"
                : stand.take(household.id(), good, row.pieces()).orElse(null);
    }

    private static PaperList.Checked checked(
            PaperList.Row row, Home home, @Nullable Good good, boolean posted, @Nullable String wrong) {
        Household household = home.household();
        return new PaperList.Checked(
                row.id(),
                household == null ? null : household.id(),
                household == null ? null : household.headName(),
                good == null ? null : good.name(),
                row.pieces(),
                good == null ? 0 : good.price() * row.pieces(),
                posted,
                wrong);
    }
}
