package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.PhoneVault.Sealed;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Invites people to posts by phone number. Whoever proves the number while the invitation is open holds the post, on
 * the word of the officer who invited; nobody invites himself.
 */
@Component
class InvitationDesk {

    static final Duration OPEN_FOR = Duration.ofDays(30);

    private final Invitations invitations;
    private final Enrolments enrolments;
    private final PostDesk posts;
    private final PhoneVault vault;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    InvitationDesk(
            Invitations invitations,
            Enrolments enrolments,
            PostDesk posts,
            PhoneVault vault,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.enrolments = enrolments;
        this.posts = posts;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 409 when the number has the same invitation already */
    @Transactional
    public Mono<Invitation> invite(Actor by, String name, String phone, PostScope scope) {
        by.mustServeTown(Role.TOWN);
        Sealed sealed = vault.seal(phone);
        Invitation invitation = open(by, name, phone, scope);
        return posts.mustExist(by.town(), scope)
                .then(invitations.withdrawEnded(by.town()))
                .then(invitations.add(invitation, sealed))
                .then(audit.record(by, "identity.invited", "invitation", invitation.id(), null, scope))
                .thenReturn(invitation);
    }

    /** @throws Problem 404 for an invitation of another town, 409 when it was answered before */
    @Transactional
    public Mono<Void> withdraw(Actor by, UUID invitation) {
        by.mustServeTown(Role.TOWN);
        return invitations
                .find(by.town(), invitation)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个邀请")))
                .flatMap(found -> invitations.end(found, Invitation.State.WITHDRAWN, null))
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("invitation-answered", "这个邀请已经接受或撤回")))
                .then(audit.record(by, "identity.invitation-withdrawn", "invitation", invitation, null));
    }

    /**
     * Gives a person every post that waits for the phone number. One that does not go together with a post held, or
     * that the person sent himself, stays open for the office to withdraw.
     */
    Mono<Void> acceptAll(UUID person, byte[] fingerprint) {
        return invitations
                .lockFor(fingerprint)
                .filter(invitation -> !invitation.invitedBy().equals(person))
                .collectList()
                .flatMapIterable(all -> all)
                .concatMap(invitation -> accept(person, invitation))
                .then();
    }

    private Mono<Void> accept(UUID person, Invitation invitation) {
        return enrolled(person, invitation)
                .then(inviter(invitation))
                .flatMap(inviter -> posts.give(inviter, person, invitation.scope(), "手机号邀请"))
                .then(invitations.end(invitation, Invitation.State.ACCEPTED, person))
                .then()
                .onErrorResume(Problem.class, doesNotGoTogether -> Mono.empty());
    }

    private Mono<Actor> inviter(Invitation invitation) {
        return enrolments
                .name(invitation.town(), invitation.invitedBy())
                .defaultIfEmpty("系统")
                .map(name -> new Actor(invitation.town(), invitation.invitedBy(), name, null, null, Set.of()));
    }

    private Mono<Person> enrolled(UUID person, Invitation invitation) {
        return enrolments
                .find(invitation.town(), person)
                .switchIfEmpty(Mono.defer(() -> enrolments.add(
                        new Person(invitation.town(), person, invitation.name(), null), invitation.invitedBy())));
    }

    private Invitation open(Actor by, String name, String phone, PostScope scope) {
        Instant now = clock.instant();
        return new Invitation(
                ids.next(),
                by.town(),
                name,
                PhoneVault.masked(phone),
                scope.role(),
                scope.village(),
                scope.grid(),
                Invitation.State.OPEN,
                by.person(),
                now,
                now.plus(OPEN_FOR),
                null);
    }
}
