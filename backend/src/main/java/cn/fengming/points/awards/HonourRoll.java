package cn.fengming.points.awards;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hangs honours and red flags up in the very transaction that posts their points: nothing is on the board that was not
 * earned, and nothing earned is missing from it.
 */
@Component
class HonourRoll {

    private final Nominations nominations;
    private final Honours honours;
    private final Flags flags;
    private final Photos photos;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    HonourRoll(
            Nominations nominations, Honours honours, Flags flags, Photos photos, Outbox outbox, Ids ids, Clock clock) {
        this.nominations = nominations;
        this.honours = honours;
        this.flags = flags;
        this.photos = photos;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Payload of {@code awards.honour-standing}. */
    record Standing(UUID honour, UUID village, HonourKind kind) {}

    /**
     * These applications were earned for good: posted, or set off. Of a compound the first home makes the honour stand,
     * the others join it. Saying it again changes nothing.
     */
    Mono<Void> earned(UUID town, UUID by, List<UUID> applications) {
        if (applications.isEmpty()) {
            return Mono.empty();
        }
        return nominations
                .withoutHonour(town, applications)
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(this::stand)
                .then(flags.raiseRed(town, by, applications));
    }

    private Mono<Void> stand(Nomination nomination) {
        return honours.nextNumber(nomination.town(), nomination.kind(), nomination.quarter())
                .map(number -> Honour.of(ids.next(), nomination, number, clock.instant()))
                .flatMap(honours::add)
                .delayUntil(honour -> photos.show(
                        honour.town(), NominationDesk.SHOWN, honour.nomination(), Audience.everybody(honour.village())))
                .flatMap(honour -> outbox.tell(
                        honour.town(),
                        "awards.honour-standing",
                        honour.id(),
                        new Standing(honour.id(), honour.village(), honour.kind())));
    }
}
