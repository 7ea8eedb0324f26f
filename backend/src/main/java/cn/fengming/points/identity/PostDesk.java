package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Grid;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Who holds which post. Only the town office gives and takes posts, nobody gives one to himself, and a town is never
 * left without an officer. What is revoked is gone with the next request of whoever held it, because sessions keep no
 * posts.
 */
@Component
public class PostDesk {

    private final Humans humans;
    private final Enrolments enrolments;
    private final Posts posts;
    private final Community community;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PostDesk(
            Humans humans, Enrolments enrolments, Posts posts, Community community, Audit audit, Ids ids, Clock clock) {
        this.humans = humans;
        this.enrolments = enrolments;
        this.posts = posts;
        this.community = community;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The first officer of a newly founded town, appointed by the system.
     *
     * @throws Problem 409 when the town has an officer already
     */
    @Transactional
    public Mono<Person> firstOfficer(UUID town, String name) {
        Actor system = Actor.system(town);
        return posts.holders(town, Role.TOWN, null)
                .hasElements()
                .filter(taken -> !taken)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("officer-exists", "这个镇已经有镇专班人员")))
                .then(add(system, name, null))
                .flatMap(person -> give(system, person.id(), PostScope.town(Role.TOWN), "首任镇专班")
                        .thenReturn(person));
    }

    /**
     * Enrols somebody who has not signed in yet, without any post.
     *
     * @param by an officer of the town
     * @param member the entry of the register which is this person; null for staff who live elsewhere
     * @throws Problem 404 when the town has no such member, 409 when somebody else is bound to it
     */
    @Transactional
    public Mono<Person> enrol(Actor by, String name, @Nullable UUID member) {
        by.mustServeTown(Role.TOWN);
        return Mono.justOrEmpty(member)
                .flatMap(id -> community.member(by.town(), id))
                .then(Mono.defer(() -> add(by, name, member)));
    }

    /**
     * Gives a post. Giving again what is held already changes nothing and answers with the post as it stands.
     *
     * @param by an officer of the town, not the person himself
     */
    @Transactional
    public Mono<Post> grant(Actor by, UUID person, PostScope scope, @Nullable String reason) {
        by.mustServeTown(Role.TOWN);
        if (by.person().equals(person)) {
            return Mono.error(() -> Problem.forbidden("不能给自己指派职务"));
        }
        return mustBeEnrolled(by.town(), person)
                .then(mustExist(by.town(), scope))
                .then(Mono.defer(() -> give(by, person, scope, reason)));
    }

    /**
     * Takes a post back.
     *
     * @throws Problem 404 for a post of another town, 409 when it was revoked before or is the town's last officer
     */
    @Transactional
    public Mono<Post> revoke(Actor by, UUID post, @Nullable String reason) {
        by.mustServeTown(Role.TOWN);
        return posts.find(by.town(), post)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个职务")))
                .flatMap(held -> mustNotBeLastOfficer(held).thenReturn(held))
                .flatMap(held -> take(by, held, reason))
                .then(Mono.defer(() -> posts.find(by.town(), post)));
    }

    /** Gives a post on the word of whoever invited the person: the checks of {@link #grant} were made at inviting. */
    Mono<Post> give(Actor by, UUID person, PostScope scope, @Nullable String reason) {
        UUID town = by.town();
        return posts.lockPerson(town, person)
                .thenMany(Mono.defer(() -> posts.heldBy(town, person).collectList()))
                .next()
                .map(held -> scope.mustGoWith(held.stream().map(Post::scope).toList()))
                .flatMap(fits -> posts.add(written(by, person, scope, reason)))
                .flatMap(post -> audit.record(by, "identity.post-granted", "post", post.id(), reason, scope)
                        .thenReturn(post))
                .switchIfEmpty(Mono.defer(() -> asItStands(town, person, scope)));
    }

    /** Takes every post of somebody who leaves for good. */
    Mono<Void> takeAll(Actor leaving) {
        return posts.heldBy(leaving.town(), leaving.person())
                .concatMap(post -> mustNotBeLastOfficer(post).then(take(leaving, post, "本人注销")))
                .then();
    }

    private Post written(Actor by, UUID person, PostScope scope, @Nullable String reason) {
        return new Post(
                ids.next(),
                by.town(),
                person,
                "",
                scope.role(),
                scope.village(),
                scope.grid(),
                by.person(),
                clock.instant(),
                reason,
                null,
                null,
                null);
    }

    private Mono<Void> take(Actor by, Post post, @Nullable String reason) {
        return posts.revoke(post.town(), post.id(), by.person(), reason)
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("already-revoked", "这个职务已经撤销")))
                .then(audit.record(by, "identity.post-revoked", "post", post.id(), reason, post.scope()));
    }

    private Mono<Post> asItStands(UUID town, UUID person, PostScope scope) {
        return posts.heldBy(town, person)
                .filter(post -> post.scope().equals(scope))
                .next();
    }

    private Mono<Person> add(Actor by, String name, @Nullable UUID member) {
        return humans.add(ids.next())
                .flatMap(id -> enrolments.add(new Person(by.town(), id, name, member), by.person()))
                .flatMap(person -> audit.record(by, "identity.person-enrolled", "person", person.id(), null)
                        .thenReturn(person));
    }

    private Mono<Person> mustBeEnrolled(UUID town, UUID person) {
        return enrolments.find(town, person).switchIfEmpty(Mono.error(() -> Problem.notFound("这个人")));
    }

    /** The village of a scope is the town's own, and its grid is the village's own. */
    Mono<Void> mustExist(UUID town, PostScope scope) {
        Mono<Village> village = Mono.justOrEmpty(scope.village()).flatMap(id -> community.village(town, id));
        Mono<Grid> grid = Mono.justOrEmpty(scope.grid())
                .flatMap(id -> community.grid(town, id))
                .filter(found -> found.village().equals(scope.village()))
                .switchIfEmpty(scope.grid() == null ? Mono.empty() : Mono.error(() -> Problem.notFound("这个网格")));
        return village.then(grid).then();
    }

    private Mono<Void> mustNotBeLastOfficer(Post post) {
        if (post.role() != Role.TOWN || !post.held()) {
            return Mono.empty();
        }
        return posts.lockOfficers(post.town())
                .collectList()
                .filter(officers -> !officers.equals(List.of(post.person())))
                .switchIfEmpty(Mono.error(() -> Problem.refused("last-officer", "镇专班至少要留一人，请先指派接替的人")))
                .then();
    }
}
