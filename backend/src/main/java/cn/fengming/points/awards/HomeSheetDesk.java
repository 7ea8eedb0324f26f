package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Monthly inspection of homes (月评). An inspector scores each home once a month, never their own or kin's; the committee
 * then counts the month once, and what the sheets are worth goes to the panel.
 */
@Component
class HomeSheetDesk {

    static final String SUBJECT = "awards.home-sheet";
    private static final String RED_FLAG = "red_flag_home";
    private static final String CLEAN = "clean_home";
    private static final String IMPROVED = "most_improved";

    private final HomeSheets sheets;
    private final FlagDesk flags;
    private final Intake intake;
    private final CapCounts turns;
    private final Fairness fairness;
    private final Rules rules;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final AwardSettings settings;
    private final Ids ids;
    private final Clock clock;

    HomeSheetDesk(
            HomeSheets sheets,
            FlagDesk flags,
            Intake intake,
            CapCounts turns,
            Fairness fairness,
            Rules rules,
            Community community,
            Photos photos,
            Audit audit,
            AwardSettings settings,
            Ids ids,
            Clock clock) {
        this.sheets = sheets;
        this.flags = flags;
        this.intake = intake;
        this.turns = turns;
        this.fairness = fairness;
        this.rules = rules;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Hands in the sheet of one home. */
    @Transactional
    public Mono<HomeSheet> handIn(Actor actor, UUID village, HomeSheetForm form) {
        actor.mustServe(village, Role.INSPECTOR);
        LocalDate day = form.inspectedOn() == null ? LocalDate.now(clock) : form.inspectedOn();
        intake.mustBeTimely(day);
        return turns.turn(turnOf(actor.town(), village))
                .then(mustNotBeCounted(actor.town(), village, YearMonth.from(day)))
                .then(intake.household(actor.town(), form.household(), form.card()))
                .filter(household -> household.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户")))
                .doOnNext(household -> actor.mustServeHousehold(village, household.grid(), Role.INSPECTOR))
                .delayUntil(household -> fairness.mustBeUnrelated(actor, household.id()))
                .map(household -> sheet(actor, household, form, day))
                .flatMap(sheet -> sheets.add(actor.town(), sheet))
                .delayUntil(sheet -> photos.claim(
                        actor, form.shown(), SUBJECT, sheet.id(), Audience.household(village, sheet.household())));
    }

    private Mono<Void> mustNotBeCounted(UUID town, UUID village, YearMonth month) {
        return sheets.month(town, village, month)
                .flatMap(counted -> Mono.error(Problem.conflict("home-month-counted", month + "的月评已经汇总，不能再交表")));
    }

    private HomeSheet sheet(Actor actor, Household household, HomeSheetForm form, LocalDate day) {
        int shown = (int) form.shown().stream().distinct().count();
        return new HomeSheet(
                ids.next(),
                household.village(),
                household.id(),
                YearMonth.from(day),
                form.score(),
                form.said(),
                shown,
                actor.person(),
                day,
                clock.instant());
    }

    /**
     * Counts the month: the sheets become applications that wait for the panel. Homes above a cap (improved twice in a
     * quarter) are left out.
     */
    @Transactional
    public Mono<HomeMonth> count(Actor actor, UUID village, YearMonth month) {
        actor.mustServe(village, Role.COMMITTEE);
        return turns.turn(turnOf(actor.town(), village))
                .thenMany(Flux.defer(() -> sheets.of(actor.town(), village, month)))
                .collectList()
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.refused("no-home-sheets", month + "还没有月评表")))
                .flatMap(found -> grades(actor.town(), village, month, found)
                        .flatMap(grades -> close(actor, village, month, found, grades)));
    }

    private Mono<HomeMonth> close(
            Actor actor, UUID village, YearMonth month, List<HomeSheet> found, HomeGrades grades) {
        HomeMonth closed = new HomeMonth(
                village,
                month,
                actor.person(),
                clock.instant(),
                found.size(),
                grades.redFlags().size(),
                grades.clean().size(),
                grades.improved().size());
        return sheets.close(actor.town(), closed)
                .filter(first -> first)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("home-month-counted", month + "的月评已经汇总过")))
                .then(award(actor, RED_FLAG, grades.redFlags()))
                .then(award(actor, CLEAN, grades.clean()))
                .then(award(actor, IMPROVED, grades.improved()))
                .then(flags.raiseByScore(actor, village, month))
                .then(audit.record(actor, "awards.home-month-counted", "village", village, month.toString()))
                .thenReturn(closed);
    }

    private Mono<HomeGrades> grades(UUID town, UUID village, YearMonth month, List<HomeSheet> found) {
        return Mono.zip(
                sheets.of(town, village, month.minusMonths(1)).collectMap(HomeSheet::household, HomeSheet::score),
                mostRedFlags(town, village, month),
                (before, most) -> HomeGrades.of(found, before, most, settings));
    }

    private Mono<Long> mostRedFlags(UUID town, UUID village, YearMonth month) {
        return community
                .householdsOf(town, village)
                .count()
                .zipWith(rules.current(town, RED_FLAG, month.atEndOfMonth()))
                .map(found -> found.getT2().cap().homes(found.getT1()));
    }

    /** In the order of household ids, as everybody takes their turns under the caps. */
    private Mono<Void> award(Actor actor, String code, List<HomeSheet> earned) {
        return Flux.fromStream(earned.stream().sorted(Comparator.comparing(HomeSheet::household)))
                .concatMap(sheet -> rules.current(actor.town(), code, sheet.inspectedOn())
                        .map(rule -> draft(rule, sheet))
                        .flatMap(draft -> intake.excess(actor.town(), draft)
                                .filter(java.util.Optional::isEmpty)
                                .flatMap(fits -> intake.add(actor, draft))))
                .then();
    }

    private static Application.Draft draft(Rule rule, HomeSheet sheet) {
        Required required = Required.of(rule.awarding());
        return new Application.Draft(
                sheet.village(),
                sheet.household(),
                Origin.HOME_SHEET,
                rule,
                1,
                null,
                null,
                sheet.inspectedOn(),
                new Handed(List.of(), sheet.month() + "月评" + sheet.score() + "分"),
                required,
                sheet.inspectedBy(),
                null,
                required.whenRecorded());
    }

    private static String turnOf(UUID town, UUID village) {
        return "awards.home-sheets/" + town + "/" + village;
    }
}
