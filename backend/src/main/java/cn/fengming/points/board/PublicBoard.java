package cn.fengming.points.board;

import cn.fengming.points.assessment.Standings;
import cn.fengming.points.awards.HonourBoard;
import cn.fengming.points.awards.NoticeBoard;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the wall for everybody, signed in or not. A village of another town is not found in this one. All who look at the
 * same page at once are answered by one reading of it, begun after the last of them asked.
 */
@Component
class PublicBoard {

    private static final int FIRST_LINES = 10;

    /** Pages read side by side when many different ones are asked for at once. */
    private static final int SIDE_BY_SIDE = 8;

    private final AnnouncementDesk announcements;
    private final NoticeBoard notices;
    private final HonourBoard honours;
    private final Standings standings;
    private final Community community;
    private final Clock clock;

    private final GroupRead<Village, Wall> walls;
    private final GroupRead<Asked, Page<Announcement>> announced;
    private final GroupRead<Asked, Page<HonourBoard.Entry>> honoured;
    private final GroupRead<Asked, Page<HonourBoard.RedFlag>> flagged;

    /** A page of a village's; the month is that of the flags. */
    private record Asked(
            UUID town,
            UUID village,
            @Nullable YearMonth month,
            @Nullable UUID after,
            int size) {}

    PublicBoard(
            AnnouncementDesk announcements,
            NoticeBoard notices,
            HonourBoard honours,
            Standings standings,
            Community community,
            Clock clock,
            GroupReads reads) {
        this.announcements = announcements;
        this.notices = notices;
        this.honours = honours;
        this.standings = standings;
        this.community = community;
        this.clock = clock;
        this.walls = reads.composed(asked -> each(asked, this::hung));
        this.announced = reads.composed(asked -> each(asked, this::announced));
        this.honoured = reads.composed(asked -> each(asked, this::honoured));
        this.flagged = reads.composed(asked -> each(asked, this::flagged));
    }

    private static <K, V> Mono<Map<K, V>> each(Set<K> asked, Function<K, Mono<V>> read) {
        return Flux.fromIterable(asked)
                .flatMap(key -> read.apply(key).map(page -> Map.entry(key, page)), SIDE_BY_SIDE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Page<Announcement>> announcements(UUID town, UUID village, @Nullable UUID after, int size) {
        return here(town, village, announced.ask(new Asked(town, village, null, after, size)));
    }

    Mono<Page<HonourBoard.Entry>> honours(UUID town, UUID village, @Nullable UUID after, int size) {
        return here(town, village, honoured.ask(new Asked(town, village, null, after, size)));
    }

    Mono<Page<HonourBoard.RedFlag>> redFlags(
            UUID town, UUID village, @Nullable YearMonth month, @Nullable UUID after, int size) {
        return here(
                town, village, flagged.ask(new Asked(town, village, month == null ? thisMonth() : month, after, size)));
    }

    /** The page, when the village is one of the town's: asked beside the page itself. */
    private <T> Mono<T> here(UUID town, UUID village, Mono<T> page) {
        return Mono.zip(community.village(town, village), page, (found, read) -> read);
    }

    private YearMonth thisMonth() {
        return YearMonth.from(LocalDate.now(clock));
    }

    private Mono<Page<Announcement>> announced(Asked asked) {
        return announcements.onWall(asked.town(), asked.village(), asked.after(), asked.size());
    }

    private Mono<Page<HonourBoard.Entry>> honoured(Asked asked) {
        return honours.standing(asked.town(), asked.village(), asked.after(), asked.size() + 1)
                .collectList()
                .map(rows -> Page.of(rows, asked.size(), row -> row.id().toString()));
    }

    private Mono<Page<HonourBoard.RedFlag>> flagged(Asked asked) {
        YearMonth month = asked.month() == null ? thisMonth() : asked.month();
        return honours.redFlags(
                        asked.town(),
                        asked.village(),
                        month.getYear() * 100 + month.getMonthValue(),
                        asked.after(),
                        asked.size() + 1)
                .collectList()
                .map(rows -> Page.of(rows, asked.size(), row -> row.id().toString()));
    }

    /** @throws Problem 404 before the first standing is frozen */
    Mono<Ranking> ranking(UUID town) {
        return Mono.zip(community.town(town), latest(town), (found, ranking) -> ranking)
                .flatMap(ranking -> Mono.justOrEmpty(ranking))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已定榜的名次")));
    }

    private Mono<Optional<Ranking>> latest(UUID town) {
        return standings.latestFrozen(town).map(Ranking::of).singleOptional();
    }

    Mono<Wall> wall(UUID town, UUID village) {
        return community.village(town, village).flatMap(walls::ask);
    }

    private Mono<Wall> hung(Village village) {
        Asked first = new Asked(village.town(), village.id(), null, null, FIRST_LINES);
        return Mono.zip(
                        announced(first),
                        notices.openNotices(village.town(), village.id()).collectList(),
                        honoured(first),
                        flagged(first),
                        latest(village.town()))
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
