package cn.fengming.points.season;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.store.WindowDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Scarce goods as everybody of the town may see them: counts, what it means for one's own household, and the proof. */
@Component
class ReleaseViews {

    private final Releases releases;
    private final Entries entries;
    private final Rights rights;
    private final Homes homes;
    private final WindowDesk windows;
    private final Community community;
    private final Clock clock;

    ReleaseViews(
            Releases releases,
            Entries entries,
            Rights rights,
            Homes homes,
            WindowDesk windows,
            Community community,
            Clock clock) {
        this.releases = releases;
        this.entries = entries;
        this.rights = rights;
        this.homes = homes;
        this.windows = windows;
        this.community = community;
        this.clock = clock;
    }

    /**
     * All of a window.
     *
     * @param asked whose standing; null for one's own, another's for the staff of its village
     * @throws Problem 404 unknown window or another's household
     */
    Mono<List<ReleaseView>> ofWindow(Actor actor, UUID window, @Nullable UUID asked) {
        return windows.window(actor.town(), window)
                .then(Mono.defer(() -> whose(actor, asked)))
                .flatMap(home -> releases.ofWindow(actor.town(), window)
                        .collectList()
                        .flatMapIterable(found -> found)
                        .concatMap(release -> view(actor.town(), release, home))
                        .collectList());
    }

    /** @throws Problem 404 unknown */
    Mono<ReleaseView> one(Actor actor, UUID id) {
        return releases.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这种紧俏商品")))
                .zipWhen(release -> whose(actor, null))
                .flatMap(found -> view(actor.town(), found.getT1(), found.getT2()));
    }

    private Mono<Optional<Household>> whose(Actor actor, @Nullable UUID asked) {
        UUID whose = asked == null ? actor.household() : asked;
        return whose == null
                ? Mono.just(Optional.empty())
                : community
                        .household(actor.town(), whose)
                        .filter(home -> home.id().equals(actor.household())
                                || actor.serves(home.village(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这户")))
                        .map(Optional::of);
    }

    private Mono<ReleaseView> view(UUID town, Release release, Optional<Household> home) {
        return release.way() == Release.Way.DRAW ? draw(town, release, home) : slices(town, release, home);
    }

    private Mono<ReleaseView> draw(UUID town, Release release, Optional<Household> home) {
        return entries.of(town, release.id())
                .collectList()
                .zipWhen(down -> rights.line(town, release.id()).collectList())
                .map(found -> new ReleaseView(
                        release,
                        release.openToAll(LocalDate.now(clock)),
                        found.getT1().size(),
                        (int) found.getT2().stream()
                                .filter(turn -> turn.state() == Turn.State.WAITING)
                                .count(),
                        found.getT2().stream().mapToInt(Turn::taken).sum(),
                        List.of(),
                        home.filter(each -> each.village().equals(release.village()))
                                .map(each -> inDraw(release, found.getT1(), found.getT2(), each))
                                .orElse(null)));
    }

    private ReleaseView.Mine inDraw(Release release, List<Entries.Standing> down, List<Turn> line, Household home) {
        if (release.openToAll(LocalDate.now(clock))) {
            return ReleaseView.Mine.open();
        }
        if (release.state() == Release.State.SIGNING) {
            return ReleaseView.Mine.entered(down.stream()
                    .filter(entry -> entry.household().equals(home.id()))
                    .map(Entries.Standing::number)
                    .findFirst()
                    .orElse(null));
        }
        return line.stream()
                .filter(turn -> turn.household().equals(home.id()))
                .findFirst()
                .map(turn -> ReleaseView.Mine.of(turn, LocalDate.now(clock)))
                .orElseGet(ReleaseView.Mine::leftOut);
    }

    private Mono<ReleaseView> slices(UUID town, Release release, Optional<Household> home) {
        return rights.slices(town, release.id())
                .collectList()
                .zipWhen(slices -> homes.groups(town, release.village()))
                .flatMap(found -> mine(town, release, found.getT1(), home)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(mine -> sliced(release, found.getT1(), found.getT2(), mine.orElse(null))));
    }

    private ReleaseView sliced(
            Release release, List<Slice> slices, List<Homes.Sized> groups, ReleaseView.@Nullable Mine mine) {
        return new ReleaseView(
                release,
                release.openToAll(LocalDate.now(clock)),
                0,
                0,
                slices.stream().mapToInt(Slice::taken).sum(),
                slices.stream()
                        .map(slice -> new ReleaseView.SliceView(
                                slice.group(),
                                groups.stream()
                                        .filter(group -> Objects.equals(group.id(), slice.group()))
                                        .map(Homes.Sized::name)
                                        .findFirst()
                                        .orElse("没有分组的"),
                                slice.households(),
                                slice.pieces(),
                                slice.taken()))
                        .toList(),
                mine);
    }

    private Mono<ReleaseView.Mine> mine(UUID town, Release release, List<Slice> slices, Optional<Household> home) {
        return Mono.justOrEmpty(home.filter(each -> each.village().equals(release.village())))
                .flatMap(each -> release.openToAll(LocalDate.now(clock))
                        ? Mono.just(ReleaseView.Mine.open())
                        : rights.takenBy(town, release.id(), each.id())
                                .map(before -> ReleaseView.Mine.of(
                                        release,
                                        slices.stream()
                                                .filter(slice -> Objects.equals(slice.group(), each.group()))
                                                .findFirst()
                                                .orElse(null),
                                        before)));
    }

    /** @throws Problem 404 unknown, or no draw */
    Mono<ReleaseView.Proof> proof(Actor actor, UUID id) {
        return releases.find(actor.town(), id)
                .filter(release -> release.way() == Release.Way.DRAW)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次抽签")))
                .zipWhen(release -> rights.line(actor.town(), id).collectList())
                .zipWhen(
                        found -> names(actor.town(), found.getT2()),
                        (found, names) -> proof(found.getT1(), found.getT2(), names));
    }

    private Mono<Map<UUID, String>> names(UUID town, List<Turn> line) {
        return community
                .households(town, line.stream().map(Turn::household).toList())
                .collect(Collectors.toMap(Household::id, Household::publicName));
    }

    private static ReleaseView.Proof proof(Release release, List<Turn> line, Map<UUID, String> names) {
        boolean drawn = release.drawnAt() != null;
        Integer places = release.places();
        return new ReleaseView.Proof(
                release.id(),
                release.goodName(),
                release.commitment(),
                drawn ? release.seed() : null,
                release.commitmentHolds(),
                drawn && release.sameLine(),
                places == null ? 0 : places,
                line.stream()
                        .map(turn -> new ReleaseView.Lot(
                                turn.place(),
                                turn.number(),
                                names.getOrDefault(turn.household(), "***"),
                                release.secret().lot(String.valueOf(turn.number())),
                                turn.state(),
                                turn.taken(),
                                turn.until()))
                        .toList());
    }
}
