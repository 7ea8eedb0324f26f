package cn.fengming.points.media;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Photos as evidence of something: an application, a home sheet, an honour. A photo is uploaded first, by anybody, and
 * belongs to nothing; the module that needs it claims it in the same transaction as its own row. A photo belongs to one
 * subject for good, and only who uploaded it can give it to one.
 */
@Component
public class Photos {

    private static final int MOST_OF_ONE_SUBJECT = 60;
    private static final int MOST_TWINS = 20;
    private static final int MOST_PAIRS = 500;

    private final PhotoRows rows;
    private final Clock clock;

    Photos(PhotoRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Gives photos to a subject, seen by the uploader and the staff of the uploader's village. Prefer the form with an
     * {@link Audience}: staff who serve several villages have no village of their own.
     *
     * @param subjectType {@code module.thing}: {@code awards.application}
     * @throws Problem 400 on field {@code photos} when one does not exist, is not the actor's or belongs elsewhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> claim(Actor actor, Collection<UUID> photoIds, String subjectType, UUID subjectId) {
        return claim(actor, photoIds, subjectType, subjectId, new Audience(Visibility.PRIVATE, null, null));
    }

    /** As above, saying who may look. Claiming the same photos for the same subject again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> claim(
            Actor actor, Collection<UUID> photoIds, String subjectType, UUID subjectId, Audience audience) {
        List<UUID> photos = List.copyOf(new LinkedHashSet<>(photoIds));
        if (photos.isEmpty()) {
            return Mono.empty();
        }
        if (photos.size() > MOST_OF_ONE_SUBJECT) {
            return Mono.error(Problem.invalid("photos", "照片最多 " + MOST_OF_ONE_SUBJECT + " 张"));
        }
        return rows.claim(actor, photos, subjectType, subjectId, audience, clock.instant())
                .filter(claimed -> claimed == photos.size())
                .switchIfEmpty(Mono.error(() -> Problem.invalid("photos", "照片不存在或已用在别处，请重新拍照上传")))
                .then();
    }

    /** Changes who may look at all photos of a subject, when it goes on a public list or is taken off. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> show(UUID town, String subjectType, UUID subjectId, Audience audience) {
        return rows.show(town, subjectType, subjectId, audience).then();
    }

    /** Photos of one subject, in the order they were claimed in. Says nothing about who may look: ask your own rows. */
    public Flux<Photo> of(UUID town, String subjectType, UUID subjectId) {
        return of(town, subjectType, List.of(subjectId));
    }

    /** Photos of many subjects of one type at once, for lists; {@link Photo#subjectId()} tells them apart. */
    public Flux<Photo> of(UUID town, String subjectType, Collection<UUID> subjectIds) {
        return subjectIds.isEmpty()
                ? Flux.empty()
                : rows.of(town, subjectType, subjectIds).map(PhotoRow::photo);
    }

    /**
     * Which of these subjects have a photo much like one of the given ones: the same place, taken from about where the
     * other was.
     *
     * @param photos claimed or not; what does not exist in the town is like nothing
     * @param subjectIds the candidates, a few dozen: the caller has narrowed them down by place or kind
     * @param mostBits of 64; 10 is alike, 3 is the same picture encoded anew
     */
    public Flux<UUID> alike(
            UUID town, Collection<UUID> photos, String subjectType, Collection<UUID> subjectIds, int mostBits) {
        return photos.isEmpty() || subjectIds.isEmpty()
                ? Flux.empty()
                : rows.alike(town, photos, subjectType, subjectIds, mostBits);
    }

    /**
     * Photos of a subject that were used before, for another subject of the same type in the town, as they are or
     * encoded anew: the picture after that served for two spots. At most {@value #MOST_TWINS}, the latest first.
     */
    public Flux<Twin> twins(UUID town, String subjectType, UUID subjectId) {
        return rows.twins(town, subjectType, subjectId, MOST_TWINS);
    }

    /**
     * The same for all photos that were given to a subject of a type since a moment: each with every earlier use of the
     * picture. At most {@value #MOST_PAIRS}, the latest first.
     */
    public Flux<TwinPair> twinsSince(UUID town, String subjectType, Instant since) {
        return rows.twinsSince(town, subjectType, since, MOST_PAIRS);
    }
}
