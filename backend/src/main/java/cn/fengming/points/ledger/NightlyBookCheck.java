package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Chore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every town's book is re-added once a day; a finding is shouted into the log and kept for the auditor. */
@Component
class NightlyBookCheck implements Chore {

    private static final Logger log = LoggerFactory.getLogger(NightlyBookCheck.class);

    private final Books books;

    NightlyBookCheck(Books books) {
        this.books = books;
    }

    @Override
    public String name() {
        return "ledger.nightly-book-check";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public Mono<Long> run() {
        return books.towns()
                .concatMap(town -> books.checkAndKeep(town, Actor.SYSTEM_PERSON)
                        .doOnNext(result -> result.findings()
                                .forEach(finding -> log.error("book of town {} is wrong: {}", town, finding))))
                .count();
    }
}
