package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Deductions: never without a photo, a notice to the household and days to cure. What one takes is set off when the
 * quarter's earnings are posted; posted points are never touched, and what was taken is given back once cured.
 */
@Component
class DeductionDesk {

    static final String SUBJECT = "awards.deduction";
    static final String CURE = "awards.cure";
    /** What an earning that was given back is known by, in the book and in the honour score. */
    static final String SOURCE = "awards.restore";

    private final Deductions deductions;
    private final Intake intake;
    private final CapCounts turns;
    private final HonourScores honours;
    private final Fairness fairness;
    private final Rules rules;
    private final Photos photos;
    private final Ledger ledger;
    private final Books books;
    private final Audit audit;
    private final AwardSettings settings;
    private final Ids ids;
    private final Clock clock;

    DeductionDesk(
            Deductions deductions,
            Intake intake,
            CapCounts turns,
            HonourScores honours,
            Fairness fairness,
            Rules rules,
            Photos photos,
            Ledger ledger,
            Books books,
            Audit audit,
            AwardSettings settings,
            Ids ids,
            Clock clock) {
        this.deductions = deductions;
        this.intake = intake;
        this.turns = turns;
        this.honours = honours;
        this.fairness = fairness;
        this.rules = rules;
        this.photos = photos;
        this.ledger = ledger;
        this.books = books;
        this.audit = audit;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Notifies a household of what will be deducted unless it is put right in its days. */
    @Transactional
    public Mono<Deduction> notify(Actor actor, UUID village, DeductionForm form) {
        LocalDate day = form.happenedOn() == null ? LocalDate.now(clock) : form.happenedOn();
        return Mono.fromRunnable(() -> intake.mustBeTimely(day))
                .then(rules.current(actor.town(), form.ruleCode(), day))
                .doOnNext(rule -> actor.mustServe(village, rule.awarding().staff()))
                .doOnNext(rule -> mustFit(rule, form))
                .zipWith(intake.household(actor.town(), form.household(), form.card())
                        .filter(household -> household.village().equals(village))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户"))))
                .doOnNext(found -> actor.mustServeHousehold(
                        village, found.getT2().grid(), found.getT1().awarding().staff()))
                .map(found -> deduction(actor, found.getT2(), found.getT1(), form, day))
                .delayUntil(deduction -> mustBeUnderCap(actor, deduction))
                .flatMap(deductions::add)
                .delayUntil(added -> photos.claim(
                        actor,
                        form.handed().photoIds(),
                        SUBJECT,
                        added.id(),
                        Audience.household(added.village(), added.household())))
                .delayUntil(added ->
                        audit.record(actor, "awards.deduction-notified", "deduction", added.id(), added.words()));
    }

    private static void mustFit(Rule rule, DeductionForm form) {
        if (!rule.deducts()) {
            throw Problem.refused("rule-awards", "“" + rule.name() + "”是加分项，不能用来扣分");
        }
        if (rule.cap().needsEvent() && Intake.event(form.event()) == null) {
            throw Problem.invalid("event", "请写明是哪一次（时间、地点）");
        }
        form.handed().mustSuffice(rule.evidence());
    }

    private Deduction deduction(Actor actor, Household household, Rule rule, DeductionForm form, LocalDate day) {
        return new Deduction(
                ids.next(),
                actor.town(),
                household.village(),
                household.id(),
                rule.id(),
                rule.code(),
                rule.name(),
                rule.version(),
                -rule.points(),
                Intake.event(form.event()),
                day,
                form.words().strip(),
                actor.person(),
                actor.household(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(settings.cureDays())),
                null,
                0,
                Deduction.State.NOTIFIED,
                Deduction.State.NOTIFIED,
                clock.instant(),
                null,
                null);
    }

    private Mono<Void> mustBeUnderCap(Actor actor, Deduction deduction) {
        Use use = new Use(deduction.household(), deduction.ruleCode(), deduction.event(), deduction.happenedOn(), 1);
        return rules.version(actor.town(), deduction.rule())
                .delayUntil(rule -> turns.takeTurn(actor.town(), deduction.village(), deduction.household(), rule))
                .zipWhen(rule -> deductions
                        .uses(actor.town(), deduction.household(), deduction.ruleCode())
                        .collectList())
                .flatMap(found -> new Usage(found.getT2())
                        .excess(found.getT1().cap(), use, 0)
                        .<Mono<Void>>map(words -> Mono.error(Intake.capReached(words)))
                        .orElse(Mono.empty()));
    }

    /** The household says it has put it right, with photos. */
    @Transactional
    public Mono<Deduction> reportCure(Actor actor, UUID id, List<UUID> shown) {
        return Mono.fromSupplier(actor::mustHaveHousehold)
                .flatMap(household -> deductions
                        .lock(actor.town(), id)
                        .filter(deduction -> deduction.household().equals(household))
                        .switchIfEmpty(Deductions.unknown()))
                .map(deduction -> deduction.cureReported(clock.instant()))
                .delayUntil(deduction -> photos.claim(
                        actor, shown, CURE, id, Audience.household(deduction.village(), deduction.household())))
                .flatMap(deduction -> deductions.save(deduction, actor.person(), "本户报告已整改"));
    }

    /** Staff looked whether it was put right in time. */
    @Transactional
    public Mono<Deduction> checkCure(Actor actor, UUID id, boolean cured, String reason) {
        return inVillage(actor, id)
                .map(deduction -> cured ? deduction.cured(clock.instant()) : deduction.notCured(clock.instant()))
                .flatMap(deduction -> deductions.save(deduction, actor.person(), reason))
                .delayUntil(saved -> audit.record(actor, "awards.cure-checked", "deduction", id, reason));
    }

    /** It was put right after it had come into force: what was taken goes back to the wallet. */
    @Transactional
    public Mono<Deduction> restore(Actor actor, UUID id, String reason) {
        return inVillage(actor, id)
                .map(deduction -> deduction.restored(clock.instant()))
                .flatMap(deduction -> giveBack(actor, deduction))
                .flatMap(deduction -> deductions.save(deduction, actor.person(), reason))
                .delayUntil(saved -> audit.record(actor, "awards.deduction-restored", "deduction", id, reason));
    }

    /** An objection against it was upheld: it is dropped, and what it took goes back. */
    Mono<Deduction> drop(Actor actor, UUID id, String reason) {
        return deductions
                .lock(actor.town(), id)
                .map(deduction -> deduction.dropped(clock.instant()))
                .flatMap(deduction -> giveBack(actor, deduction))
                .flatMap(deduction -> deductions.save(deduction, actor.person(), reason));
    }

    private Mono<Deduction> inVillage(Actor actor, UUID id) {
        return deductions
                .lock(actor.town(), id)
                .delayUntil(deduction -> intake.served(
                        actor, deduction.village(), deduction.household(), Role.COMMITTEE, Role.INSPECTOR))
                .delayUntil(deduction -> fairness.mustBeUnrelated(actor, deduction.household()));
    }

    private Mono<Deduction> giveBack(Actor actor, Deduction deduction) {
        if (deduction.setOff() == 0) {
            return Mono.just(deduction);
        }
        return books.openBook(actor.town(), Quarter.of(LocalDate.now(clock)))
                .flatMap(book -> ledger.post(actor.town(), transfer(actor, deduction, book)))
                .map(posted -> deduction.givenBackBy(posted.id()))
                .delayUntil(given -> honours.earn(
                        actor.town(),
                        List.of(new HonourScores.Earned(
                                SOURCE,
                                deduction.id(),
                                deduction.household(),
                                LocalDate.now(clock).getYear(),
                                deduction.setOff()))));
    }

    private Transfer transfer(Actor actor, Deduction deduction, Quarter book) {
        return Transfer.of(
                ids.next(),
                Movement.AWARD,
                Account.pool(deduction.village()),
                Account.wallet(deduction.household()),
                deduction.setOff(),
                new Source(SOURCE, deduction.id().toString()),
                book,
                LocalDate.now(clock),
                actor.person(),
                "整改后返还：" + deduction.ruleName());
    }

    /** Lets lapse what deductions of quarters before this one could not take. Emits how many. */
    @Transactional
    public Mono<Long> lapse(Actor system) {
        return deductions
                .lockInForceBefore(system.town(), Quarter.of(LocalDate.now(clock)))
                .collectList()
                .flatMapIterable(found -> found)
                .concatMap(deduction ->
                        deductions.save(deduction.quarterEnded(clock.instant()), system.person(), left(deduction)))
                .count();
    }

    private static @Nullable String left(Deduction deduction) {
        return "季度结束，未抵扣的" + deduction.open() + "分失效";
    }
}
