package cn.fengming.points.spots;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the special registers (专项台账): registers places, takes looks at them, treats and closes them. Everything done to
 * a place waits for its row. A bad look always has a spot behind it that somebody answers for.
 */
@Component
public class SiteDesk {

    static final String SUBJECT = "spots.site";

    private static final Role[] WRITERS = {Role.COMMITTEE, Role.INSPECTOR, Role.TOWN};
    private static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.TOWN, Role.AUDITOR};

    private final Sites sites;
    private final Relapses relapses;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    SiteDesk(
            Sites sites,
            Relapses relapses,
            Community community,
            Photos photos,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.sites = sites;
        this.relapses = relapses;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others are told, and what the audit keeps besides the reason. */
    private record Told(UUID village, String code, Register register, SiteState state) {
        static Told of(Site site) {
            return new Told(site.village(), site.code(), site.register(), site.state());
        }
    }

    /**
     * Places the actor may see, newest first, without their looks.
     *
     * @param village null for all of the actor's
     * @param due only those to be looked at today or before
     * @throws Problem 403 for a village that is not the actor's
     */
    Flux<SiteSheet> list(
            Actor actor,
            @Nullable Register register,
            @Nullable UUID village,
            @Nullable SiteState state,
            boolean due,
            @Nullable UUID after,
            int limit) {
        if (village != null) {
            actor.mustServe(village, READERS);
        }
        List<UUID> villages = village == null ? villagesOf(actor) : List.of(village);
        var wanted = new Sites.Wanted(register, villages, state, due ? today() : null);
        return sites.list(actor.town(), wanted, after, limit).map(site -> SiteSheet.of(site, today(), List.of()));
    }

    /** Null for the whole town. */
    private static @Nullable List<UUID> villagesOf(Actor actor) {
        List<Grant> reading = actor.grants().stream()
                .filter(grant -> List.of(READERS).contains(grant.role()))
                .toList();
        return reading.stream().anyMatch(grant -> grant.village() == null)
                ? null
                : reading.stream()
                        .flatMap(grant -> Stream.ofNullable(grant.village()))
                        .distinct()
                        .toList();
    }

    /** @throws Problem 404 when the town has no such place or it is of a village that is not the actor's */
    Mono<SiteSheet> sheet(Actor actor, UUID id) {
        return sites.find(actor.town(), id)
                .filter(site -> actor.serves(site.village(), READERS))
                .switchIfEmpty(unknown())
                .flatMap(site -> sheet(actor.town(), site));
    }

    private Mono<SiteSheet> sheet(UUID town, Site site) {
        return sites.looks(town, site.id()).collectList().map(looks -> SiteSheet.of(site, today(), looks));
    }

    /**
     * Puts a place into a register under an id made by the phone; the same form again changes nothing.
     *
     * @throws Problem 404 no such village or group; 422 {@code site-differs} when the id is another place's; 409
     *     {@code site-exists} when the village has one of that name
     */
    @Transactional
    public Mono<SiteSheet> register(Actor actor, UUID id, SiteForm form) {
        actor.mustServe(form.village(), WRITERS);
        form.mustFit(today());
        return sites.nextNumber(actor.town(), form.register())
                .flatMap(number -> sites.find(actor.town(), id)
                        .flatMap(known -> again(form, known))
                        .switchIfEmpty(Mono.defer(() -> enter(actor, id, form, number))))
                .flatMap(site -> sheet(actor.town(), site));
    }

    private static Mono<Site> again(SiteForm form, Site known) {
        return form.says(known) ? Mono.just(known) : Mono.error(Problem.refused("site-differs", "这个编号已经登记了另一处，请重新填写"));
    }

    private Mono<Site> enter(Actor actor, UUID id, SiteForm form, long number) {
        String code = "%s-%03d".formatted(form.register().letters(), number);
        Site site = form.site(id, code, actor.person(), clock.instant(), today());
        return mustBeThere(actor.town(), form.village(), form.group())
                .then(sites.add(actor.town(), site))
                .then(tell(actor, site, "spots.site-registered", null))
                .thenReturn(site);
    }

    private Mono<Void> mustBeThere(UUID town, UUID village, @Nullable UUID group) {
        Mono<Void> inVillage = group == null
                ? Mono.empty()
                : community
                        .groups(town, village)
                        .any(known -> known.id().equals(group))
                        .filter(found -> found)
                        .switchIfEmpty(Mono.error(() -> Problem.invalid("group", "这个村没有这个小组")))
                        .then();
        return community.village(town, village).then(inVillage);
    }

    /**
     * Takes a look at a place. A bad one reports a spot, or opens the last one of the place again.
     *
     * @throws Problem 404; 409 {@code site-state} when it is closed; 400 for a bad look without a photo
     */
    @Transactional
    public Mono<SiteSheet> look(Actor actor, UUID id, LookForm form) {
        form.mustFit(today());
        return locked(actor, id, WRITERS)
                .map(site -> site.looked(form.lookedOn(), form.clean()))
                .delayUntil(site -> sites.save(actor.town(), site))
                .delayUntil(site -> follow(actor, site, form).flatMap(spot -> write(actor, site, form, spot)))
                .delayUntil(site -> tell(actor, site, "spots.looked", form.said()))
                .flatMap(site -> sheet(actor.town(), site));
    }

    /** The spot behind a bad look; nothing of a clean one, whose photos stay with the place. */
    private Mono<Optional<UUID>> follow(Actor actor, Site site, LookForm form) {
        if (form.clean()) {
            return claim(actor, site, form.photos()).thenReturn(Optional.empty());
        }
        return sites.lastSpot(actor.town(), site.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(last -> relapses.of(actor, site, ids.next(), form, last.orElse(null)))
                .map(Optional::of);
    }

    private Mono<Void> write(Actor actor, Site site, LookForm form, Optional<UUID> spot) {
        return sites.nextLook(actor.town(), site.id())
                .map(number -> new Look(
                        number,
                        form.lookedOn(),
                        form.clean(),
                        form.said(),
                        form.photos(),
                        spot.orElse(null),
                        actor.person(),
                        clock.instant()))
                .flatMap(look -> sites.addLook(actor.town(), site.id(), look));
    }

    /** Put right, with a picture. @throws Problem 404; 409 {@code site-state} */
    @Transactional
    public Mono<SiteSheet> treat(Actor actor, UUID id, SiteState expected, @Nullable String words, List<UUID> shown) {
        return locked(actor, id, WRITERS)
                .map(site -> site.treated(expected, new Site.Treatment(actor.person(), clock.instant(), words, shown)))
                .delayUntil(site -> claim(actor, site, shown))
                .delayUntil(site -> sites.save(actor.town(), site))
                .delayUntil(site -> tell(actor, site, "spots.site-treated", words))
                .flatMap(site -> sheet(actor.town(), site));
    }

    /** No longer looked at. @throws Problem 404; 409 {@code site-state} */
    @Transactional
    public Mono<SiteSheet> close(Actor actor, UUID id, SiteState expected, String reason) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor, id, Role.TOWN)
                .map(site -> site.closed(expected, new Site.Closing(actor.person(), clock.instant(), reason.strip())))
                .delayUntil(site -> sites.save(actor.town(), site))
                .delayUntil(site -> tell(actor, site, "spots.site-closed", reason))
                .flatMap(site -> sheet(actor.town(), site));
    }

    private Mono<Site> locked(Actor actor, UUID id, Role... roles) {
        return sites.lock(actor.town(), id)
                .filter(site -> actor.serves(site.village(), READERS))
                .switchIfEmpty(unknown())
                .doOnNext(site -> actor.mustServe(site.village(), roles));
    }

    private Mono<Void> claim(Actor actor, Site site, List<UUID> shown) {
        return photos.claim(actor, shown, SUBJECT, site.id(), Audience.staff(site.village()));
    }

    private Mono<Void> tell(Actor actor, Site site, String topic, @Nullable String reason) {
        Told told = Told.of(site);
        return audit.record(actor, topic, "register-site", site.id(), reason, told)
                .then(outbox.tell(actor.town(), topic, site.id(), told));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("台账上的这一处"));
    }
}
