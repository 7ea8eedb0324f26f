package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Role;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The persons of a town as other modules read them. Nothing here checks who asks. */
@Component
public class Persons {

    private final Enrolments enrolments;
    private final Posts posts;
    private final Community community;

    Persons(Enrolments enrolments, Posts posts, Community community) {
        this.enrolments = enrolments;
        this.posts = posts;
        this.community = community;
    }

    /** The full name; {@code 已注销} for somebody who left for good. Emits nothing for a stranger to the town. */
    public Mono<String> name(UUID town, UUID person) {
        return enrolments.name(town, person);
    }

    /**
     * Who holds a post, each once: those whose post covers the village, or all of the town when it is null.
     * {@link Role#VILLAGER} is no post and has no holders here.
     */
    public Flux<UUID> holders(UUID town, Role role, @Nullable UUID village) {
        return posts.holders(town, role, village);
    }

    /** The posts a person holds now, in the order they were given. */
    public Flux<Post> posts(UUID town, UUID person) {
        return posts.heldBy(town, person);
    }

    /** The persons who are these entries of the register, each with the entry; who signed in never is not among them. */
    public Flux<Person> ofMembers(UUID town, Collection<UUID> members) {
        return members.isEmpty() ? Flux.empty() : enrolments.ofMembers(town, members);
    }

    /** The towns a person belongs to. */
    public Flux<UUID> towns(UUID person) {
        return enrolments.everywhere(person).map(Person::town);
    }

    /** The person in the town; nothing for a stranger or who has left. */
    public Mono<Person> find(UUID town, UUID person) {
        return enrolments.find(town, person);
    }

    /** The household whose register has this person; nothing for staff who live elsewhere. */
    public Mono<UUID> householdOf(UUID town, UUID person) {
        return enrolments
                .find(town, person)
                .mapNotNull(Person::member)
                .flatMap(member -> community.homeOf(town, member))
                .map(Household::id);
    }
}
