package cn.fengming.points.board;

import cn.fengming.points.assessment.Standings;
import cn.fengming.points.awards.HonourBoard;
import cn.fengming.points.awards.NoticeBoard;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the wall for everybody, signed in or not. A village of another town is not found in this one. */
@Component
class PublicBoard {

    private static final int FIRST_LINES = 10;

    private final AnnouncementDesk announcements;
    private final NoticeBoard notices;
    private final HonourBoard honours;
    private final Standings standings;
    private final Community community;
    private final Clock clock;

    PublicBoard(
            AnnouncementDesk announcements,
            NoticeBoard notices,
            HonourBoard honours,
            Standings standings,
            Community community,
            Clock clock) {
        this.announcements = announcements;
        this.notices = notices;
        this.honours = honours;
        this.standings = standings;
        this.community = community;
        this.clock = clock;
    }

    Mono<Page<Announcement>> announcements(UUID town, UUID village, @Nullable UUID after, int size) {
        return announcements.onWall(town, village, after, size);
    }

    Mono<Page<HonourBoard.Entry>> honours(UUID town, UUID village, @Nullable UUID after, int size) {
        return community
                .village(town, village)
                .thenMany(honours.standing(town, village, after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    Mono<Page<HonourBoard.RedFlag>> redFlags(
            UUID town, UUID village, @Nullable YearMonth month, @Nullable UUID after, int size) {
        YearMonth asked = month == null ? YearMonth.from(LocalDate.now(clock)) : month;
        return community
                .village(town, village)
                .thenMany(
                        honours.redFlags(town, village, asked.getYear() * 100 + asked.getMonthValue(), after, size + 1))
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    /** @throws Problem 404 before the first standing is frozen */
    Mono<Ranking> ranking(UUID town) {
        return community
                .town(town)
                .then(standings.latestFrozen(town))
                .map(Ranking::of)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已定榜的名次")));
    }

    Mono<Wall> wall(UUID town, UUID village) {
        return community.village(town, village).flatMap(found -> wall(town, found));
    }

    private Mono<Wall> wall(UUID town, Village village) {
        Mono<Optional<Ranking>> ranking =
                standings.latestFrozen(town).map(Ranking::of).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(
                        announcements(town, village.id(), null, FIRST_LINES),
                        notices.openNotices(town, village.id()).collectList(),
                        honours(town, village.id(), null, FIRST_LINES),
                        redFlags(town, village.id(), null, null, FIRST_LINES),
                        ranking)
                .map(lines -> new Wall(
                        village.id(),
                        village.name(),
                        lines.getT1().items(),
                        lines.getT2(),
                        lines.getT3().items(),
                        lines.getT4().items(),
                        lines.getT5().orElse(null)));
    }
}
