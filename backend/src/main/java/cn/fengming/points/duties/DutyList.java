package cn.fengming.points.duties;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who answers for what in a village: in full for its staff, in part for everybody, what concerns them for a family. */
@Component
public class DutyList {

    static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR};

    private final Positions positions;
    private final Handovers handovers;
    private final Pairings pairings;
    private final Community community;

    DutyList(Positions positions, Handovers handovers, Pairings pairings, Community community) {
        this.positions = positions;
        this.handovers = handovers;
        this.pairings = pairings;
        this.community = community;
    }

    /** In the order of the kinds. @throws Problem 403 for a village that is not the actor's */
    Flux<PositionSheet> sheets(Actor actor, UUID village) {
        actor.mustServe(village, READERS);
        return sheets(actor.town(), village, true);
    }

    private Flux<PositionSheet> sheets(UUID town, UUID village, boolean homes) {
        return Mono.zip(
                        positions.tenuresIn(town, village).collectMultimap(Tenure::position),
                        handovers.openIn(town, village).collectMap(Handover::position),
                        homes ? homes(town, village) : Mono.just(Map.<UUID, Collection<PositionSheet.Home>>of()))
                .flatMapMany(known -> positions
                        .of(town, village)
                        .map(position -> PositionSheet.of(
                                position,
                                List.copyOf(known.getT1().getOrDefault(position.id(), List.of())),
                                known.getT2().get(position.id()),
                                List.copyOf(known.getT3().getOrDefault(position.id(), List.of())))));
    }

    private Mono<Map<UUID, Collection<PositionSheet.Home>>> homes(UUID town, UUID village) {
        return pairings.in(town, village)
                .collectList()
                .flatMap(pairs -> community
                        .households(town, pairs.stream().map(Pairing::household).toList())
                        .collectMap(Household::id, Household::headName)
                        .flatMap(names -> Flux.fromIterable(pairs)
                                .collectMultimap(Pairing::position, pair -> home(pair, names))));
    }

    private static PositionSheet.Home home(Pairing pair, Map<UUID, String> names) {
        return new PositionSheet.Home(
                pair.id(), pair.household(), names.getOrDefault(pair.household(), ""), pair.worst(), pair.words());
    }

    /** @throws Problem 404 when the town has no such post or it is of a village that is not the actor's */
    Mono<PositionSheet> sheet(Actor actor, UUID id) {
        return positions
                .find(actor.town(), id)
                .filter(position -> actor.serves(position.village(), READERS))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个岗位")))
                .flatMap(position -> sheets(actor.town(), position.village(), true)
                        .filter(sheet -> sheet.position().id().equals(id))
                        .next()
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个岗位"))));
    }

    /** Whether a village has such a post that is not closed. */
    public Mono<Boolean> has(UUID town, UUID village, UUID position) {
        return positions.of(town, village).any(known -> known.id().equals(position));
    }

    /** What each post of a village is called, and who holds it, for the names on a list: 路长 韩莱路 (张三). */
    public Mono<Map<UUID, String>> names(UUID town, UUID village) {
        return sheets(town, village, false).collectMap(sheet -> sheet.position().id(), DutyList::name);
    }

    private static String name(PositionSheet sheet) {
        Tenure holder = sheet.holder();
        return sheet.kindWords() + " " + sheet.position().title() + "（" + (holder == null ? "空缺" : holder.name()) + "）";
    }

    /** Everybody may read it; partners of households are nobody else's business. */
    Flux<PublicPosition> open(UUID town, UUID village) {
        return community
                .village(town, village)
                .thenMany(Flux.defer(() -> sheets(town, village, false)))
                .filter(sheet -> sheet.position().kind() != Position.Kind.HOME_PARTNER)
                .map(PublicPosition::of);
    }

    /** Who answers for where the actor's family lives: their partner first, then the grid, then the rest of the village. */
    Flux<PublicPosition> ofFamily(Actor actor) {
        UUID household = actor.mustHaveHousehold();
        return community
                .household(actor.town(), household)
                .zipWith(pairings.ofHousehold(actor.town(), household)
                        .map(pair -> List.of(pair.position()))
                        .defaultIfEmpty(List.of()))
                .flatMapMany(known -> sheets(actor.town(), known.getT1().village(), false)
                        .collectList()
                        .flatMapIterable(sheets -> ordered(known.getT1(), known.getT2(), sheets)));
    }

    private static List<PublicPosition> ordered(Household home, List<UUID> partner, List<PositionSheet> sheets) {
        return Stream.of(
                        sheets.stream()
                                .filter(sheet ->
                                        partner.contains(sheet.position().id())),
                        sheets.stream().filter(sheet -> inGrid(sheet, home)),
                        sheets.stream()
                                .filter(sheet -> sheet.position().kind() != Position.Kind.HOME_PARTNER)
                                .filter(sheet -> sheet.position().grid() == null))
                .flatMap(part -> part)
                .map(PublicPosition::of)
                .toList();
    }

    private static boolean inGrid(PositionSheet sheet, Household home) {
        Position position = sheet.position();
        return position.kind() != Position.Kind.HOME_PARTNER
                && position.grid() != null
                && position.grid().equals(home.grid());
    }
}
