package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What waits for the vote of one reviewer, of every village whose panel they sit on. */
@Component
class ReviewStack {

    private final Reviews reviews;
    private final Applications applications;
    private final Deductions deductions;
    private final Fairness fairness;

    ReviewStack(Reviews reviews, Applications applications, Deductions deductions, Fairness fairness) {
        this.reviews = reviews;
        this.applications = applications;
        this.deductions = deductions;
        this.fairness = fairness;
    }

    /**
     * One matter, one of {@code application} and {@code deduction} set.
     *
     * @param barred it is of the reviewer's own household or kin: others vote on it
     */
    record Waiting(
            UUID review,
            Matter matter,
            @Nullable Application application,
            @Nullable Deduction deduction,
            boolean barred) {

        UUID subject() {
            return application != null
                    ? application.id()
                    : java.util.Objects.requireNonNull(deduction).id();
        }
    }

    Mono<Page<Waiting>> of(Actor actor, @Nullable UUID after, int size) {
        boolean wholeTown =
                actor.grants().stream().anyMatch(grant -> grant.role() == Role.PANEL && grant.village() == null);
        Set<UUID> villages = wholeTown ? Set.of() : actor.villagesOf(Role.PANEL);
        return reviews.stack(actor.town(), villages, actor.person(), after, size + 1)
                .concatMap(item -> waiting(actor, item))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.subject().toString()));
    }

    private Mono<Waiting> waiting(Actor actor, Review.Item item) {
        return fairness.related(actor, item.household())
                .flatMap(barred -> item.matter() == Matter.APPLICATION
                        ? applications
                                .find(actor.town(), item.subject())
                                .map(found -> new Waiting(item.review(), item.matter(), found, null, barred))
                        : deductions
                                .find(actor.town(), item.subject())
                                .map(found -> new Waiting(item.review(), item.matter(), null, found, barred)));
    }
}
