package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Every town's book is re-added at two in the night, while nobody works; a finding is shouted into the log, shown as a
 * number until a later check finds nothing, and kept for the auditor.
 */
@Component
class NightlyBookCheck implements Chore {

    private static final Logger log = LoggerFactory.getLogger(NightlyBookCheck.class);
    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final Books books;
    private final TownByTown towns;
    private final Clock clock;
    private final AtomicLong findings;

    NightlyBookCheck(Books books, TownByTown towns, Clock clock, MeterRegistry metrics) {
        this.books = books;
        this.towns = towns;
        this.clock = clock;
        this.findings = metrics.gauge("points.books.findings", new AtomicLong());
    }

    @Override
    public String name() {
        return "ledger.nightly-book-check";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    /** The next time it is two in the night in China. */
    @Override
    public Instant nextAfter(Instant began) {
        ZonedDateTime local = began.atZone(clock.getZone());
        ZonedDateTime tonight = local.with(NIGHT);
        return (tonight.isAfter(local) ? tonight : tonight.plusDays(1)).toInstant();
    }

    @Override
    public Mono<Long> run() {
        return towns.run(name(), books.towns(), this::check);
    }

    private Mono<Long> check(UUID town) {
        return books.checkAndKeep(town, Actor.SYSTEM_PERSON)
                .doOnNext(result ->
                        result.findings().forEach(finding -> log.error("book of town {} is wrong: {}", town, finding)))
                .thenReturn(1L);
    }

    @Override
    public Mono<Void> measure() {
        return books.lastFindings().doOnNext(findings::set).then();
    }
}
