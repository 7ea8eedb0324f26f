package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices as everybody reads them: names masked, drafts left out. */
@Component
public class NoticeBoard {

    private final Notices notices;
    private final Community community;

    NoticeBoard(Notices notices, Community community) {
        this.notices = notices;
        this.community = community;
    }

    /** Notices that are up in a village now, newest first, each with its lines. */
    public Flux<PublicNotice> openNotices(UUID town, UUID village) {
        return notices.ofVillage(town, village, Notice.State.PUBLISHED, null, 50)
                .collectList()
                .flatMapMany(found -> withLines(town, found));
    }

    /** One that is or was up; empty for a draft or an unknown one. */
    Mono<PublicNotice> notice(UUID town, UUID id) {
        return notices.find(town, id)
                .filter(NoticeBoard::wasUp)
                .flatMap(notice -> withLines(town, List.of(notice)).next());
    }

    private static boolean wasUp(Notice notice) {
        return notice.state() == Notice.State.PUBLISHED || notice.state() == Notice.State.ENDED;
    }

    /** All of them with two statements, however many there are. */
    private Flux<PublicNotice> withLines(UUID town, List<Notice> found) {
        return found.isEmpty()
                ? Flux.empty()
                : notices.applications(town, found.stream().map(Notice::id).toList())
                        .flatMapMany(items -> names(town, items)
                                .flatMapIterable(names -> found.stream()
                                        .map(notice -> lines(notice, items.getOrDefault(notice.id(), List.of()), names))
                                        .toList()));
    }

    private Mono<Map<UUID, String>> names(UUID town, Map<UUID, List<Application>> items) {
        List<UUID> households = items.values().stream()
                .flatMap(List::stream)
                .map(Application::household)
                .distinct()
                .toList();
        return community.households(town, households).collectMap(Household::id, Household::publicName);
    }

    private static PublicNotice lines(Notice notice, List<Application> items, Map<UUID, String> names) {
        List<NoticeLine> lines = items.stream()
                .map(item -> line(item, names.get(item.household())))
                .toList();
        return new PublicNotice(notice, lines);
    }

    private static NoticeLine line(Application item, @Nullable String name) {
        return new NoticeLine(
                item.id(), name == null ? "*" : name, item.ruleName(), item.award(), item.happenedOn(), item.state());
    }
}
