package cn.fengming.points.board;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Puts announcements on the wall and takes them off. A committee writes for its village, the town for any or all. */
@Component
public class AnnouncementDesk {

    private final Announcements announcements;
    private final Community community;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    AnnouncementDesk(Announcements announcements, Community community, Audit audit, Ids ids, Clock clock) {
        this.announcements = announcements;
        this.community = community;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param village null for the whole town, which only the town office may address */
    @Transactional
    public Mono<Announcement> write(
            Actor actor, @Nullable UUID village, String title, String body, LocalDate validFrom, LocalDate validUntil) {
        return mustMayWrite(actor, village)
                .then(Mono.fromSupplier(() -> Announcement.write(
                        ids.next(),
                        village,
                        title,
                        body,
                        validFrom,
                        validUntil,
                        clock.instant(),
                        LocalDate.now(clock))))
                .flatMap(written -> announcements
                        .add(actor, written)
                        .then(audit.record(actor, "board.announced", "announcement", written.id(), null))
                        .thenReturn(written));
    }

    /** @throws Problem 404 when there is none, 409 when it was withdrawn already */
    @Transactional
    public Mono<Announcement> withdraw(Actor actor, UUID id, String reason) {
        return announcements
                .lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条公告")))
                .delayUntil(found -> mustMayWrite(actor, found.village()))
                .map(found -> found.withdraw(reason, clock.instant()))
                .flatMap(withdrawn -> announcements
                        .saveWithdrawn(actor, withdrawn)
                        .then(audit.record(actor, "board.withdrawn", "announcement", id, reason))
                        .thenReturn(withdrawn));
    }

    /** Everything ever written, for those who write and those who watch over them. */
    Mono<Page<Announcement>> written(Actor actor, @Nullable UUID village, @Nullable UUID after, int size) {
        return mustMayRead(actor, village)
                .thenMany(announcements.written(actor.town(), village, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    /** What hangs on a village's wall today; of a village that is none, what the town says to all. */
    Mono<Page<Announcement>> onWall(UUID town, UUID village, @Nullable UUID after, int size) {
        return announcements
                .onWall(town, village, LocalDate.now(clock), after, size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    private Mono<Void> mustMayWrite(Actor actor, @Nullable UUID village) {
        if (village == null) {
            return Mono.fromRunnable(() -> actor.mustServeTown(Role.TOWN));
        }
        return community
                .village(actor.town(), village)
                .doOnNext(found -> actor.mustServe(found.id(), Role.COMMITTEE, Role.TOWN))
                .then();
    }

    private Mono<Void> mustMayRead(Actor actor, @Nullable UUID village) {
        if (village == null) {
            return Mono.fromRunnable(() -> actor.mustServeTown(Role.TOWN, Role.AUDITOR));
        }
        return community
                .village(actor.town(), village)
                .doOnNext(found -> actor.mustServe(found.id(), Role.COMMITTEE, Role.TOWN, Role.AUDITOR))
                .then();
    }
}
