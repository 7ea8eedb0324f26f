package cn.fengming.points.inspection;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.identity.Post;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who can be drawn, and where none of them may go: read from the register and the posts at the moment of the question. */
@Component
class Inspectors {

    private final Persons persons;
    private final Community community;

    Inspectors(Persons persons, Community community) {
        this.persons = persons;
        this.community = community;
    }

    /** Everybody who is an inspector now, of a village or of the town, in the order of their ids. */
    Flux<Inspector> of(UUID town) {
        return persons.holders(town, Role.INSPECTOR, null).concatMap(person -> read(town, person));
    }

    /**
     * The pot of a plan.
     *
     * @param named empty for everybody
     * @throws Problem 400 when one of them is no inspector of the town
     */
    Mono<List<Inspector>> pot(UUID town, Collection<UUID> named) {
        return of(town).collectList().map(all -> named.isEmpty() ? all : picked(all, named));
    }

    private static List<Inspector> picked(List<Inspector> all, Collection<UUID> named) {
        List<Inspector> pot = all.stream()
                .filter(inspector -> named.contains(inspector.person()))
                .toList();
        if (pot.size() < named.size()) {
            throw Problem.invalid("inspectors", "有 " + (named.size() - pot.size()) + " 人不是本镇的检查员");
        }
        return pot;
    }

    private Mono<Inspector> read(UUID town, UUID person) {
        Mono<Optional<UUID>> household =
                persons.householdOf(town, person).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(persons.name(town, person), persons.posts(town, person).collectList(), household)
                .flatMap(read -> home(town, read.getT3())
                        .zipWith(kin(town, read.getT3()))
                        .map(lives -> new Inspector(
                                person,
                                read.getT1(),
                                villages(read.getT2().stream()
                                        .filter(post -> post.role() == Role.INSPECTOR)
                                        .toList()),
                                lives.getT1().orElse(null),
                                villages(read.getT2()),
                                lives.getT2())));
    }

    private Mono<Optional<UUID>> home(UUID town, Optional<UUID> household) {
        return household
                .map(id -> community.household(town, id).map(Household::village).map(Optional::of))
                .orElseGet(() -> Mono.just(Optional.empty()));
    }

    private Mono<Set<UUID>> kin(UUID town, Optional<UUID> household) {
        return household
                .map(id -> community.villagesOfKin(town, id).collect(Collectors.toUnmodifiableSet()))
                .orElseGet(() -> Mono.just(Set.of()));
    }

    private static Set<UUID> villages(List<Post> posts) {
        return posts.stream().map(Post::village).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody acting has to keep away from a village: their grants say where they live and serve. */
    Mono<Boolean> mustKeepAway(Actor actor, UUID village) {
        boolean own = actor.grants().stream().map(Grant::village).anyMatch(village::equals);
        UUID household = actor.household();
        return own || household == null
                ? Mono.just(own)
                : community.villagesOfKin(actor.town(), household).any(village::equals);
    }
}
