package cn.fengming.points.campaigns;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The calendar of actions (行动日历). The town writes for everybody, a village for itself. Days that are over stay what they
 * were: who came is written once they have begun.
 */
@Component
public class CalendarDesk {

    private static final String SUBJECT = "campaigns.turnout";

    private final Actions actions;
    private final Campaigns campaigns;
    private final Audiences audiences;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Clock clock;

    CalendarDesk(
            Actions actions,
            Campaigns campaigns,
            Audiences audiences,
            Community community,
            Photos photos,
            Audit audit,
            Clock clock) {
        this.actions = actions;
        this.campaigns = campaigns;
        this.audiences = audiences;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts an action into the calendar, or writes it anew. The same form again changes nothing.
     *
     * @throws Problem 400; 403; 404; 409 {@code action-ended}; 422 {@code action-elsewhere} for another village's id
     */
    @Transactional
    public Mono<Action> write(Actor actor, UUID id, ActionForm form) {
        mustWrite(actor, form.village());
        Action written = form.mustFit().action(id, actor.person(), clock.instant());
        return actions.lock(actor.town(), id)
                .doOnNext(known -> mustStay(known, form))
                .filter(form::says)
                .switchIfEmpty(Mono.defer(() -> mustBeThere(actor.town(), form)
                        .then(actions.write(actor.town(), written))
                        .then(audit.record(actor, "campaigns.action-written", "action", id, null, form))
                        .thenReturn(written)));
    }

    private static void mustStay(Action known, ActionForm form) {
        known.mustStand();
        if (!form.staysWith(known)) {
            throw Problem.refused("action-elsewhere", "行动不能改到别的村，请另外登记一项");
        }
    }

    private static void mustWrite(Actor actor, @Nullable UUID village) {
        if (village == null) {
            actor.mustServeTown(Role.TOWN);
        } else {
            actor.mustServe(village, Role.COMMITTEE, Role.TOWN);
        }
    }

    private Mono<Void> mustBeThere(UUID town, ActionForm form) {
        return Mono.justOrEmpty(form.village())
                .flatMap(village -> community.village(town, village))
                .then(Mono.justOrEmpty(form.grid()))
                .flatMap(grid -> community.grid(town, grid))
                .filter(grid -> !grid.village().equals(form.village()))
                .flatMap(elsewhere -> Mono.<Void>error(Problem.invalid("grid", "这个村没有这个网格")))
                .then(Mono.justOrEmpty(form.campaign()))
                .flatMap(campaign -> CampaignDesk.found(campaigns.find(town, campaign)))
                .then();
    }

    /**
     * Calls off one day, or all that is still to come.
     *
     * @param day null for all
     * @throws Problem 400 when it has no such day; 404; 409 {@code action-ended}
     */
    @Transactional
    public Mono<Void> callOff(Actor actor, UUID id, @Nullable LocalDate day, String reason) {
        return found(actions.lock(actor.town(), id))
                .doOnNext(action -> mustWrite(actor, action.village()))
                .map(Action::mustStand)
                .doOnNext(action -> mustHave(action, day))
                .flatMap(action -> day == null
                        ? actions.end(actor, id, reason.strip(), clock.instant())
                                .thenReturn(action)
                        : actions.callOff(actor, id, day, reason.strip(), clock.instant())
                                .thenReturn(action))
                .flatMap(action -> audit.record(actor, "campaigns.action-called-off", "action", id, reason));
    }

    private static void mustHave(Action action, @Nullable LocalDate day) {
        if (day != null && !action.on(day)) {
            throw Problem.invalid("day", "这项行动在 " + day + " 没有安排");
        }
    }

    /**
     * Writes who came under an id made by the phone; the same again changes nothing. A later word replaces an earlier.
     *
     * @throws Problem 400 for a day the action does not have or that is ahead; 403; 404; 422 {@code turnout-differs}
     */
    @Transactional
    public Mono<Turnout> came(Actor actor, UUID id, TurnoutForm form) {
        actor.mustServe(form.village(), Staff.WRITERS);
        Turnout turnout = form.turnout(id, actor.person(), clock.instant());
        return found(actions.lock(actor.town(), form.action()))
                .doOnNext(action -> mustTakePlace(action, form))
                .flatMap(action -> actions.turnout(actor.town(), id)
                        .doOnNext(known -> mustSayTheSame(known, turnout))
                        .switchIfEmpty(Mono.defer(
                                () -> photos.claim(actor, form.photos(), SUBJECT, id, Audience.village(form.village()))
                                        .then(actions.add(actor.town(), turnout))
                                        .thenReturn(turnout))));
    }

    private void mustTakePlace(Action action, TurnoutForm form) {
        mustHave(action, form.day());
        if (action.village() != null && !action.village().equals(form.village())) {
            throw Problem.notFound("这项行动");
        }
        if (form.day().isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("day", "还没有到这一天");
        }
    }

    private static void mustSayTheSame(Turnout known, Turnout turnout) {
        if (!known.saysWhat(turnout)) {
            throw Problem.refused("turnout-differs", "这个编号已经登记过另一次到场，请重新填写");
        }
    }

    /** The days of actions that are for the actor, the nearest first; those called off say so. */
    Flux<ActionDay> days(Actor actor, LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusYears(2).isBefore(to)) {
            return Flux.error(Problem.invalid("to", "起止日期应先后相接，最多两年"));
        }
        return Mono.zip(
                        audiences.reader(actor),
                        community.villages(actor.town()).collectMap(Village::id, Village::name),
                        actions.calledOff(actor.town(), from, to).collectMap(off -> new Slot(off.action(), off.day())))
                .flatMapMany(known -> actions.between(actor.town(), from, to)
                        .filter(known.getT1()::isMeant)
                        .flatMapIterable(action -> action.days(from, to)
                                .map(day -> day(action, day, known.getT2(), known.getT3()))
                                .toList()))
                .sort(Comparator.comparing(ActionDay::day)
                        .thenComparing(ActionDay::beginsAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(ActionDay::title));
    }

    private record Slot(UUID action, LocalDate day) {}

    private static ActionDay day(
            Action action, LocalDate day, Map<UUID, String> villages, Map<Slot, Actions.CalledOff> calledOff) {
        Actions.CalledOff off = calledOff.get(new Slot(action.id(), day));
        return new ActionDay(
                action.id(),
                day,
                action.beginsAt(),
                action.title(),
                action.place(),
                action.words(),
                action.village(),
                action.village() == null ? "全镇" : villages.getOrDefault(action.village(), ""),
                action.repeats() == Action.Repeats.MONTHLY,
                off == null ? null : off.reason());
    }

    /** What actions the villages one may read about held in a month. @param by day of the month */
    Flux<MonthLine> month(Actor actor, YearMonth month, int by) {
        List<UUID> mine = Staff.villages(actor, null);
        return actions.turnouts(actor.town(), month.atDay(1), month.atEndOfMonth(), null)
                .filter(turnout -> turnout.people() > 0)
                .collectMultimap(Turnout::village)
                .flatMapMany(came -> community
                        .villages(actor.town())
                        .filter(village -> mine == null || mine.contains(village.id()))
                        .map(village -> line(village, came.getOrDefault(village.id(), List.of()), by)));
    }

    private static MonthLine line(Village village, Collection<Turnout> came, int by) {
        List<LocalDate> held =
                came.stream().map(Turnout::day).distinct().sorted().toList();
        return new MonthLine(
                village.id(),
                village.name(),
                held,
                came.stream().mapToInt(Turnout::people).sum(),
                held.stream().anyMatch(day -> day.getDayOfMonth() <= by));
    }

    /** Who came in a village, the latest day first. @throws Problem 403 for a village that is not the actor's */
    Flux<Turnout> turnouts(Actor actor, UUID village, LocalDate from, LocalDate to) {
        actor.mustServe(village, Staff.READERS);
        return actions.turnouts(actor.town(), from, to, village)
                .sort(Comparator.comparing(Turnout::day).reversed());
    }

    private static Mono<Action> found(Mono<Action> action) {
        return action.switchIfEmpty(Mono.error(() -> Problem.notFound("这项行动")));
    }
}
