package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import cn.fengming.points.rules.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one way an application comes in: in time, under the cap, with its evidence. */
@Component
class Intake {

    static final String SUBJECT = "awards.application";

    static final int MOST_HOURS = 24;

    private final Applications applications;
    private final ShownPhotos shownPhotos;
    private final CapCounts counts;
    private final Community community;
    private final Photos photos;
    private final Ids ids;
    private final Clock clock;

    Intake(
            Applications applications,
            ShownPhotos shownPhotos,
            CapCounts counts,
            Community community,
            Photos photos,
            Ids ids,
            Clock clock) {
        this.applications = applications;
        this.shownPhotos = shownPhotos;
        this.counts = counts;
        this.community = community;
        this.photos = photos;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes it in with its photos; 422 cap-reached when the household or the village has had its share. */
    Mono<Application> take(Actor actor, Application.Draft draft) {
        return mustFitUnderCap(actor.town(), draft).then(Mono.defer(() -> add(actor, draft)));
    }

    /** @throws Problem 422 cap-reached when the household or the village has had its share */
    Mono<Void> mustFitUnderCap(UUID town, Application.Draft draft) {
        return excess(town, draft)
                .flatMap(excess -> excess.<Mono<Void>>map(words -> Mono.error(capReached(words)))
                        .orElseGet(Mono::empty));
    }

    Mono<Application> add(Actor actor, Application.Draft draft) {
        Application application =
                Application.of(ids.next(), actor.town(), draft, actor.person(), actor.household(), clock.instant());
        return applications
                .add(application)
                .delayUntil(added -> shownPhotos.add(added, draft.handed().photos()))
                .delayUntil(added -> photos.claim(
                        actor,
                        draft.handed().photoIds(),
                        SUBJECT,
                        added.id(),
                        Audience.household(added.village(), added.household())));
    }

    /** Why it does not fit under the cap. Holds its turn, so the answer stays true until the transaction ends. */
    Mono<Optional<String>> excess(UUID town, Application.Draft draft) {
        Rule rule = draft.rule();
        Use use = new Use(draft.household(), rule.code(), draft.event(), draft.happenedOn(), draft.quantity());
        return counts.takeTurn(town, draft.village(), draft.household(), rule)
                .then(goesWith(town, draft))
                .flatMap(missing -> missing.isPresent()
                        ? Mono.just(missing)
                        : Mono.zip(
                                counts.usage(town, draft.village(), draft.household(), rule, draft.happenedOn()),
                                homes(town, draft.village(), rule),
                                (usage, homes) -> usage.excess(rule.cap(), use, homes)));
    }

    private Mono<Optional<String>> goesWith(UUID town, Application.Draft draft) {
        String with = draft.rule().cap().with();
        if (with == null || draft.event() == null) {
            return Mono.just(Optional.empty());
        }
        return counts.hasEvent(town, draft.household(), with, draft.event())
                .map(found -> found ? Optional.empty() : Optional.of("这项要和“" + with + "”一起记"));
    }

    private Mono<Long> homes(UUID town, UUID village, Rule rule) {
        return rule.cap().sharePercent() == null
                ? Mono.just(0L)
                : community.householdsOf(town, village).count();
    }

    static Problem capReached(String words) {
        return Problem.refused("cap-reached", words);
    }

    /** The household behind a scanned or typed card, or an id; one of the two has to be given. */
    Mono<Household> household(UUID town, @Nullable UUID household, @Nullable String card) {
        Mono<Household> found;
        if (card != null && household == null) {
            found = community.byCard(town, card);
        } else if (household != null && card == null) {
            found = community.household(town, household);
        } else {
            found = Mono.error(Problem.invalid("household", "请扫描户卡或选择一户"));
        }
        return found.map(Household::mustBeActive);
    }

    /**
     * The household a matter of a village is about, in any state, for staff of that village and the household's grid.
     *
     * @throws Problem 403 (signalled) when none of the roles is held there
     */
    Mono<Household> served(Actor actor, UUID village, UUID household, Role... roles) {
        return community
                .household(actor.town(), household)
                .doOnNext(home -> actor.mustServeHousehold(village, home.grid(), roles));
    }

    /** @throws Problem 400 for a day in the future, or before the previous quarter */
    void mustBeTimely(LocalDate happenedOn) {
        LocalDate today = LocalDate.now(clock);
        if (happenedOn.isAfter(today)) {
            throw Problem.invalid("happenedOn", "日期不能晚于今天");
        }
        if (happenedOn.isBefore(Quarter.of(today).previous().firstDay())) {
            throw Problem.invalid("happenedOn", "上一季度以前的事不能再申报");
        }
    }

    /** @throws Problem 400 or 422 when the rule cannot be applied for or recorded this way */
    void mustFit(Rule rule, int quantity, @Nullable String event) {
        if (rule.deducts()) {
            throw Problem.refused("rule-deducts", "“" + rule.name() + "”是扣分项，请走扣分通知");
        }
        if (HonourKind.nominates(rule.code())) {
            throw Problem.refused("rule-nominated", "“" + rule.name() + "”要先提名，请到荣誉提名办理");
        }
        if (rule.evidence().fromHomeSheet()) {
            throw Problem.refused("rule-from-home-sheet", "“" + rule.name() + "”由月评表产生，不单独申报");
        }
        if (quantity < 1 || quantity > (rule.byTheHour() ? MOST_HOURS : 1)) {
            throw Problem.invalid("quantity", rule.byTheHour() ? "时长应在1到" + MOST_HOURS + "小时之间" : "这项按次计分，次数只能是1");
        }
        if (rule.cap().needsEvent() && event == null) {
            throw Problem.invalid("event", "请写明是哪一件事（如“2026年11月王家婚事”）");
        }
    }

    static @Nullable String event(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
