package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Raises yellow flags, hears what homes did about them, and takes them down again. Red ones come by themselves. */
@Component
class FlagDesk {

    static final String RAISED = "awards.flag";
    static final String CURE = "awards.flag-cure";

    private static final Role[] STAFF = {Role.INSPECTOR, Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    private final Flags flags;
    private final Intake intake;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final AwardSettings settings;
    private final Ids ids;
    private final Clock clock;

    FlagDesk(
            Flags flags,
            Intake intake,
            Community community,
            Photos photos,
            Audit audit,
            AwardSettings settings,
            Ids ids,
            Clock clock) {
        this.flags = flags;
        this.intake = intake;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Raises a yellow flag for this month; what is amiss has to be seen on a photo. */
    @Transactional
    public Mono<Flag> raise(Actor actor, UUID village, NominationForm.Home home, String words, List<UUID> shown) {
        if (shown.isEmpty()) {
            return Mono.error(Problem.invalid("photos", "请拍照说明情况"));
        }
        return Mono.fromRunnable(() -> actor.mustServe(village, Role.INSPECTOR, Role.COMMITTEE))
                .then(intake.household(actor.town(), home.household(), home.card()))
                .filter(household -> household.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户")))
                .doOnNext(household ->
                        actor.mustServeHousehold(village, household.grid(), Role.INSPECTOR, Role.COMMITTEE))
                .map(household -> Flag.yellow(
                        ids.next(),
                        actor.town(),
                        village,
                        household.id(),
                        month(LocalDate.now(clock)),
                        words.strip(),
                        actor.person(),
                        clock.instant(),
                        cureUntil()))
                .flatMap(flags::add)
                .delayUntil(flag ->
                        photos.claim(actor, shown, RAISED, flag.id(), Audience.household(village, flag.household())))
                .delayUntil(flag -> audit.record(actor, "awards.flag-raised", "flag", flag.id(), words));
    }

    /** Yellow flags for the homes of a month that scored below the line, when its sheets are closed. */
    Mono<Long> raiseByScore(Actor actor, UUID village, YearMonth month) {
        return flags.raiseYellow(
                actor.town(), village, month(month.atDay(1)), settings.yellowFlagScore(), actor.person(), cureUntil());
    }

    /** The home says that it put it right. */
    @Transactional
    public Mono<Flag> reportCure(Actor actor, UUID id, @Nullable String words, List<UUID> shown) {
        return flags.lock(actor.town(), id)
                .filter(flag -> flag.household().equals(actor.household()))
                .switchIfEmpty(Flags.unknown())
                .map(flag -> flag.cureReported(actor.person(), words, clock.instant()))
                .delayUntil(flags::save)
                .delayUntil(flag -> photos.claim(
                        actor, shown, CURE, flag.id(), Audience.household(flag.village(), flag.household())));
    }

    /** Staff looked at it. @param cured false when it is not put right yet */
    @Transactional
    public Mono<Flag> decide(Actor actor, UUID id, boolean cured) {
        return flags.lock(actor.town(), id)
                .filter(flag -> actor.serves(flag.village(), STAFF))
                .switchIfEmpty(Flags.unknown())
                .delayUntil(
                        flag -> intake.served(actor, flag.village(), flag.household(), Role.INSPECTOR, Role.COMMITTEE))
                .map(flag -> cured
                        ? flag.cured(actor.person(), clock.instant())
                        : flag.notCured(actor.person(), clock.instant()))
                .delayUntil(flags::save)
                .delayUntil(flag ->
                        audit.record(actor, cured ? "awards.flag-cured" : "awards.flag-not-cured", "flag", id, null));
    }

    /** Both colours, for the staff of the village. */
    Mono<Page<Flag>> ofVillage(
            Actor actor, UUID village, int month, Flag.@Nullable Colour colour, @Nullable UUID after, int size) {
        return community
                .village(actor.town(), village)
                .doOnNext(found -> actor.mustServe(found.id(), STAFF))
                .thenMany(flags.ofVillage(actor.town(), village, month, colour, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, flag -> flag.id().toString()));
    }

    /** All of one home, for itself and the staff of its village. */
    Mono<Page<Flag>> ofHousehold(Actor actor, UUID household, @Nullable UUID after, int size) {
        return community
                .household(actor.town(), household)
                .filter(found -> found.id().equals(actor.household()) || actor.serves(found.village(), STAFF))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                .thenMany(flags.ofHousehold(actor.town(), household, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, flag -> flag.id().toString()));
    }

    static int month(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    private Instant cureUntil() {
        return clock.instant().plus(Duration.ofDays(settings.cureDays()));
    }
}
