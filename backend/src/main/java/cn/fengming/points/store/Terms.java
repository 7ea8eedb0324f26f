package cn.fengming.points.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks everybody who has arranged something around a window; with nobody there, everything goes as it always did. */
@Component
class Terms {

    private final List<SeasonTerms> all;
    private final Clock clock;

    Terms(List<SeasonTerms> all, Clock clock) {
        this.all = all;
        this.clock = clock;
    }

    Mono<Void> mayRedeem(UUID town, Redeeming redeeming) {
        return Flux.fromIterable(all)
                .concatMap(terms -> terms.mayRedeem(town, redeeming))
                .then();
    }

    Mono<Void> givenBack(UUID town, UUID redemption) {
        return Flux.fromIterable(all)
                .concatMap(terms -> terms.givenBack(town, redemption))
                .then();
    }

    /** Hours are kept at the village's own store: shops and fairs keep their own. */
    Mono<Void> mayCollect(UUID town, Redemption redemption) {
        return redemption.outletId() != null
                ? Mono.empty()
                : Flux.fromIterable(all)
                        .concatMap(terms -> terms.mayCollect(
                                town, redemption.id(), redemption.windowId(), redemption.householdId()))
                        .then();
    }

    Mono<Set<UUID>> sharedOut(UUID town, UUID window) {
        return Flux.fromIterable(all)
                .concatMap(terms -> terms.sharedOut(town, window))
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Void> mayMove(UUID town, UUID window, LocalDate opensOn) {
        return Flux.fromIterable(all)
                .concatMap(terms -> terms.mayMove(town, window, opensOn))
                .then();
    }

    /** The window, with days enough to collect in for whoever has to wait for their hours. */
    Mono<RedemptionWindow> reaching(UUID town, RedemptionWindow window) {
        LocalDate today = LocalDate.now(clock);
        return Flux.fromIterable(all)
                .concatMap(terms -> terms.collectableUntil(town, window.id()))
                .reduce(window, (longest, until) -> longest.reaching(today, until));
    }

    Mono<List<String>> toAnnounce(UUID town, UUID window) {
        return Flux.fromIterable(all)
                .concatMap(terms -> terms.toAnnounce(town, window))
                .flatMapIterable(sentences -> sentences)
                .collectList();
    }

    Mono<Map<UUID, Long>> wished(UUID town, Outlet outlet) {
        return Flux.fromIterable(outlet.kind() == Outlet.Kind.VILLAGE ? all : List.of())
                .concatMap(terms -> terms.wished(town, outlet.id()))
                .next()
                .defaultIfEmpty(Map.of());
    }
}
