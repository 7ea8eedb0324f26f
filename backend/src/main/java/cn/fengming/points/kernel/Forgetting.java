package cn.fengming.points.kernel;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Throws away what is only kept for a while: answers by idempotency key, and facts that everybody has heard. */
@Component
class Forgetting implements Chore {

    private final Answers answers;
    private final OutboxShelf outbox;
    private final JobSettings settings;
    private final Clock clock;

    Forgetting(Answers answers, OutboxShelf outbox, JobSettings settings, Clock clock) {
        this.answers = answers;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "kernel.forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Mono<Long> run() {
        return Mono.defer(() -> answers.forgetBefore(clock.instant().minus(settings.keepAnswers())))
                .flatMap(count -> outbox.forgetToldBefore(clock.instant().minus(settings.keepTold()))
                        .map(told -> count + told));
    }
}
