package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Founds a town and fills its register. A household stands in the register whole or not at all: with its head, its
 * members, a valid card and the first entry of its history.
 *
 * <p>What happens to a household afterwards is done at the {@link HouseholdDesk} and the {@link FamilyDesk}.
 */
@Component
public class RegisterDesk {

    /** Most households that may be registered in one go. */
    public static final int MAX_BATCH = 1_000;

    private final Places places;
    private final Households households;
    private final Cards cards;
    private final Members members;
    private final Changes changes;
    private final Audit audit;
    private final PhoneVault vault;
    private final Ids ids;
    private final Clock clock;

    RegisterDesk(
            Places places,
            Households households,
            Cards cards,
            Members members,
            Changes changes,
            Audit audit,
            PhoneVault vault,
            Ids ids,
            Clock clock) {
        this.places = places;
        this.households = households;
        this.cards = cards;
        this.members = members;
        this.changes = changes;
        this.audit = audit;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Founds a town with default settings. Not reachable over HTTP: it is the county's act, done when a town joins.
     *
     * @param code 2 to 32 small letters, digits and dashes; e.g. the administrative code
     * @throws Problem 409 when the code is taken
     */
    @Transactional
    public Mono<Town> foundTown(String name, String code) {
        if (!code.matches("[0-9a-z-]{2,32}")) {
            throw Problem.invalid("code", "镇的代码只能用小写字母、数字和短横线");
        }
        var town = new Town(ids.next(), Names.cleanPlace(name), code);
        return places.add(town, TownSettings.DEFAULT)
                .then(audit.record(Actor.system(town.id()), "community.town-founded", "town", town.id(), null, town))
                .thenReturn(town);
    }

    /** @throws Problem 403 unless the actor is of the town office */
    @Transactional
    public Mono<TownSettings> changeSettings(Actor actor, TownSettings settings) {
        actor.mustServeTown(Role.TOWN);
        return places.settings(actor.town())
                .flatMap(old -> audit.record(
                        actor,
                        "community.town-settings-changed",
                        "town",
                        actor.town(),
                        null,
                        Map.of("before", old, "after", settings)))
                .then(places.settings(actor.town(), settings))
                .thenReturn(settings);
    }

    /** @throws Problem 403 unless the actor is of the town office, 409 when the name is taken */
    @Transactional
    public Mono<Village> addVillage(Actor actor, String name) {
        actor.mustServeTown(Role.TOWN);
        return spelled(ids.next(), actor.town(), name)
                .flatMap(places::add)
                .flatMap(village -> noted(actor, "village-added", "village", village.id(), village)
                        .thenReturn(village));
    }

    /** @throws Problem 403 unless the actor is of the town office, 404, 409 when the name is taken */
    @Transactional
    public Mono<Village> renameVillage(Actor actor, UUID village, String name) {
        actor.mustServeTown(Role.TOWN);
        return village(actor, village)
                .flatMap(old -> spelled(old.id(), old.town(), name)
                        .flatMap(places::rename)
                        .flatMap(renamed -> noted(
                                        actor,
                                        "village-renamed",
                                        "village",
                                        village,
                                        Map.of("before", old.name(), "after", renamed.name()))
                                .thenReturn(renamed)));
    }

    @Transactional
    public Mono<Group> addGroup(Actor actor, UUID village, String name) {
        return keptVillage(actor, village)
                .flatMap(of -> places.add(new Group(ids.next(), of.town(), of.id(), Names.cleanPlace(name))))
                .flatMap(group ->
                        noted(actor, "group-added", "group", group.id(), group).thenReturn(group));
    }

    @Transactional
    public Mono<Group> renameGroup(Actor actor, UUID group, String name) {
        return places.group(actor.town(), group)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村民小组")))
                .doOnNext(old -> HouseholdFiles.mustKeep(actor, old.village()))
                .flatMap(old -> places.rename(new Group(group, old.town(), old.village(), Names.cleanPlace(name)))
                        .flatMap(renamed -> noted(
                                        actor,
                                        "group-renamed",
                                        "group",
                                        group,
                                        Map.of("before", old.name(), "after", renamed.name()))
                                .thenReturn(renamed)));
    }

    /** @param group the group the grid is limited to, of the same village; null when it spans groups */
    @Transactional
    public Mono<Grid> addGrid(Actor actor, UUID village, @Nullable UUID group, String name) {
        var placement = new Placement(village, group, null, null);
        return keptVillage(actor, village)
                .flatMap(of -> places.mustContain(of.town(), of.id(), List.of(placement))
                        .then(places.add(new Grid(ids.next(), of.town(), of.id(), group, Names.cleanPlace(name)))))
                .flatMap(grid ->
                        noted(actor, "grid-added", "grid", grid.id(), grid).thenReturn(grid));
    }

    @Transactional
    public Mono<Grid> renameGrid(Actor actor, UUID grid, String name) {
        return places.grid(actor.town(), grid)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个网格")))
                .doOnNext(old -> HouseholdFiles.mustKeep(actor, old.village()))
                .flatMap(old -> places.rename(
                                new Grid(grid, old.town(), old.village(), old.group(), Names.cleanPlace(name)))
                        .flatMap(renamed -> noted(
                                        actor,
                                        "grid-renamed",
                                        "grid",
                                        grid,
                                        Map.of("before", old.name(), "after", renamed.name()))
                                .thenReturn(renamed)));
    }

    /** One household; see {@link #addHouseholds}. */
    @Transactional
    public Mono<Household> addHousehold(Actor actor, UUID village, NewHousehold entry) {
        return addAll(actor, village, List.of(entry)).map(added -> added.get(0));
    }

    /**
     * Registers many households of a village at once, all or none, in a handful of statements.
     *
     * @param entries 1 to {@value #MAX_BATCH}
     * @return the households in the order given
     * @throws Problem 403 not the actor's village, 404 unknown village, group or grid, 400 or 422 a wrong entry
     */
    @Transactional
    public Mono<List<Household>> addHouseholds(Actor actor, UUID village, List<NewHousehold> entries) {
        if (entries.isEmpty() || entries.size() > MAX_BATCH) {
            throw Problem.invalid("households", "一次登记 1 到 " + MAX_BATCH + " 户");
        }
        return addAll(actor, village, entries);
    }

    private Mono<List<Household>> addAll(Actor actor, UUID village, List<NewHousehold> entries) {
        int year = LocalDate.now(clock).getYear();
        return keptVillage(actor, village)
                .then(places.mustContain(
                        actor.town(),
                        village,
                        entries.stream().map(entry -> entry.placement(village)).toList()))
                .then(cards.draw(actor.town(), entries.size()))
                .publishOn(Schedulers.boundedElastic()) // names are spelled from a dictionary
                .map(codes -> Registration.of(village, entries, codes, year, ids, vault))
                .flatMap(registration -> write(actor, village, registration));
    }

    private Mono<List<Household>> write(Actor actor, UUID village, Registration registration) {
        UUID town = actor.town();
        List<UUID> added =
                registration.households().stream().map(HouseholdRow::id).toList();
        return households
                .add(town, registration.households())
                .then(cards.issue(town, registration.households()))
                .then(members.add(town, registration.members()))
                .then(changes.addForAll(actor, added, ChangeKind.ADDED, null))
                .then(noted(actor, "households-added", "village", village, Map.of("households", added)))
                .thenReturn(registration.households().stream()
                        .map(row -> row.household(town))
                        .toList());
    }

    private Mono<Village> keptVillage(Actor actor, UUID village) {
        return village(actor, village).doOnNext(of -> HouseholdFiles.mustKeep(actor, of.id()));
    }

    private Mono<Village> village(Actor actor, UUID village) {
        return places.village(actor.town(), village).switchIfEmpty(Mono.error(() -> Problem.notFound("这个村")));
    }

    private static Mono<Village> spelled(UUID id, UUID town, String name) {
        String clean = Names.cleanPlace(name);
        return Mono.fromCallable(() -> Spelling.ofPlace(clean).text())
                .subscribeOn(Schedulers.boundedElastic())
                .map(spelling -> new Village(id, town, clean, spelling));
    }

    private Mono<Void> noted(Actor actor, String deed, String subjectType, UUID subject, Object details) {
        return audit.record(actor, "community." + deed, subjectType, subject, null, details);
    }
}
