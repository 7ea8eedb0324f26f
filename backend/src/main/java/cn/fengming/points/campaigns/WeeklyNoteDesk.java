package cn.fengming.points.campaigns;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Takes weekly notes. No fact is told of them and no record kept beside them: they are read, and that is all. */
@Component
public class WeeklyNoteDesk {

    private static final String SUBJECT = "campaigns.weekly-note";

    private final WeeklyNotes notes;
    private final Community community;
    private final Photos photos;
    private final Clock clock;

    WeeklyNoteDesk(WeeklyNotes notes, Community community, Photos photos, Clock clock) {
        this.notes = notes;
        this.community = community;
        this.photos = photos;
        this.clock = clock;
    }

    /**
     * Takes a note under an id made by the phone; the same again changes nothing.
     *
     * @param day any of the week it is about
     * @throws Problem 400 for a week ahead; 403; 404; 422 {@code note-differs}
     */
    @Transactional
    public Mono<WeeklyNote> write(Actor actor, UUID id, UUID village, LocalDate day, String words, List<UUID> shown) {
        actor.mustServe(village, Staff.WRITERS);
        LocalDate week = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (week.isAfter(LocalDate.now(clock))) {
            return Mono.error(Problem.invalid("day", "这一周还没有到"));
        }
        WeeklyNote note = new WeeklyNote(id, actor.name(), village, week, words.strip(), shown, clock.instant());
        return community
                .village(actor.town(), village)
                .then(notes.find(actor.town(), id))
                .doOnNext(known -> mustSayTheSame(known, note))
                .switchIfEmpty(Mono.defer(() -> photos.claim(actor, shown, SUBJECT, id, Audience.staff(village))
                        .then(notes.add(actor, note))
                        .thenReturn(note)));
    }

    private static void mustSayTheSame(WeeklyNote known, WeeklyNote note) {
        if (!known.saysWhat(note)) {
            throw Problem.refused("note-differs", "这个编号已经写过另一篇，请重新填写");
        }
    }
}
