package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Owed;
import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries a letter from draft to done: sent with a number and a deadline, answered by the village's committee, accepted or
 * returned by somebody of the town who does not serve the village. Every step is kept.
 */
@Component
public class LetterDesk {

    static final String SUBJECT = "inspection.reply";

    private final Letters letters;
    private final Community community;
    private final Persons persons;
    private final Photos photos;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    LetterDesk(
            Letters letters,
            Community community,
            Persons persons,
            Photos photos,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.letters = letters;
        this.community = community;
        this.persons = persons;
        this.photos = photos;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What others are told. */
    private record Told(
            UUID village,
            Letter.Kind kind,
            @Nullable String code,
            @Nullable LocalDate dueOn) {}

    /**
     * A letter with its answers and history, e.g. to print it.
     *
     * @throws Problem 404 for whom it is not to read: a village sees its own once they are sent
     */
    public Mono<LetterView> read(Actor actor, UUID id) {
        return letters.find(actor.town(), id)
                .filter(letter -> shown(actor, letter))
                .switchIfEmpty(unknown())
                .flatMap(letter -> view(actor.town(), letter));
    }

    private static boolean shown(Actor actor, Letter letter) {
        return ofTown(actor) || (letter.state().shownToVillages() && actor.serves(letter.village(), Role.COMMITTEE));
    }

    private static boolean ofTown(Actor actor) {
        return actor.grants().stream()
                .anyMatch(grant ->
                        grant.village() == null && (grant.role() == Role.TOWN || grant.role() == Role.AUDITOR));
    }

    private Mono<LetterView> view(UUID town, Letter letter) {
        return Mono.zip(
                        letters.replies(town, letter.id()).collectList(),
                        letters.steps(town, letter.id())
                                .concatMap(step -> persons.name(town, step.person())
                                        .defaultIfEmpty("系统")
                                        .map(step::named))
                                .collectList())
                .map(read -> new LetterView(letter, read.getT1(), read.getT2()));
    }

    /** Newest first. @throws Problem 403 for a village that is not the actor's */
    Flux<Letter> list(
            Actor actor, @Nullable UUID village, Letter.@Nullable State state, @Nullable UUID after, int limit) {
        boolean town = ofTown(actor);
        if (village != null && !town) {
            actor.mustServe(village, Role.COMMITTEE);
        }
        Collection<UUID> villages = village != null ? List.of(village) : town ? null : actor.villagesOf(Role.COMMITTEE);
        List<Letter.State> states = Arrays.stream(Letter.State.values())
                .filter(each -> state == null || each == state)
                .filter(each -> town || each.shownToVillages())
                .toList();
        return letters.list(actor.town(), villages, states, after, limit);
    }

    /**
     * Writes a letter by hand, or changes a draft; the same again changes nothing more.
     *
     * @param id made by the device, or of a draft
     * @throws Problem 404 foreign village; 400 for a deadline that has passed; 409 {@code letter-state} once it was sent
     */
    @Transactional
    public Mono<LetterView> write(Actor actor, UUID id, LetterEntry entry) {
        actor.mustServeTown(Role.TOWN);
        mustBeAhead(entry.dueOn());
        return community
                .village(actor.town(), entry.village())
                .map(village -> Drafted.byHand(id, entry, village.name(), clock.instant()))
                .flatMap(fresh -> letters.add(actor.town(), fresh, actor.person()))
                .flatMap(added -> letters.lock(actor.town(), id)
                        .switchIfEmpty(unknown())
                        .flatMap(letter -> added
                                ? kept(actor, letter, LetterStep.Move.DRAFTED, entry.cause(), null)
                                : change(actor, letter.mustBe(Letter.State.DRAFT), entry)));
    }

    /** What follows from a frozen place keeps its village, kind and grounds. */
    private Mono<LetterView> change(Actor actor, Letter letter, LetterEntry entry) {
        if (!letter.village().equals(entry.village()) || letter.kind() != entry.kind()) {
            return Mono.error(Problem.conflict("letter-differs", "这个编号已经用于别的信"));
        }
        List<Owed.Reason> grounds = letter.round() == null ? entry.grounds() : letter.grounds();
        return letters.change(actor.town(), letter.id(), entry, grounds)
                .then(kept(actor, letter, LetterStep.Move.CHANGED, null, entry.dueOn()));
    }

    /**
     * Sends a draft: it gets its number, and the village sees it.
     *
     * @param dueOn the last day for the answer; null when none is asked for
     */
    @Transactional
    public Mono<LetterView> send(Actor actor, UUID id, @Nullable LocalDate dueOn) {
        actor.mustServeTown(Role.TOWN);
        mustBeAhead(dueOn);
        int year = LocalDate.now(clock).getYear();
        return locked(actor.town(), id)
                .map(letter -> letter.mustBe(Letter.State.DRAFT))
                .flatMap(letter -> letters.nextNumber(actor.town(), letter.kind(), year)
                        .flatMap(number -> letters.sent(
                                        actor.town(),
                                        id,
                                        year,
                                        number,
                                        dueOn,
                                        dueOn == null && letter.kind() == Letter.Kind.NOTICE,
                                        actor.person(),
                                        clock.instant())
                                .then(kept(actor, letter, LetterStep.Move.SENT, null, dueOn))))
                .delayUntil(sent -> tell(actor, sent.letter(), "inspection.letter-sent"));
    }

    /** Puts a draft away. */
    @Transactional
    public Mono<LetterView> discard(Actor actor, UUID id, String words) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(letter -> letter.mustBe(Letter.State.DRAFT))
                .flatMap(letter -> letters.move(actor.town(), id, Letter.State.DISCARDED, clock.instant())
                        .then(kept(actor, letter, LetterStep.Move.DISCARDED, words.strip(), null)));
    }

    /**
     * Writes down that the talk was held. One that asks for no answer is done with it.
     *
     * @throws Problem 409 {@code talk-held}; 422 {@code no-talk} for a letter that is none
     */
    @Transactional
    public Mono<LetterView> talk(Actor actor, UUID id, LocalDate on, String by, String words) {
        actor.mustServeTown(Role.TOWN);
        if (on.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("heldOn", "约谈日期不能在今天之后");
        }
        return locked(actor.town(), id)
                .map(letter -> letter.mustBe(Letter.State.SENT, Letter.State.REPLIED, Letter.State.RETURNED))
                .doOnNext(LetterDesk::mustBeToTalk)
                .flatMap(letter -> letters.talked(actor.town(), id, on, by.strip(), words.strip())
                        .then(
                                letter.dueOn() == null
                                        ? letters.move(actor.town(), id, Letter.State.CLOSED, clock.instant())
                                        : Mono.empty())
                        .then(kept(actor, letter, LetterStep.Move.TALKED, by.strip() + "：" + words.strip(), null)));
    }

    private static void mustBeToTalk(Letter letter) {
        if (letter.kind() != Letter.Kind.TALK) {
            throw Problem.refused("no-talk", "这封信不是约谈");
        }
        if (letter.talkedOn() != null) {
            throw Problem.conflict("talk-held", "已经登记过约谈");
        }
    }

    /**
     * Answers a letter for the village, with photos of what was put right; the same again changes nothing.
     *
     * @param id made by the device
     * @throws Problem 404 for a letter that is not the village's; 409 {@code letter-state}, {@code reply-differs}; 400 for a
     *     notice answered without a photo
     */
    @Transactional
    public Mono<LetterView> reply(Actor actor, UUID id, UUID replyId, String words, List<UUID> shown) {
        Instant now = clock.instant();
        Reply reply =
                new Reply(replyId, id, words.strip(), shown.stream().distinct().toList(), actor.person(), now);
        return locked(actor.town(), id)
                .filter(letter -> shown(actor, letter))
                .switchIfEmpty(unknown())
                .doOnNext(letter -> actor.mustServe(letter.village(), Role.COMMITTEE))
                .flatMap(letter -> letters.replies(actor.town(), id)
                        .filter(known -> known.id().equals(replyId))
                        .next()
                        .flatMap(known -> known.says(reply)
                                ? view(actor.town(), letter)
                                : Mono.<LetterView>error(Problem.conflict("reply-differs", "这个编号已经用于别的回复")))
                        .switchIfEmpty(Mono.defer(() -> reply(actor, letter, reply))));
    }

    private Mono<LetterView> reply(Actor actor, Letter letter, Reply reply) {
        letter.mustBe(Letter.State.SENT, Letter.State.RETURNED);
        if (letter.kind() == Letter.Kind.NOTICE && reply.photos().isEmpty()) {
            return Mono.error(Problem.invalid("photos", "请拍整改后的照片"));
        }
        return letters.add(actor.town(), reply)
                .then(photos.claim(actor, reply.photos(), SUBJECT, reply.id(), Audience.staff(letter.village())))
                .then(letters.move(actor.town(), letter.id(), Letter.State.REPLIED, null))
                .then(kept(actor, letter, LetterStep.Move.REPLIED, reply.words(), null))
                .delayUntil(view -> tell(actor, view.letter(), "inspection.letter-replied"));
    }

    /**
     * Accepts an answer, which ends the letter, or returns it with another deadline.
     *
     * @param dueOn the new deadline; given exactly when it is returned
     * @throws Problem 403 for who serves the village; 409 {@code letter-state}, {@code talk-first}
     */
    @Transactional
    public Mono<LetterView> review(Actor actor, UUID id, boolean accepted, String words, @Nullable LocalDate dueOn) {
        actor.mustServeTown(Role.TOWN);
        if (accepted == (dueOn != null)) {
            throw Problem.invalid("dueOn", accepted ? "认可了就不再写期限" : "退回要写新的期限");
        }
        mustBeAhead(dueOn);
        return locked(actor.town(), id)
                .map(letter -> letter.mustBe(Letter.State.REPLIED))
                .doOnNext(letter -> mustBeStranger(actor, letter))
                .flatMap(letter -> dueOn == null
                        ? letters.move(actor.town(), letter.mustHaveTalked().id(), Letter.State.CLOSED, clock.instant())
                                .then(kept(actor, letter, LetterStep.Move.ACCEPTED, words.strip(), null))
                        : letters.returned(actor.town(), id, dueOn)
                                .then(kept(actor, letter, LetterStep.Move.RETURNED, words.strip(), dueOn)))
                .delayUntil(view -> tell(actor, view.letter(), "inspection.letter-reviewed"));
    }

    private static void mustBeStranger(Actor actor, Letter letter) {
        boolean serves =
                actor.grants().stream().anyMatch(grant -> letter.village().equals(grant.village()));
        if (serves) {
            throw Problem.forbidden("自己居住、任职的村，由别人审核");
        }
    }

    /** Marks one whose day has passed, once. Emits false when it was answered or marked meanwhile. */
    @Transactional
    public Mono<Boolean> overdue(UUID town, UUID id) {
        Actor system = Actor.system(town);
        return letters.overdue(town, id, LocalDate.now(clock), clock.instant())
                .filter(rows -> rows == 1)
                .flatMap(rows -> letters.find(town, id))
                .flatMap(letter -> letters.step(
                                system, id, LetterStep.Move.OVERDUE, null, letter.dueOn(), clock.instant())
                        .then(tell(system, letter, "inspection.letter-overdue"))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Letter> locked(UUID town, UUID id) {
        return letters.lock(town, id).switchIfEmpty(unknown());
    }

    /** Writes the step and the audit, and shows the letter as it is now. */
    private Mono<LetterView> kept(
            Actor actor, Letter letter, LetterStep.Move move, @Nullable String words, @Nullable LocalDate dueOn) {
        String deed = "inspection.letter-" + move.name().toLowerCase(java.util.Locale.ROOT);
        return letters.step(actor, letter.id(), move, words, dueOn, clock.instant())
                .then(audit.record(actor, deed, "letter", letter.id(), words))
                .then(Mono.defer(() -> letters.find(actor.town(), letter.id())))
                .flatMap(now -> view(actor.town(), now));
    }

    private Mono<Void> tell(Actor actor, Letter letter, String topic) {
        return outbox.tell(
                actor.town(),
                topic,
                letter.id(),
                new Told(letter.village(), letter.kind(), letter.code(), letter.dueOn()));
    }

    private void mustBeAhead(@Nullable LocalDate dueOn) {
        if (dueOn != null && dueOn.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("dueOn", "期限不能在今天之前");
        }
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("这封信"));
    }
}
