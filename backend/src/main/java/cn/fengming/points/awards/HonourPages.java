package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads nominations and honours for those concerned: the staff of the village, who nominated, and the homes named.
 * Everybody else learns of neither that they exist.
 */
@Component
class HonourPages {

    private static final Role[] STAFF = {Role.INSPECTOR, Role.PANEL, Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    private final Nominations nominations;
    private final Honours honours;
    private final Community community;
    private final Photos photos;

    HonourPages(Nominations nominations, Honours honours, Community community, Photos photos) {
        this.nominations = nominations;
        this.honours = honours;
        this.community = community;
        this.photos = photos;
    }

    /** A nomination with the homes it names, and its photos. */
    record NominationFile(
            Nomination nomination, List<Nominations.Home> homes, List<Photo> photos, List<Photo> papers) {}

    /** An honour with the homes that share it, and every re-check, newest first. */
    record HonourFile(Honour honour, List<Nominations.Home> homes, List<HonourCheck> checks, List<Photo> photos) {}

    Mono<NominationFile> nomination(Actor actor, UUID id) {
        return nominations.find(actor.town(), id).flatMap(found -> file(actor, found));
    }

    /** What the panel reads about an application that came from a nomination. */
    Mono<NominationFile> ofApplication(Actor actor, UUID application) {
        return nominations
                .ofApplication(actor.town(), application)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条申报的提名")))
                .flatMap(found -> file(actor, found));
    }

    private Mono<NominationFile> file(Actor actor, Nomination nomination) {
        return nominations
                .homes(actor.town(), List.of(nomination.id()))
                .collectList()
                .filter(homes -> concerned(actor, nomination.village(), nomination.nominatedBy(), homes))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次提名")))
                .flatMap(homes -> Mono.zip(
                        photos.of(actor.town(), NominationDesk.SHOWN, nomination.id())
                                .collectList(),
                        photos.of(actor.town(), NominationDesk.FILED, nomination.id())
                                .collectList(),
                        (shown, filed) -> new NominationFile(nomination, homes, shown, filed)));
    }

    Mono<Page<Nomination>> nominations(
            Actor actor, UUID village, Nomination.@Nullable State state, @Nullable UUID after, int size) {
        return mustBeStaff(actor, village)
                .thenMany(nominations.ofVillage(actor.town(), village, state, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    Mono<Page<Nomination>> own(Actor actor, @Nullable UUID after, int size) {
        return nominations
                .by(actor.town(), actor.person(), after, size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    Mono<HonourFile> honour(Actor actor, UUID id) {
        return honours.find(actor.town(), id)
                .flatMap(found -> honours.homes(actor.town(), List.of(found.nomination()))
                        .collectList()
                        .filter(homes -> concerned(actor, found.village(), null, homes))
                        .switchIfEmpty(Honours.unknown())
                        .flatMap(homes -> Mono.zip(
                                honours.checks(actor.town(), id).collectList(),
                                photos.of(actor.town(), NominationDesk.SHOWN, found.nomination())
                                        .collectList(),
                                (checks, shown) -> new HonourFile(found, homes, checks, shown))));
    }

    /** Also those taken down: staff has to know why. */
    Mono<Page<Honour>> honours(Actor actor, UUID village, @Nullable UUID after, int size) {
        return mustBeStaff(actor, village)
                .thenMany(honours.ofVillage(actor.town(), village, true, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    private Mono<Void> mustBeStaff(Actor actor, UUID village) {
        return community
                .village(actor.town(), village)
                .doOnNext(found -> actor.mustServe(found.id(), STAFF))
                .then();
    }

    private static boolean concerned(
            Actor actor, UUID village, @Nullable UUID nominatedBy, List<Nominations.Home> homes) {
        return actor.serves(village, STAFF)
                || actor.person().equals(nominatedBy)
                || homes.stream().anyMatch(home -> home.household().equals(actor.household()));
    }
}
