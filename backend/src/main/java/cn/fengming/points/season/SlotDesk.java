package cn.fengming.points.season;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.store.RedemptionDesk;
import cn.fengming.points.store.RedemptionState;
import cn.fengming.points.store.RedemptionWindow;
import cn.fengming.points.store.WindowDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Says which group collects when. Decided before the window opens, so that nobody who has planned for it is surprised. */
@Component
class SlotDesk {

    private final SlotPlans plans;
    private final WindowDesk windows;
    private final RedemptionDesk redemptions;
    private final Homes homes;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    SlotDesk(
            SlotPlans plans,
            WindowDesk windows,
            RedemptionDesk redemptions,
            Homes homes,
            Community community,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.plans = plans;
        this.windows = windows;
        this.redemptions = redemptions;
        this.homes = homes;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The hours of a window.
     *
     * @param groups of the village, with their households
     * @param fixed whether the window has opened, so that they stay
     */
    record View(
            UUID window,
            List<Homes.Sized> groups,
            List<Slot> slots,
            @Nullable LocalDate openFrom,
            @Nullable LocalDate openUntil,
            boolean fixed) {}

    /** @throws Problem 404 when the town has no such window */
    Mono<View> view(Actor actor, UUID window) {
        return windows.window(actor.town(), window)
                .zipWhen(found -> homes.groups(actor.town(), found.villageId()))
                .flatMap(found -> plans.find(actor.town(), window)
                        .map(plan -> view(found.getT1(), found.getT2(), plan))
                        .defaultIfEmpty(new View(window, found.getT2(), List.of(), null, null, fixed(found.getT1()))));
    }

    private View view(RedemptionWindow window, List<Homes.Sized> groups, SlotPlan plan) {
        return new View(window.id(), groups, plan.slots(), plan.openFrom(), plan.openUntil(), fixed(window));
    }

    private boolean fixed(RedemptionWindow window) {
        return window.state(LocalDate.now(clock)) != RedemptionWindow.State.PLANNED;
    }

    /** Even hours by households; changes nothing. @throws Problem 422 no-groups */
    Mono<List<Slot>> propose(Actor actor, UUID window, SlotProposal.Form form) {
        return windows.window(actor.town(), window)
                .doOnNext(found -> actor.mustServe(found.villageId(), Role.COMMITTEE))
                .flatMap(found -> homes.groups(actor.town(), found.villageId()))
                .map(groups -> new SlotProposal(form.spans())
                        .spread(groups.stream()
                                .filter(group -> group.id() != null)
                                .map(group ->
                                        new SlotProposal.Sized(Objects.requireNonNull(group.id()), group.households()))
                                .toList()));
    }

    /** @throws Problem 409 slots-fixed once the window is open; 400 when it leaves somebody out */
    @Transactional
    public Mono<View> decide(Actor actor, UUID id, SlotPlan.Form form) {
        return windows.window(actor.town(), id)
                .doOnNext(window -> actor.mustServe(window.villageId(), Role.COMMITTEE))
                .doOnNext(this::mustBePlanned)
                .zipWhen(window -> homes.groups(actor.town(), window.villageId()))
                .flatMap(found -> save(actor, found.getT1(), found.getT2(), form));
    }

    private void mustBePlanned(RedemptionWindow window) {
        if (fixed(window)) {
            throw Problem.conflict("slots-fixed", "兑换期已经开始，取货时段不能再改；个别农户可以在柜台写明原因后发放");
        }
    }

    private Mono<View> save(Actor actor, RedemptionWindow window, List<Homes.Sized> groups, SlotPlan.Form form) {
        List<UUID> known = groups.stream()
                .map(Homes.Sized::id)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        SlotPlan plan = form.of(window, known);
        return plans.save(actor.town(), plan, actor, clock.instant())
                .then(audit.record(actor, "season.slots-decided", "redemption-window", window.id(), null, plan))
                .then(outbox.tell(
                        actor.town(),
                        "season.slots-decided",
                        window.id(),
                        new Decided(window.id(), window.villageId())))
                .thenReturn(view(window, groups, plan));
    }

    record Decided(UUID window, UUID village) {}

    /**
     * When a household may come for what it redeems in a window.
     *
     * @param asked null for one's own, any time for who has none; another's for the staff of its village
     */
    Mono<SlotPlan.Hours> hours(Actor actor, UUID window, @Nullable UUID asked) {
        UUID whose = asked == null ? actor.household() : asked;
        return windows.window(actor.town(), window)
                .flatMap(found ->
                        whose == null ? Mono.just(SlotPlan.Hours.any(window, null)) : hoursOf(actor, window, whose));
    }

    private Mono<SlotPlan.Hours> hoursOf(Actor actor, UUID window, UUID whose) {
        return community
                .household(actor.town(), whose)
                .filter(home -> home.id().equals(actor.household())
                        || actor.serves(home.village(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                .flatMap(home -> plans.find(actor.town(), window)
                        .flatMap(plan -> hours(actor.town(), plan, home))
                        .defaultIfEmpty(SlotPlan.Hours.any(window, home.group())));
    }

    private Mono<SlotPlan.Hours> hours(UUID town, SlotPlan plan, Household home) {
        return homes.groupName(town, home.village(), home.group())
                .map(name -> plan.hoursOf(home.group(), name, LocalDateTime.now(clock)))
                .switchIfEmpty(Mono.fromSupplier(() -> plan.hoursOf(home.group(), null, LocalDateTime.now(clock))));
    }

    /**
     * Lets a household have what it redeemed outside its hours. The handover itself is the store's.
     *
     * @throws Problem 404 unknown redemption; 403 not of the village's counter; 409 when it has ended
     */
    @Transactional
    public Mono<OffHours> letIn(Actor actor, UUID redemption, OffHours.Form form) {
        return redemptions
                .find(actor, redemption)
                .doOnNext(slip -> actor.mustServe(slip.villageId(), Role.COMMITTEE, Role.CLERK))
                .filter(slip -> slip.state() == RedemptionState.OPEN)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("redemption-ended", "这张兑换单已经办完了")))
                .map(slip -> new OffHours(
                        redemption,
                        slip.windowId(),
                        slip.villageId(),
                        form.reason().strip()))
                .delayUntil(offHours -> plans.letIn(actor.town(), offHours, actor, clock.instant())
                        .filter(fresh -> fresh)
                        .flatMap(fresh ->
                                audit.record(actor, "season.let-in", "redemption", redemption, offHours.reason())));
    }
}
