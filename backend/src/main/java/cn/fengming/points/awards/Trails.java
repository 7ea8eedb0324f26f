package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import cn.fengming.points.rules.Rules;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads whole trails, for the household itself and for who serves its village. To anybody else they do not exist. */
@Component
class Trails {

    private static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR};

    private final Applications applications;
    private final Deductions deductions;
    private final Rules rules;
    private final Reviews reviews;
    private final Notices notices;
    private final Objections objections;
    private final ShownPhotos shownPhotos;
    private final Photos photos;
    private final Steps steps;

    Trails(
            Applications applications,
            Deductions deductions,
            Rules rules,
            Reviews reviews,
            Notices notices,
            Objections objections,
            ShownPhotos shownPhotos,
            Photos photos,
            Steps steps) {
        this.applications = applications;
        this.deductions = deductions;
        this.rules = rules;
        this.reviews = reviews;
        this.notices = notices;
        this.objections = objections;
        this.shownPhotos = shownPhotos;
        this.photos = photos;
        this.steps = steps;
    }

    static boolean mayRead(Actor actor, UUID village, UUID household) {
        return household.equals(actor.household()) || actor.serves(village, READERS);
    }

    Mono<Trail> ofApplication(Actor actor, UUID id) {
        return applications
                .find(actor.town(), id)
                .filter(application -> mayRead(actor, application.village(), application.household()))
                .switchIfEmpty(Applications.unknown())
                .flatMap(application -> trail(actor.town(), application));
    }

    private Mono<Trail> trail(UUID town, Application application) {
        Mono<List<Notice>> notice = Mono.justOrEmpty(application.notice())
                .flatMap(id -> notices.find(town, id))
                .flux()
                .collectList();
        return Mono.zip(
                        rules.version(town, application.rule()),
                        shownPhotos.of(town, application.id()).collectList(),
                        decisions(town, application.id()),
                        notice,
                        complaints(town, application.id()),
                        steps.of(town, application.id()).collectList())
                .map(found -> new Trail(
                        application,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4().stream().findFirst().orElse(null),
                        found.getT5(),
                        found.getT6()));
    }

    Mono<Trail.OfDeduction> ofDeduction(Actor actor, UUID id) {
        return deductions
                .find(actor.town(), id)
                .filter(deduction -> mayRead(actor, deduction.village(), deduction.household()))
                .switchIfEmpty(Deductions.unknown())
                .flatMap(deduction -> trail(actor.town(), deduction));
    }

    private Mono<Trail.OfDeduction> trail(UUID town, Deduction deduction) {
        return Mono.zip(
                        rules.version(town, deduction.rule()),
                        shown(town, DeductionDesk.SUBJECT, deduction.id()),
                        shown(town, DeductionDesk.CURE, deduction.id()),
                        decisions(town, deduction.id()),
                        complaints(town, deduction.id()),
                        steps.of(town, deduction.id()).collectList())
                .map(found -> new Trail.OfDeduction(
                        deduction,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        found.getT6()));
    }

    private Mono<List<UUID>> shown(UUID town, String subject, UUID id) {
        return photos.of(town, subject, id).map(Photo::id).collectList();
    }

    private Mono<List<Trail.Complaint>> complaints(UUID town, UUID subject) {
        return objections.of(town, subject).map(Trail.Complaint::of).collectList();
    }

    private Mono<List<Trail.Decision>> decisions(UUID town, UUID subject) {
        return reviews.itemsOf(town, subject)
                .concatMap(item -> reasons(town, item)
                        .map(reasons -> new Trail.Decision(
                                item.review(), item.state(), item.favour(), item.against(), reasons, item.decidedAt())))
                .collectList();
    }

    private Mono<List<String>> reasons(UUID town, Review.Item item) {
        return item.state() == Review.ItemState.OPEN
                ? Mono.just(List.of())
                : reviews.votes(town, item.review(), item.subject())
                        .flatMapIterable(vote -> vote.reason() == null ? List.of() : List.of(vote.reason()))
                        .collectList();
    }
}
