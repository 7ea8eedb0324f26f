package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Leaving for good: in every town the posts are laid down, and nothing that identifies the person stays here. What was
 * done keeps the id of who did it, because the books and the audit must add up.
 */
@Component
class LeavingDesk {

    private final Humans humans;
    private final Enrolments enrolments;
    private final BindingRequests requests;
    private final PostDesk posts;
    private final Sessions sessions;
    private final Audit audit;
    private final Outbox outbox;

    LeavingDesk(
            Humans humans,
            Enrolments enrolments,
            BindingRequests requests,
            PostDesk posts,
            Sessions sessions,
            Audit audit,
            Outbox outbox) {
        this.humans = humans;
        this.enrolments = enrolments;
        this.requests = requests;
        this.posts = posts;
        this.sessions = sessions;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** Payload of {@code identity.left}: others forget what they keep for this person. */
    private record Left(UUID person) {}

    /** @throws Problem 422 for the last officer of a town, who has to name another first */
    @Transactional
    public Mono<Void> leave(UUID person) {
        return humans.lock(person)
                .thenMany(enrolments.everywhere(person))
                .collectList()
                .flatMapIterable(towns -> towns)
                .concatMap(this::leaveTown)
                .then(requests.forget(person))
                .then(humans.forget(person))
                .then(sessions.signOutEverywhere(person));
    }

    private Mono<Void> leaveTown(Person enrolled) {
        // no name: the audit keeps what is written for ever
        Actor leaving = new Actor(enrolled.town(), enrolled.id(), "本人", null, null, Set.of());
        return posts.takeAll(leaving)
                .then(enrolments.leave(enrolled.town(), enrolled.id()))
                .then(audit.record(leaving, "identity.left", "person", enrolled.id(), null))
                .then(outbox.tell(enrolled.town(), "identity.left", enrolled.id(), new Left(enrolled.id())));
    }
}
