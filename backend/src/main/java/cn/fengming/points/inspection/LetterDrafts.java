package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assessments;
import cn.fengming.points.assessment.Owed;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drafts the talks and letters that a frozen standing brings. Each place gets each of them once, however often it hears. */
@Component
class LetterDrafts implements OutboxListener {

    private final Assessments assessments;
    private final Community community;
    private final Letters letters;
    private final Ids ids;
    private final Clock clock;

    LetterDrafts(Assessments assessments, Community community, Letters letters, Ids ids, Clock clock) {
        this.assessments = assessments;
        this.community = community;
        this.letters = letters;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals("assessment.frozen");
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        return assessments
                .owed(event.town(), event.subject())
                .concatMap(owed -> draft(event.town(), owed))
                .then();
    }

    private Mono<Void> draft(UUID town, Owed owed) {
        return Mono.zip(community.village(town, owed.village()).map(Village::name), follows(town, owed))
                .map(read ->
                        Drafted.of(ids.next(), owed, read.getT1(), read.getT2().orElse(null), clock.instant()))
                .flatMap(letter -> letters.add(town, letter, Actor.SYSTEM_PERSON)
                        .filter(added -> added)
                        .flatMap(added -> letters.step(
                                Actor.system(town),
                                letter.id(),
                                LetterStep.Move.DRAFTED,
                                owed.cause(),
                                null,
                                clock.instant())));
    }

    private Mono<Optional<UUID>> follows(UUID town, Owed owed) {
        String before = owed.before();
        return before == null
                ? Mono.just(Optional.empty())
                : letters.talkOf(town, owed.village(), owed.scheme(), before)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }
}
