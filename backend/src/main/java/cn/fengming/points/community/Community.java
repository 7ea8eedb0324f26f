package cn.fengming.points.community;

import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The register as other modules read it. Every question names the town, so an id of another town is simply not found;
 * only {@link #towns()} and {@link #byPhone} look across towns, for chores and for signing in.
 *
 * <p>Nothing here checks who asks: a caller answers for the village of its actor.
 */
@Component
public class Community {

    private final Places places;
    private final Households households;
    private final Cards cards;
    private final Members members;
    private final Kinships kinships;
    private final PhoneVault vault;

    Community(Places places, Households households, Cards cards, Members members, Kinships kinships, PhoneVault vault) {
        this.places = places;
        this.households = households;
        this.cards = cards;
        this.members = members;
        this.kinships = kinships;
        this.vault = vault;
    }

    /** @throws Problem 404 when there is no such town */
    public Mono<Town> town(UUID town) {
        return places.town(town).switchIfEmpty(Mono.error(() -> Problem.notFound("这个镇")));
    }

    /** All towns of the county, by name. */
    public Flux<Town> towns() {
        return places.towns();
    }

    /** @throws Problem 404 when there is no such town */
    public Mono<TownSettings> settings(UUID town) {
        return places.settings(town).switchIfEmpty(Mono.error(() -> Problem.notFound("这个镇")));
    }

    /** @throws Problem 404 when the town has no such village */
    public Mono<Village> village(UUID town, UUID village) {
        return places.village(town, village).switchIfEmpty(Mono.error(() -> Problem.notFound("这个村")));
    }

    /** Villages of a town in the order of their spelling. */
    public Flux<Village> villages(UUID town) {
        return places.villages(town);
    }

    /** The villagers' groups of a village, in the order they were added. */
    public Flux<Group> groups(UUID town, UUID village) {
        return places.groups(town, village);
    }

    /** The villagers' groups of all villages of a town: for the names on a list. */
    public Flux<Group> groups(UUID town) {
        return places.groups(town);
    }

    /** The grids of all villages of a town: for the names on a list. */
    public Flux<Grid> grids(UUID town) {
        return places.grids(town);
    }

    /** The grids of a village, in the order they were added. */
    public Flux<Grid> grids(UUID town, UUID village) {
        return places.grids(town, village);
    }

    /** @throws Problem 404 when the town has no such grid */
    public Mono<Grid> grid(UUID town, UUID grid) {
        return places.grid(town, grid).switchIfEmpty(Mono.error(() -> Problem.notFound("这个网格")));
    }

    /** Any state. @throws Problem 404 when the town has no such household */
    public Mono<Household> household(UUID town, UUID household) {
        return households.find(town, household).switchIfEmpty(Mono.error(() -> Problem.notFound("这户")));
    }

    /** Households that were merged into others, oldest first. */
    public Flux<MergedHousehold> merged(UUID town) {
        return households.merged(town);
    }

    /**
     * The household and all that were merged into it, directly or through others: what one of them left open, it may
     * end. None for somebody of no household.
     */
    public Mono<Set<UUID>> joinedIn(UUID town, @Nullable UUID household) {
        return household == null
                ? Mono.just(Set.of())
                : households.joinedIn(town, household).collect(Collectors.toUnmodifiableSet());
    }

    /** The active households of a village, in the order they were registered. */
    public Flux<Household> householdsOf(UUID town, UUID village) {
        return households.activeOf(town, village);
    }

    /** Those of the ids that are households of the town, any state, in the order of their ids. */
    public Flux<Household> households(UUID town, Collection<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : households.find(town, ids);
    }

    /**
     * The household of a valid card.
     *
     * @param cardCode as typed or scanned, see {@link CardCode#parse}
     * @throws Problem 400 when it is no card code, 404 when it was never issued, 422 when it was replaced
     */
    public Mono<Household> byCard(UUID town, String cardCode) {
        return Mono.fromSupplier(() -> CardCode.parse(cardCode))
                .flatMap(code -> cards.find(town, code))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张户卡")))
                .flatMap(card -> household(town, card.mustBeValid().household()));
    }

    /** The present members of a household, its head first, then the oldest. */
    public Flux<Member> members(UUID town, UUID household) {
        return members.of(town, household);
    }

    /** The present members of these households who are no minors, by household. */
    public Flux<Member> adults(UUID town, Collection<UUID> households) {
        return households.isEmpty()
                ? Flux.empty()
                : members.ofAll(town, households).filter(member -> !member.minor());
    }

    /** A present member. @throws Problem 404 when the town has no such member, or they have left */
    public Mono<Member> member(UUID town, UUID member) {
        return members.find(town, member).switchIfEmpty(Mono.error(() -> Problem.notFound("这位家庭成员")));
    }

    /** The household a member lives in now, any state; nothing when they have left. */
    public Mono<Household> homeOf(UUID town, UUID member) {
        return households.ofMember(town, member);
    }

    /** Present members of active households that are reached by a phone number, in any town: for signing in. */
    public Flux<Member> byPhone(String phone) {
        return Mono.fromSupplier(() -> vault.fingerprint(phone)).flatMapMany(members::byPhone);
    }

    /** The same household, or two between which kinship is recorded or follows from a split or merge. Symmetric. */
    public Mono<Boolean> kin(UUID town, UUID householdA, UUID householdB) {
        return householdA.equals(householdB) ? Mono.just(true) : kinships.exists(town, householdA, householdB);
    }

    /** Every kinship of a town. */
    public Flux<KinPair> kinPairs(UUID town) {
        return kinships.all(town);
    }

    /** The villages in which households live that are kin to this one; each once. */
    public Flux<UUID> villagesOfKin(UUID town, UUID household) {
        return kinships.of(town, household).map(Kin::village).distinct();
    }

    /** A name as everybody may see it, e.g. 张*三. */
    public static String masked(String name) {
        return Names.masked(name);
    }
}
