package cn.fengming.points.campaigns;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.duties.DutyList;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the plans of villages (一村一策). The village writes and does, the town agrees and accepts; everything done to a plan
 * or one of its measures waits for the plan's row.
 */
@Component
public class PlanDesk {

    private static final String BEFORE = "campaigns.measure-before";
    private static final String AFTER = "campaigns.measure-after";

    private final Plans plans;
    private final DutyList duties;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    PlanDesk(
            Plans plans, DutyList duties, Community community, Photos photos, Audit audit, Outbox outbox, Clock clock) {
        this.plans = plans;
        this.duties = duties;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes what a village means to reach; the same again changes nothing. @throws Problem 403; 404; 409 {@code plan-state} */
    @Transactional
    public Mono<PlanSheet> write(Actor actor, UUID village, int year, String goal) {
        actor.mustServe(village, Role.COMMITTEE);
        Plan plan = new Plan(village, year, goal.strip(), Plan.State.DRAFT);
        return community
                .village(actor.town(), village)
                .then(plans.lock(actor.town(), village, year))
                .map(known -> known.goal().equals(plan.goal()) ? known : known.mustBe(Plan.State.DRAFT))
                .filter(known -> known.goal().equals(plan.goal()))
                .switchIfEmpty(Mono.defer(
                        () -> plans.write(actor, plan, clock.instant()).thenReturn(plan)))
                .then(Mono.defer(() -> sheet(actor, village, year)));
    }

    /**
     * The village hands it in; the town agrees, or gives it back with a word.
     *
     * @throws Problem 400; 403; 404; 409 {@code plan-state}; 422 {@code no-measures}
     */
    @Transactional
    public Mono<PlanSheet> move(
            Actor actor, UUID village, int year, Plan.State expected, Plan.State next, @Nullable String words) {
        actor.mustServe(village, next == Plan.State.SUBMITTED ? Role.COMMITTEE : Role.TOWN);
        String said = said(words);
        if (next == Plan.State.DRAFT && said == null) {
            throw Problem.invalid("words", "退回请写明意见");
        }
        return locked(actor, village, year)
                .map(plan -> plan.moved(expected, next))
                .delayUntil(plan -> next == Plan.State.SUBMITTED ? mustHaveMeasures(actor.town(), plan) : Mono.empty())
                .delayUntil(plan -> plans.write(actor, plan, clock.instant()))
                .delayUntil(plan -> plans.say(actor, plan, said == null ? "" : said, clock.instant()))
                .delayUntil(plan -> audit.record(actor, "campaigns.plan-moved", "village", village, said, plan))
                .delayUntil(plan -> outbox.tell(actor.town(), "campaigns.plan-moved", village, plan))
                .then(Mono.defer(() -> sheet(actor, village, year)));
    }

    private Mono<Void> mustHaveMeasures(UUID town, Plan plan) {
        return plans.measures(town, plan.village(), plan.year())
                .hasElements()
                .filter(some -> some)
                .switchIfEmpty(Mono.error(() -> Problem.refused("no-measures", "请先写至少一条措施")))
                .then();
    }

    /** The town says something about a plan. @throws Problem 403; 404 */
    @Transactional
    public Mono<PlanSheet> comment(Actor actor, UUID village, int year, String words) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor, village, year)
                .flatMap(plan -> plans.say(actor, plan, words.strip(), clock.instant()))
                .then(Mono.defer(() -> sheet(actor, village, year)));
    }

    /**
     * Writes a measure of a draft under an id made by the phone, new or anew.
     *
     * @throws Problem 400; 403; 404; 409 {@code plan-state}; 422 {@code measure-elsewhere}
     */
    @Transactional
    public Mono<PlanSheet> write(Actor actor, UUID village, int year, UUID id, MeasureForm form) {
        actor.mustServe(village, Role.COMMITTEE);
        Measure measure = form.measure(id, village, year, clock.instant());
        return locked(actor, village, year)
                .map(plan -> plan.mustBe(Plan.State.DRAFT))
                .then(plans.measure(actor.town(), id))
                .doOnNext(known -> mustBelong(known, village, year))
                .then(mustBeThere(actor.town(), village, form.position()))
                .then(photos.claim(actor, form.beforePhotos(), BEFORE, id, Audience.village(village)))
                .then(plans.write(actor.town(), measure))
                .then(Mono.defer(() -> sheet(actor, village, year)));
    }

    private static void mustBelong(Measure known, UUID village, int year) {
        if (!known.village().equals(village) || known.year() != year || known.state() != Measure.State.OPEN) {
            throw Problem.refused("measure-elsewhere", "这个编号已经是另一条措施，请重新填写");
        }
    }

    private Mono<Void> mustBeThere(UUID town, UUID village, @Nullable UUID position) {
        return position == null
                ? Mono.empty()
                : duties.has(town, village, position)
                        .filter(there -> there)
                        .switchIfEmpty(Mono.error(() -> Problem.invalid("position", "这个村没有这个岗位")))
                        .then();
    }

    /**
     * The village did it, with a picture of after; the town accepts or sends it back; a draft's measure is dropped.
     *
     * @throws Problem 400; 403; 404; 409 {@code measure-state}, {@code plan-state}
     */
    @Transactional
    public Mono<PlanSheet> move(
            Actor actor,
            UUID id,
            Measure.State expected,
            Measure.State next,
            @Nullable String words,
            List<UUID> shown) {
        return plans.measure(actor.town(), id)
                .filter(measure -> actor.serves(measure.village(), Staff.READERS))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条措施")))
                .flatMap(seen -> locked(actor, seen.village(), seen.year()))
                .flatMap(plan -> plans.measure(actor.town(), id)
                        .map(measure -> moved(actor, plan, measure, expected, next, said(words), shown)))
                .delayUntil(measure -> photos.claim(actor, shown, AFTER, id, Audience.village(measure.village())))
                .delayUntil(measure -> plans.write(actor.town(), measure))
                .delayUntil(measure -> audit.record(actor, "campaigns.measure-moved", "measure", id, words, measure))
                .flatMap(measure -> sheet(actor, measure.village(), measure.year()));
    }

    private Measure moved(
            Actor actor,
            Plan plan,
            Measure measure,
            Measure.State expected,
            Measure.State next,
            @Nullable String words,
            List<UUID> shown) {
        boolean towns = next == Measure.State.ACCEPTED || next == Measure.State.OPEN;
        actor.mustServe(plan.village(), towns ? Role.TOWN : Role.COMMITTEE);
        plan.mustBe(next == Measure.State.DROPPED ? Plan.State.DRAFT : Plan.State.AGREED);
        return switch (next) {
            case DONE -> measure.done(expected, shown, clock.instant());
            case ACCEPTED -> measure.accepted(expected, words);
            case OPEN -> measure.sentBack(expected, words);
            case DROPPED -> measure.dropped(expected);
        };
    }

    /** @throws Problem 403 for a village that is not the actor's */
    Mono<PlanSheet> sheet(Actor actor, UUID village, int year) {
        actor.mustServe(village, Staff.READERS);
        LocalDate today = LocalDate.now(clock);
        Mono<List<PlanSheet.Line>> lines = duties.names(actor.town(), village)
                .flatMap(positions -> plans.measures(actor.town(), village, year)
                        .map(measure -> PlanSheet.line(measure, positions, today))
                        .collectList());
        return Mono.zip(lines, plans.words(actor.town(), village, year).collectList())
                .flatMap(known -> plans.find(actor.town(), village, year)
                        .map(plan -> new PlanSheet(plan, plan.state().words(), known.getT1(), known.getT2()))
                        .defaultIfEmpty(new PlanSheet(null, null, List.of(), List.of())));
    }

    /** All villages one may read about, also those without a plan. */
    Flux<PlanLine> lines(Actor actor, int year) {
        List<UUID> mine = Staff.villages(actor, null);
        UUID[] asked = mine == null ? null : mine.toArray(UUID[]::new);
        return plans.tallies(actor.town(), year, LocalDate.now(clock), asked)
                .collectMap(Plans.Tally::village)
                .flatMapMany(tallies -> community
                        .villages(actor.town())
                        .filter(village -> mine == null || mine.contains(village.id()))
                        .map(village -> line(village, tallies)));
    }

    private static PlanLine line(Village village, Map<UUID, Plans.Tally> tallies) {
        Plans.Tally tally = tallies.get(village.id());
        return tally == null
                ? new PlanLine(village.id(), village.name(), null, null, 0, 0, 0, 0)
                : new PlanLine(
                        village.id(),
                        village.name(),
                        tally.state(),
                        tally.state().words(),
                        tally.measures(),
                        tally.accepted(),
                        tally.waiting(),
                        tally.overdue());
    }

    private Mono<Plan> locked(Actor actor, UUID village, int year) {
        return plans.lock(actor.town(), village, year).switchIfEmpty(Mono.error(() -> Problem.notFound("这份一村一策")));
    }

    private static @Nullable String said(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
