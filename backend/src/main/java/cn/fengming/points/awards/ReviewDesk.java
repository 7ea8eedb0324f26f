package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Panel sessions (评议会). An odd number of reviewers of the village votes on each matter, none of them on their own or
 * their kin's; the last seat decides by majority, and the reasons of those against are kept for the household.
 */
@Component
class ReviewDesk {

    private final Reviews reviews;
    private final Applications applications;
    private final Deductions deductions;
    private final Fairness fairness;
    private final Audit audit;
    private final AwardSettings settings;
    private final Ids ids;
    private final Clock clock;

    ReviewDesk(
            Reviews reviews,
            Applications applications,
            Deductions deductions,
            Fairness fairness,
            Audit audit,
            AwardSettings settings,
            Ids ids,
            Clock clock) {
        this.reviews = reviews;
        this.applications = applications;
        this.deductions = deductions;
        this.fairness = fairness;
        this.audit = audit;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts applications and deductions of the village that wait for the panel on the stack of a new session. */
    @Transactional
    public Mono<Review> open(
            Actor actor, UUID village, List<UUID> applicationIds, List<UUID> deductionIds, @Nullable Integer seats) {
        actor.mustServe(village, Role.COMMITTEE);
        Review review = review(actor, village, seats == null ? settings.panelSeats() : seats);
        if (applicationIds.isEmpty() && deductionIds.isEmpty()) {
            return Mono.error(Problem.invalid("applications", "请选择要评议的事项"));
        }
        return reviews.add(actor.town(), review)
                .then(stackApplications(actor, review, new LinkedHashSet<>(applicationIds)))
                .then(stackDeductions(actor, review, new LinkedHashSet<>(deductionIds)))
                .then(audit.record(actor, "awards.review-opened", "review", review.id(), null))
                .thenReturn(review);
    }

    private Review review(Actor actor, UUID village, int seats) {
        if (seats < 3 || seats % 2 == 0 || seats > 15) {
            throw Problem.invalid("seats", "评议人数应为3到15之间的单数");
        }
        return new Review(ids.next(), village, seats, Review.State.OPEN, actor.person(), clock.instant(), null);
    }

    private Mono<Void> stackApplications(Actor actor, Review review, LinkedHashSet<UUID> wanted) {
        return applications
                .lockAll(actor.town(), review.village(), wanted)
                .collectList()
                .filter(found -> found.size() == wanted.size())
                .switchIfEmpty(Applications.unknown())
                .flatMapIterable(found -> found)
                .concatMap(application -> applications.move(application, Move.REVIEW, actor.person(), null))
                .concatMap(moved ->
                        reviews.addItem(actor.town(), review.id(), Matter.APPLICATION, moved.id(), moved.household()))
                .then();
    }

    private Mono<Void> stackDeductions(Actor actor, Review review, LinkedHashSet<UUID> wanted) {
        return deductions
                .lockAll(actor.town(), review.village(), wanted)
                .collectList()
                .filter(found -> found.size() == wanted.size())
                .switchIfEmpty(Deductions.unknown())
                .flatMapIterable(found -> found)
                .map(deduction -> deduction.toReview(clock.instant()))
                .concatMap(deduction -> deductions.save(deduction, actor.person(), null))
                .concatMap(moved ->
                        reviews.addItem(actor.town(), review.id(), Matter.DEDUCTION, moved.id(), moved.household()))
                .then();
    }

    /** One vote of one reviewer on one matter; the last seat decides. */
    @Transactional
    public Mono<Review.Item> vote(Actor actor, UUID review, UUID subject, boolean favour, @Nullable String reason) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (!favour && why == null) {
            return Mono.error(Problem.invalid("reason", "不同意的，请写明理由"));
        }
        return session(actor, review)
                .doOnNext(session -> actor.mustServe(session.village(), Role.PANEL))
                .flatMap(session -> item(actor, review, subject)
                        .doOnNext(ReviewDesk::mustBeOpen)
                        .delayUntil(item -> fairness.mustBeUnrelated(actor, item.household()))
                        .delayUntil(item -> mustNotHaveBroughtIt(actor, item))
                        .delayUntil(item -> castOnce(actor, review, subject, favour, why))
                        .flatMap(item -> decideWhenFull(actor, session, item)));
    }

    private Mono<Review> session(Actor actor, UUID review) {
        return reviews.find(actor.town(), review).switchIfEmpty(Mono.error(() -> Problem.notFound("这次评议")));
    }

    private Mono<Review.Item> item(Actor actor, UUID review, UUID subject) {
        return reviews.lockItem(actor.town(), review, subject)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次评议中的这件事")));
    }

    private static void mustBeOpen(Review.Item item) {
        if (item.state() != Review.ItemState.OPEN) {
            throw Problem.conflict("review-decided", "这件事已经评议完毕，不能再投票");
        }
    }

    /** Who recorded or submitted a matter has said already what they think of it. */
    private Mono<Void> mustNotHaveBroughtIt(Actor actor, Review.Item item) {
        Mono<Boolean> brought = item.matter() == Matter.APPLICATION
                ? applications
                        .find(actor.town(), item.subject())
                        .map(application -> actor.person().equals(application.submittedBy())
                                || Objects.equals(actor.person(), application.takenBy()))
                : deductions
                        .find(actor.town(), item.subject())
                        .map(deduction -> actor.person().equals(deduction.recordedBy()));
        return brought.flatMap(barred ->
                barred ? Mono.error(Fairness.barred("same-person", "这件事是您申报或登记的，请回避，由其他评议员评议")) : Mono.empty());
    }

    private Mono<Void> castOnce(Actor actor, UUID review, UUID subject, boolean favour, @Nullable String reason) {
        Review.Vote vote = new Review.Vote(subject, actor.person(), actor.household(), favour, reason, clock.instant());
        return reviews.addVote(actor.town(), review, vote)
                .flatMap(added -> added ? Mono.empty() : Mono.error(Problem.conflict("voted-already", "您已经投过票了")));
    }

    private Mono<Review.Item> decideWhenFull(Actor actor, Review session, Review.Item item) {
        return reviews.votes(actor.town(), session.id(), item.subject())
                .collectList()
                .flatMap(votes ->
                        tally(session, votes).decided() ? decide(actor, session, item, votes) : Mono.just(item));
    }

    private static Tally tally(Review session, List<Review.Vote> votes) {
        int favour = (int) votes.stream().filter(Review.Vote::favour).count();
        return new Tally(session.seats(), favour, votes.size() - favour);
    }

    private Mono<Review.Item> decide(Actor actor, Review session, Review.Item item, List<Review.Vote> votes) {
        Tally tally = tally(session, votes);
        Review.ItemState outcome = tally.passed() ? Review.ItemState.PASSED : Review.ItemState.FAILED;
        return reviews.decide(actor.town(), session.id(), item.subject(), outcome)
                .then(carryOut(actor, item, tally, reasons(votes)))
                .then(reviews.closeWhenDone(actor.town(), session.id()))
                .then(reviews.lockItem(actor.town(), session.id(), item.subject()));
    }

    /** The step in the log is the panel's, not that of whoever happened to vote last. */
    private Mono<Void> carryOut(Actor actor, Review.Item item, Tally tally, @Nullable String reasons) {
        String against = tally.passed() ? null : reasons;
        return item.matter() == Matter.APPLICATION
                ? applications
                        .lock(actor.town(), item.subject())
                        .flatMap(application -> applications.move(
                                application, tally.passed() ? Move.PASS : Move.FAIL, Actor.SYSTEM_PERSON, against))
                        .then()
                : deductions
                        .lock(actor.town(), item.subject())
                        .map(deduction -> deduction.reviewed(tally.passed(), clock.instant()))
                        .flatMap(deduction -> deductions.save(deduction, Actor.SYSTEM_PERSON, against))
                        .then();
    }

    private static @Nullable String reasons(List<Review.Vote> votes) {
        String reasons = votes.stream()
                .filter(vote -> !vote.favour())
                .map(Review.Vote::reason)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("；"));
        return reasons.isEmpty() ? null : reasons;
    }

    /** Ends a session that will not come to votes: what is undecided waits for another one. */
    @Transactional
    public Mono<Review> cancel(Actor actor, UUID review, String reason) {
        return session(actor, review)
                .doOnNext(session -> actor.mustServe(session.village(), Role.COMMITTEE))
                .filter(session -> session.state() == Review.State.OPEN)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("review-decided", "这次评议已经结束")))
                .thenMany(Flux.defer(() -> reviews.takeAllOff(actor.town(), review)))
                .concatMap(item -> takeBack(actor, item, reason))
                .then(reviews.cancel(actor.town(), review))
                .then(audit.record(actor, "awards.review-cancelled", "review", review, reason))
                .then(session(actor, review));
    }

    private Mono<Void> takeBack(Actor actor, Review.Item item, String reason) {
        return item.matter() == Matter.APPLICATION
                ? applications
                        .lock(actor.town(), item.subject())
                        .flatMap(application -> applications.move(application, Move.TAKE_BACK, actor.person(), reason))
                        .then()
                : deductions
                        .lock(actor.town(), item.subject())
                        .map(Deduction::takenBack)
                        .flatMap(deduction -> deductions.save(deduction, actor.person(), reason))
                        .then();
    }
}
