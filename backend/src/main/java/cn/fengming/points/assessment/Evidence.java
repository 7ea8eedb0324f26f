package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Photos of a sheet's findings. Visits are unannounced, so only staff see them at first; with the standing the village
 * does.
 */
@Component
class Evidence {

    private static final String SUBJECT_TYPE = "assessment.sheet";

    private final Photos photos;

    Evidence(Photos photos) {
        this.photos = photos;
    }

    /** Photos already on the sheet may be another inspector's; only new ones must be the actor's own. */
    Mono<Void> claimNew(Actor actor, Round round, Sheet before, Sheet after) {
        List<UUID> known = photosOf(before);
        List<UUID> added =
                photosOf(after).stream().filter(photo -> !known.contains(photo)).toList();
        Audience audience = round.state() == Round.State.SCORING
                ? Audience.staff(after.subject())
                : Audience.village(after.subject());
        return photos.claim(actor, added, SUBJECT_TYPE, after.id(), audience);
    }

    Mono<Void> showToVillages(UUID town, List<Sheet> sheets) {
        return Flux.fromIterable(sheets)
                .filter(sheet -> !photosOf(sheet).isEmpty())
                .concatMap(sheet -> photos.show(town, SUBJECT_TYPE, sheet.id(), Audience.village(sheet.subject())))
                .then();
    }

    private static List<UUID> photosOf(Sheet sheet) {
        return sheet.content().findings().stream()
                .flatMap(finding -> finding.photos().stream())
                .distinct()
                .toList();
    }
}
