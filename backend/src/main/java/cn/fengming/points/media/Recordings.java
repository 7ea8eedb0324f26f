package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Voice notes of those who find typing hard. Like a photo, a voice note is uploaded first and claimed by the module that
 * needs it, in the transaction of its own row, once and for good; unlike a photo it is never public.
 */
@Component
public class Recordings {

    private final RecordingRows rows;
    private final Clock clock;

    Recordings(RecordingRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Gives a recording to a subject; the staff of the village may hear it from now on. Claiming it for the same
     * subject again changes nothing.
     *
     * @param subjectType {@code module.thing}: {@code spots.report}
     * @throws Problem 400 on field {@code recording} when it does not exist, is not the actor's or belongs elsewhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> claim(Actor actor, UUID recording, String subjectType, UUID subjectId, UUID village) {
        return rows.claim(actor, recording, subjectType, subjectId, village, clock.instant())
                .filter(claimed -> claimed == 1)
                .switchIfEmpty(Mono.error(() -> Problem.invalid("recording", "语音不存在或已用在别处，请重新录制")))
                .then();
    }

    /** Recordings of many subjects of one type. Says nothing about who may hear them. */
    public Flux<Recording> of(UUID town, String subjectType, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty()
                ? Flux.empty()
                : rows.of(town, subjectType, subjectIds).map(RecordingRow::recording);
    }
}
