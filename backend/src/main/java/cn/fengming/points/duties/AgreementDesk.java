package cn.fengming.points.duties;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Takes signatures for what is kept in front of the door, and looks at whether it is. A family signs for itself; a shop,
 * and a family without a phone, signs on the screen or paper of whoever comes by.
 */
@Component
public class AgreementDesk {

    private static final String SIGNED = "duties.agreement";
    private static final String CHECKED = "duties.agreement-check";
    private static final Role[] WRITERS = {Role.COMMITTEE, Role.INSPECTOR, Role.TOWN};

    private final Agreements agreements;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    AgreementDesk(Agreements agreements, Community community, Photos photos, Audit audit, Outbox outbox, Clock clock) {
        this.agreements = agreements;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes an agreement under an id made by the phone; the same again changes nothing.
     *
     * @throws Problem 400; 403; 404; 409 {@code agreement-exists}; 422 {@code agreement-differs}
     */
    @Transactional
    public Mono<Agreement> sign(Actor actor, UUID id, AgreementForm form) {
        mustSignFor(actor, form);
        Agreement signed = form.mustFit(LocalDate.now(clock)).agreement(id, actor.person(), clock.instant());
        return agreements
                .find(actor.town(), id)
                .doOnNext(known -> mustSayTheSame(known.saysWhat(signed), "agreement-differs"))
                .switchIfEmpty(Mono.defer(() -> mustBeThere(actor.town(), form)
                        .then(photos.claim(actor, List.of(form.photo()), SIGNED, id, audience(signed)))
                        .then(agreements.add(actor.town(), signed))
                        .then(outbox.tell(actor.town(), "duties.agreement-signed", id, new Told(form.village())))
                        .thenReturn(signed)));
    }

    private record Told(UUID village) {}

    private static void mustSignFor(Actor actor, AgreementForm form) {
        boolean own = form.household() != null && form.household().equals(actor.household());
        if (!own) {
            actor.mustServe(form.village(), WRITERS);
        }
    }

    private Mono<Void> mustBeThere(UUID town, AgreementForm form) {
        return community
                .village(town, form.village())
                .then(Mono.justOrEmpty(form.household()))
                .flatMap(household -> community.household(town, household))
                .map(Household::mustBeActive)
                .filter(home -> !home.village().equals(form.village()))
                .flatMap(elsewhere -> Mono.error(() -> Problem.notFound("这户")));
    }

    private static Audience audience(Agreement agreement) {
        UUID household = agreement.household();
        return household == null
                ? Audience.staff(agreement.village())
                : Audience.household(agreement.village(), household);
    }

    private static void mustSayTheSame(boolean same, String problem) {
        if (!same) {
            throw Problem.refused(problem, "这个编号已经登记过另一件，请重新填写");
        }
    }

    /** It was written wrongly and counts no longer. @throws Problem 404; 409 {@code agreement-voided} */
    @Transactional
    public Mono<Void> makeVoid(Actor actor, UUID id, String reason) {
        return staffs(actor, agreements.lock(actor.town(), id))
                .doOnNext(agreement -> actor.mustServe(agreement.village(), Role.COMMITTEE, Role.TOWN))
                .map(Agreement::mustStand)
                .flatMap(agreement ->
                        agreements.voided(actor.town(), id, actor.person(), clock.instant(), reason.strip()))
                .then(Mono.defer(() -> audit.record(actor, "duties.agreement-voided", "agreement", id, reason)));
    }

    /**
     * Takes a look under an id made by the phone; the same again changes nothing. It costs nobody points.
     *
     * @throws Problem 400; 403; 404; 409 {@code agreement-voided}; 422 {@code check-differs}
     */
    @Transactional
    public Mono<AgreementCheck> check(Actor actor, UUID id, AgreementCheckForm form) {
        AgreementCheck check = form.check(id, actor, clock.instant());
        return staffs(actor, agreements.lock(actor.town(), form.agreement()))
                .doOnNext(agreement -> actor.mustServe(agreement.village(), WRITERS))
                .flatMap(agreement -> agreements
                        .check(actor.town(), id)
                        .doOnNext(known -> mustSayTheSame(known.saysWhat(check), "check-differs"))
                        .switchIfEmpty(Mono.defer(() -> write(actor, agreement, check, form))));
    }

    private Mono<AgreementCheck> write(
            Actor actor, Agreement agreement, AgreementCheck check, AgreementCheckForm form) {
        form.mustFit(agreement.mustStand(), LocalDate.now(clock));
        return photos.claim(actor, check.photos(), CHECKED, check.id(), audience(agreement))
                .then(agreements.add(actor.town(), check))
                .thenReturn(check);
    }

    private static Mono<Agreement> staffs(Actor actor, Mono<Agreement> agreement) {
        return agreement
                .filter(known -> actor.serves(known.village(), DutyList.READERS))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这份责任书")));
    }
}
