package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.MergedHousehold;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.LeftOver;
import cn.fengming.points.ledger.Lot;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whose points end when: wallets from the book, homes from the register, seasons from the shop. It changes nothing. */
@Component
class Expiring {

    private static final int AT_ONCE = 500;
    /** Days; what was told before that is over whatever became of it. */
    private static final int TOLD_BACK = 400;

    private final Ledger ledger;
    private final Community community;
    private final ObjectProvider<Seasons> seasons;
    private final Clearings clearings;
    private final Clock clock;

    Expiring(Ledger ledger, Community community, ObjectProvider<Seasons> seasons, Clearings clearings, Clock clock) {
        this.ledger = ledger;
        this.community = community;
        this.seasons = seasons;
        this.clearings = clearings;
        this.clock = clock;
    }

    /** A household, its wallet, and how each of its lots ends. */
    record Home(Household household, LeftOver wallet, Ending ending) {

        List<Ending.Of> lots() {
            return ending.of(wallet.lots());
        }
    }

    /** What a town's wallets are measured by, read once a run. */
    private record Measure(
            Lives lives,
            Map<UUID, List<Season>> seasons,
            Map<UUID, LocalDate> reprieves,
            Map<UUID, TreeSet<LocalDate>> told) {

        Ending of(Household household) {
            return new Ending(
                    lives,
                    seasons.getOrDefault(household.village(), List.of()),
                    reprieves.get(household.id()),
                    told.getOrDefault(household.id(), new TreeSet<>()));
        }
    }

    /** The active households of a town that own something earned up to a quarter. */
    Flux<Home> homes(UUID town, Lives lives, Quarter upTo) {
        return ledger.leftOver(town, upTo)
                .collectList()
                .flatMapMany(wallets -> measure(town, lives, oldest(wallets))
                        .flatMapMany(measure -> Flux.fromIterable(wallets)
                                .buffer(AT_ONCE)
                                .concatMap(some -> homes(town, some, measure))));
    }

    /** One household, whatever it owns. */
    Mono<Home> home(Household household, Lives lives, LeftOver wallet) {
        return measure(household.town(), lives, oldest(List.of(wallet)))
                .map(measure -> new Home(household, wallet, measure.of(household)));
    }

    private Flux<Home> homes(UUID town, List<LeftOver> wallets, Measure measure) {
        Map<UUID, LeftOver> byHousehold =
                wallets.stream().collect(Collectors.toMap(LeftOver::household, wallet -> wallet));
        return community
                .households(town, byHousehold.keySet())
                .filter(Household::active)
                .map(household -> new Home(
                        household, Objects.requireNonNull(byHousehold.get(household.id())), measure.of(household)));
    }

    private Mono<Measure> measure(UUID town, Lives lives, Quarter oldest) {
        LocalDate today = LocalDate.now(clock);
        return Mono.zip(
                        seasons(town, oldest).collect(Collectors.groupingBy(Season::village)),
                        clearings.reprieved(town, today),
                        community.merged(town).collectList(),
                        clearings.toldDays(town, today.minusDays(TOLD_BACK)))
                .map(read -> new Measure(lives, read.getT1(), followed(read.getT2(), read.getT3()), read.getT4()));
    }

    /** Time that was given follows the points into the household they went to; merges come oldest first. */
    private static Map<UUID, LocalDate> followed(Map<UUID, LocalDate> reprieves, List<MergedHousehold> merges) {
        Map<UUID, LocalDate> all = new HashMap<>(reprieves);
        for (MergedHousehold merge : merges) {
            LocalDate until = all.get(merge.ended());
            if (until != null) {
                all.merge(merge.survivor(), until, (one, other) -> one.isBefore(other) ? other : one);
            }
        }
        return all;
    }

    /** From one quarter before: its season may still be open. */
    private Flux<Season> seasons(UUID town, Quarter oldest) {
        return Flux.fromStream(seasons::orderedStream).concatMap(each -> each.from(town, oldest.previous()));
    }

    private Quarter oldest(List<LeftOver> wallets) {
        return wallets.stream()
                .flatMap(wallet -> wallet.lots().stream())
                .map(Lot::quarter)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> Quarter.of(LocalDate.now(clock)));
    }
}
