package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
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
import cn.fengming.points.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where people and compounds are put forward for honours, and where those who may record by the honour's rule accept
 * it. Accepting makes one application a home, and from there on panel, notice, caps and pool are those of every
 * application. A minor is never put forward: the honour would hang their name on a wall.
 */
@Component
class NominationDesk {

    static final String SHOWN = "awards.nomination";
    static final String FILED = "awards.nomination-paper";

    private final Nominations nominations;
    private final Applications applications;
    private final Intake intake;
    private final Rules rules;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    NominationDesk(
            Nominations nominations,
            Applications applications,
            Intake intake,
            Rules rules,
            Community community,
            Photos photos,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.nominations = nominations;
        this.applications = applications;
        this.intake = intake;
        this.rules = rules;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 404 for a home that is not of this village; 400 for what does not suit the kind */
    @Transactional
    public Mono<Nomination> nominate(Actor actor, UUID village, NominationForm form) {
        LocalDate today = LocalDate.now(clock);
        return Mono.fromRunnable(() -> actor.mustServe(village, Role.VILLAGER, Role.COMMITTEE, Role.TOWN))
                .then(rules.current(actor.town(), form.kind().rule(), today))
                .doOnNext(rule -> form.handed().mustSuffice(rule.evidence()))
                .then(homes(actor, village, form))
                .doOnNext(homes -> form.kind().mustSuit(homes.size()))
                .flatMap(homes -> publicName(actor.town(), form, homes)
                        .map(name -> nomination(actor, village, form, name, today))
                        .flatMap(nomination -> nominations.add(
                                nomination, homes.stream().map(Household::id).toList()))
                        .delayUntil(added -> claim(actor, added, form, homes)));
    }

    private Mono<List<Household>> homes(Actor actor, UUID village, NominationForm form) {
        if (form.named().isEmpty()) {
            return home(actor.town(), village, new NominationForm.Home(actor.mustHaveHousehold(), null))
                    .map(List::of);
        }
        return Flux.fromIterable(form.named())
                .concatMap(named -> home(actor.town(), village, named))
                .distinct(Household::id)
                .collectList();
    }

    private Mono<Household> home(UUID town, UUID village, NominationForm.Home named) {
        return intake.household(town, named.household(), named.card())
                .filter(household -> household.village().equals(village))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户")));
    }

    private Mono<String> publicName(UUID town, NominationForm form, List<Household> homes) {
        if ((form.kind() == HonourKind.PERSON) != (form.member() != null)) {
            return Mono.error(Problem.invalid("member", "只有最美个人要选择家庭成员"));
        }
        if ((form.kind() == HonourKind.COMPOUND) != (form.name() != null)) {
            return Mono.error(Problem.invalid("name", "只有最美院落要写院落名称"));
        }
        return switch (form.kind()) {
            case COMPOUND -> Mono.just(String.valueOf(form.name()).strip());
            case FAMILY, COURTYARD -> Mono.just(homes.get(0).publicName() + "家");
            case PERSON -> person(town, java.util.Objects.requireNonNull(form.member()), homes.get(0));
        };
    }

    private Mono<String> person(UUID town, UUID member, Household home) {
        return community
                .member(town, member)
                .filter(person -> person.household().equals(home.id()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这户的这位成员")))
                .map(person -> person.publicName().orElseThrow(() -> Problem.refused("minor", "未成年人不参加公开评选")));
    }

    private Nomination nomination(Actor actor, UUID village, NominationForm form, String publicName, LocalDate today) {
        return new Nomination(
                ids.next(),
                actor.town(),
                village,
                form.kind(),
                today,
                Quarter.of(today),
                form.kind() == HonourKind.COMPOUND ? publicName : null,
                form.member(),
                publicName,
                form.words().strip(),
                null,
                actor.person(),
                actor.household(),
                clock.instant(),
                Nomination.State.NOMINATED,
                null,
                null,
                null);
    }

    private Mono<Void> claim(Actor actor, Nomination added, NominationForm form, List<Household> homes) {
        Audience audience = homes.size() == 1
                ? Audience.household(added.village(), homes.get(0).id())
                : Audience.staff(added.village());
        return photos.claim(actor, form.shown(), SHOWN, added.id(), audience)
                .then(photos.claim(actor, form.filed(), FILED, added.id(), audience));
    }

    /**
     * Accepts it: each home applies under the rule of the honour.
     *
     * @throws Problem 409 when it was decided already; 422 cap-reached when a home or the village has had its share
     */
    @Transactional
    public Mono<Nomination> accept(Actor actor, UUID id, @Nullable String citation) {
        String line = citation == null || citation.isBlank() ? null : citation.strip();
        return nominations
                .lock(actor.town(), id)
                .flatMap(nomination -> rules.current(
                                actor.town(), nomination.kind().rule(), nomination.nominatedOn())
                        .doOnNext(rule -> mustDecide(actor, nomination, rule))
                        .flatMap(rule -> save(nomination.accepted(actor.person(), line, clock.instant()))
                                .delayUntil(accepted -> applyAll(actor, accepted, rule))))
                .delayUntil(accepted -> audit.record(actor, "awards.nomination-accepted", "nomination", id, null));
    }

    private Mono<Void> applyAll(Actor actor, Nomination accepted, Rule rule) {
        return nominations
                .homes(actor.town(), List.of(accepted.id()))
                .collectList()
                .flatMapIterable(homes -> homes)
                .concatMap(home -> community
                        .household(actor.town(), home.household())
                        .map(Household::mustBeActive)
                        .flatMap(household -> apply(actor, accepted, rule, household)))
                .then();
    }

    private Mono<Void> apply(Actor actor, Nomination accepted, Rule rule, Household household) {
        Application.Draft draft = draft(actor, accepted, rule, household);
        Application application = Application.of(
                ids.next(), actor.town(), draft, accepted.nominatedBy(), accepted.nominatedFrom(), clock.instant());
        return intake.mustFitUnderCap(actor.town(), draft)
                .then(Mono.defer(() -> applications.add(application)))
                .then(nominations.earnsThrough(actor.town(), accepted.id(), household.id(), application.id()));
    }

    /** An honour always passes panel and notice, also where its rule alone would not ask for them. */
    private static Application.Draft draft(Actor actor, Nomination accepted, Rule rule, Household household) {
        Required required = new Required(true, rule.awarding().second(), true);
        return new Application.Draft(
                household.village(),
                household.id(),
                Origin.NOMINATED,
                rule,
                1,
                accepted.event(),
                null,
                accepted.nominatedOn(),
                new Handed(List.of(), accepted.words()),
                required,
                actor.person(),
                null,
                required.whenRecorded());
    }

    /** @throws Problem 409 when it was decided already */
    @Transactional
    public Mono<Nomination> refuse(Actor actor, UUID id, String reason) {
        return nominations
                .lock(actor.town(), id)
                .delayUntil(nomination -> rules.current(
                                actor.town(), nomination.kind().rule(), nomination.nominatedOn())
                        .doOnNext(rule -> mustDecide(actor, nomination, rule)))
                .flatMap(nomination -> save(nomination.refused(actor.person(), reason.strip(), clock.instant())))
                .delayUntil(refused -> audit.record(actor, "awards.nomination-refused", "nomination", id, reason));
    }

    /** Takes one's own nomination back before anybody decided. */
    @Transactional
    public Mono<Nomination> withdraw(Actor actor, UUID id) {
        return nominations
                .lock(actor.town(), id)
                .flatMap(nomination -> save(nomination.withdrawn(actor.person(), clock.instant())));
    }

    private Mono<Nomination> save(Nomination decided) {
        return nominations.save(decided).thenReturn(decided);
    }

    /** Who may record by the rule decides; of another village it is not even known to exist. */
    private static void mustDecide(Actor actor, Nomination nomination, Rule rule) {
        if (!actor.serves(nomination.village(), Role.values())) {
            throw Problem.notFound("这次提名");
        }
        actor.mustServe(nomination.village(), rule.awarding().staff());
    }
}
