package cn.fengming.points.awards;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What the book took back, the award gives up too: the honour score loses it, and an award of which nothing is left no
 * longer counts under its cap and says that it was corrected. Each correction counts once.
 */
@Component
class TakenBack implements OutboxListener {

    private static final String SOURCE = "awards.correction";

    private final Applications applications;
    private final Deductions deductions;
    private final HonourScores honours;
    private final Steps steps;
    private final Json json;

    TakenBack(Applications applications, Deductions deductions, HonourScores honours, Steps steps, Json json) {
        this.applications = applications;
        this.deductions = deductions;
        this.honours = honours;
        this.steps = steps;
        this.json = json;
    }

    /** Of {@code treasury.corrected}: the transfer that was wrong, how much of it was taken back, by whom and why. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Correction(UUID id, UUID transferId, long amount, String reason, UUID decidedBy) {}

    @Override
    public String name() {
        return "awards.taken-back";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals("treasury.corrected");
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        Correction correction = json.read(event.payload(), Correction.class);
        return honours.knows(event.town(), SOURCE, event.id())
                .filter(known -> !known)
                .flatMap(fresh -> award(event, correction).then(restored(event, correction)));
    }

    private Mono<Void> award(OutboxEvent event, Correction correction) {
        return applications
                .lockPaidBy(event.town(), correction.transferId())
                .flatMap(before -> applications
                        .takeBack(before, correction.amount())
                        .flatMap(after -> after.takenBack() < after.posted()
                                ? note(after, correction)
                                : applications.move(after, Move.CORRECT, correction.decidedBy(), correction.reason()))
                        .flatMap(after -> lower(
                                event,
                                before.household(),
                                before.happenedOn().getYear(),
                                before.honour() - after.honour())));
    }

    /** Part of it is left: it stays posted, and its log says what was taken. */
    private Mono<Application> note(Application application, Correction correction) {
        return steps.add(
                        application.town(),
                        application.id(),
                        application.state(),
                        application.state(),
                        correction.decidedBy(),
                        "更正，收回" + correction.amount() + "分：" + correction.reason())
                .thenReturn(application);
    }

    /** What was given back after a deduction had counted as earned too. */
    private Mono<Void> restored(OutboxEvent event, Correction correction) {
        return deductions
                .paidBackBy(event.town(), correction.transferId())
                .flatMap(deduction -> steps.add(
                                event.town(),
                                deduction.id(),
                                deduction.state(),
                                deduction.state(),
                                correction.decidedBy(),
                                "更正，收回" + correction.amount() + "分：" + correction.reason())
                        .then(honours.yearOf(event.town(), DeductionDesk.SOURCE, deduction.id()))
                        .flatMap(year -> lower(event, deduction.household(), year, correction.amount())));
    }

    private Mono<Void> lower(OutboxEvent event, UUID household, int year, long points) {
        return points == 0
                ? Mono.empty()
                : honours.earn(
                        event.town(), List.of(new HonourScores.Earned(SOURCE, event.id(), household, year, -points)));
    }
}
