package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.LeftOver;
import cn.fengming.points.ledger.Purse;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Awards posted, and points of returned goods that come back, after the last day of their quarter get the time a reversal
 * gives: nobody could be reminded of them.
 */
@Component
class LateArrivals implements OutboxListener {

    private static final Set<String> TOPICS = Set.of("awards.posted", "store.returned");

    private final Community community;
    private final ExpiryTermsShelf terms;
    private final Expiring expiring;
    private final Clearings clearings;
    private final Ledger ledger;
    private final Json json;
    private final Ids ids;
    private final Clock clock;

    LateArrivals(
            Community community,
            ExpiryTermsShelf terms,
            Expiring expiring,
            Clearings clearings,
            Ledger ledger,
            Json json,
            Ids ids,
            Clock clock) {
        this.community = community;
        this.terms = terms;
        this.expiring = expiring;
        this.clearings = clearings;
        this.ledger = ledger;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param household of a return
     * @param paid of a posting
     * @param quarter what a posting was for; a return may bring back of any
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Arrived(
            @Nullable UUID household,
            @Nullable List<Paid> paid,
            @Nullable Quarter quarter) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Paid(UUID household) {}

        List<UUID> homes() {
            if (household != null) {
                return List.of(household);
            }
            return paid == null
                    ? List.of()
                    : paid.stream().map(Paid::household).distinct().toList();
        }
    }

    @Override
    public boolean wants(String topic) {
        return TOPICS.contains(topic);
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        Arrived arrived = json.read(event.payload(), Arrived.class);
        return terms.lives(event.town())
                .filter(lives -> !lives.terms().isEmpty())
                .flatMapMany(lives -> community
                        .households(event.town(), arrived.homes())
                        .collectList()
                        .flatMapIterable(homes -> homes)
                        .concatMap(home -> moreTime(home, lives, arrived.quarter())))
                .then();
    }

    private Mono<Void> moreTime(Household home, Lives lives, @Nullable Quarter quarter) {
        LocalDate today = LocalDate.now(clock);
        return ledger.savings(home.town(), home.id())
                .filter(saved -> !saved.lots().isEmpty())
                .map(saved -> new LeftOver(home.id(), saved.in(Purse.HELD), saved.lots()))
                .flatMap(wallet -> expiring.home(home, lives, wallet))
                .filter(known -> known.lots().stream()
                        .filter(lot -> quarter == null || lot.earned().equals(quarter))
                        .anyMatch(lot -> lot.endedBefore(today)))
                .flatMap(known -> clearings.grant(
                        home.town(), ids.next(), home.id(), today.plusDays(ExpiryTerms.NOTICE_DAYS), clock.instant()));
    }
}
