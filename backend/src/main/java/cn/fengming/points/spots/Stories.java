package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads spots for somebody: what they may not see is not there. */
@Component
class Stories {

    /** Steps that are nobody's business but the staff's. */
    private static final Set<Move> HOUSEKEEPING =
            EnumSet.of(Move.SHOW, Move.LIST, Move.UNLIST, Move.DOUBT, Move.ABSORB, Move.HIDE);

    private final Spots spots;
    private final Steps steps;
    private final Voices voices;
    private final SettingsShelf settings;
    private final Ways ways;
    private final Photos photos;
    private final Json json;

    Stories(Spots spots, Steps steps, Voices voices, SettingsShelf settings, Ways ways, Photos photos, Json json) {
        this.spots = spots;
        this.steps = steps;
        this.voices = voices;
        this.settings = settings;
        this.ways = ways;
        this.photos = photos;
        this.json = json;
    }

    /** @throws cn.fengming.points.kernel.Problem 404 when there is none the actor may see */
    Mono<Story> story(Actor actor, UUID id) {
        return spots.find(actor.town(), id)
                .flatMap(spot -> ways.party(actor, spot))
                .filter(Party::maySee)
                .switchIfEmpty(Spots.unknown())
                .flatMap(this::story);
    }

    private Mono<Story> story(Party party) {
        UUID town = party.actor().town();
        UUID id = party.spot().id();
        return Mono.zip(
                        view(party),
                        steps.of(town, id)
                                .filter(step -> mayRead(party, step.move()))
                                .map(step -> line(party, step))
                                .collectList(),
                        party.staff() ? voices.words(town, id).collectList() : Mono.just(List.<String>of()))
                .map(found -> new Story(found.getT1(), found.getT2(), found.getT3(), moves(party)));
    }

    private static boolean mayRead(Party party, Move move) {
        return party.staff() || !HOUSEKEEPING.contains(move) || (move == Move.HIDE && party.reporter());
    }

    private static List<Move> moves(Party party) {
        return Arrays.stream(Move.values()).filter(party::may).toList();
    }

    private Story.Line line(Party party, SpotStep step) {
        String kept = step.details();
        @Nullable Decided decided = kept == null ? null : json.read(kept, Decided.class);
        boolean staff = party.staff();
        boolean person = staff && (step.move() != Move.REPORT || party.maySeeReporter());
        return new Story.Line(
                step.number(),
                step.move(),
                step.move().words(),
                step.to(),
                step.to().words(),
                step.capacity(),
                step.capacity().words(),
                person && !byReporter(party, step) ? step.by() : null,
                step.at(),
                step.reason(),
                decided == null ? null : decided.route(),
                decided == null ? null : decided.post(),
                decided == null ? null : decided.dueAt(),
                decided == null ? null : decided.level(),
                decided == null ? null : decided.other(),
                staff && decided != null && decided.place() != null
                        ? decided.place().onSite()
                        : null,
                looks(party) || step.by().equals(party.actor().person()) ? step.photos() : List.of());
    }

    /** Later steps of the reporter's would tell the home concerned just as well. */
    private static boolean byReporter(Party party, SpotStep step) {
        return !party.maySeeReporter() && step.by().equals(party.spot().origin().by());
    }

    /** The viewer may look at all photos of the spot. */
    private static boolean looks(Party party) {
        return party.staff() || party.spot().isPublic();
    }

    /** One spot as the actor reads it, e.g. after a move of theirs. */
    Mono<SpotView> view(Actor actor, Spot spot) {
        return ways.party(actor, spot).flatMap(this::view);
    }

    Mono<SpotView> view(Party party) {
        return views(party.actor(), List.of(party)).map(views -> views.get(0));
    }

    private Mono<List<SpotView>> views(Actor actor, List<Party> parties) {
        List<UUID> ids = parties.stream().map(party -> party.spot().id()).toList();
        return Mono.zip(
                pictures(actor.town(), Ways.REPORT, ids),
                pictures(actor.town(), Ways.AFTER, ids),
                (report, after) -> parties.stream()
                        .map(party -> SpotView.of(party, pictures(party, report, after)))
                        .toList());
    }

    private Mono<Map<UUID, List<UUID>>> pictures(UUID town, String subject, List<UUID> ids) {
        return photos.of(town, subject, ids)
                .collect(Collectors.groupingBy(
                        photo -> Objects.requireNonNull(photo.subjectId()),
                        Collectors.mapping(Photo::id, Collectors.toList())));
    }

    private static SpotView.Pictures pictures(Party party, Map<UUID, List<UUID>> report, Map<UUID, List<UUID>> after) {
        UUID id = party.spot().id();
        boolean own = party.spot().origin().by().equals(party.actor().person());
        boolean cleaned = own && party.spot().course().selfCleaned();
        return new SpotView.Pictures(
                looks(party) || own ? report.getOrDefault(id, List.of()) : List.of(),
                looks(party) || cleaned ? after.getOrDefault(id, List.of()) : List.of());
    }

    /** What the actor reported or saw too, the newest first. */
    Mono<Page<SpotView>> mine(Actor actor, SpotState.@Nullable Stage stage, @Nullable UUID after, int size) {
        Set<SpotState> states = Arrays.stream(SpotState.values())
                .filter(state -> stage == null || state.stage() == stage)
                .collect(Collectors.toSet());
        return spots.of(actor.town(), actor.person(), actor.household(), states, after, size + 1)
                .collectList()
                .flatMap(found -> parties(actor, found))
                .flatMap(parties -> views(actor, parties))
                .map(views -> Page.of(views, size, view -> view.id().toString()));
    }

    private Mono<List<Party>> parties(Actor actor, List<Spot> found) {
        List<UUID> ids = found.stream().map(Spot::id).toList();
        return Mono.zip(
                voices.of(actor.town(), actor.person(), ids).collect(Collectors.toSet()),
                settings.of(actor.town()),
                (voiced, rules) -> found.stream()
                        .map(spot -> ways.party(actor, spot, voiced.contains(spot.id()), rules))
                        .toList());
    }
}
