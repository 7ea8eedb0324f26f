package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.util.List;
import java.util.Map;
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
    private final Subjects subjects;

    Evidence(Photos photos, Subjects subjects) {
        this.photos = photos;
        this.subjects = subjects;
    }

    /** Photos already on the sheet may be another inspector's; only new ones must be the actor's own. */
    Mono<Void> claimNew(Actor actor, Round round, Sheet before, Sheet after) {
        List<UUID> known = photosOf(before);
        List<UUID> added =
                photosOf(after).stream().filter(photo -> !known.contains(photo)).toList();
        if (added.isEmpty()) {
            return Mono.empty();
        }
        return subjects.one(actor.town(), round, after.subject())
                .map(Subject::home)
                .map(village -> round.state() == Round.State.SCORING
                        ? Audience.staff(village)
                        : Audience.village(village))
                .flatMap(audience -> photos.claim(actor, added, SUBJECT_TYPE, after.id(), audience));
    }

    /** @param villages of the subjects, by their ids */
    Mono<Void> showToVillages(UUID town, List<Sheet> sheets, Map<UUID, UUID> villages) {
        return Flux.fromIterable(sheets)
                .filter(sheet -> !photosOf(sheet).isEmpty() && villages.containsKey(sheet.subject()))
                .concatMap(sheet -> photos.show(
                        town, SUBJECT_TYPE, sheet.id(), Audience.village(villages.get(sheet.subject()))))
                .then();
    }

    private static List<UUID> photosOf(Sheet sheet) {
        return sheet.content().findings().stream()
                .flatMap(finding -> finding.photos().stream())
                .distinct()
                .toList();
    }
}
