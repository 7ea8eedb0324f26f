package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A person and the entry of the household register which is this person. A member is at no time two persons, and a
 * binding to a member who has left the register holds nobody.
 */
@Component
class Bindings {

    private final Enrolments enrolments;
    private final BindingRequests requests;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Bindings(
            Enrolments enrolments,
            BindingRequests requests,
            Community community,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.enrolments = enrolments;
        this.requests = requests;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others hear of a binding or a request. */
    record Told(UUID person, UUID household) {}

    Mono<Boolean> exists(UUID town, UUID person) {
        return enrolments
                .find(town, person)
                .mapNotNull(Person::member)
                .flatMap(member -> community.homeOf(town, member))
                .hasElement();
    }

    Mono<Void> mustNotExist(UUID town, UUID person) {
        return exists(town, person)
                .filter(bound -> !bound)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("already-bound", "已经绑定了家庭户")))
                .then();
    }

    Mono<Void> bind(Actor by, UUID person, Member member) {
        Told told = new Told(person, member.household());
        return enrolments
                .find(member.town(), person)
                .flatMap(enrolled ->
                        enrolments.setMember(member.town(), person, member.id()).thenReturn(enrolled))
                .switchIfEmpty(Mono.defer(() ->
                        enrolments.add(new Person(member.town(), person, member.name(), member.id()), by.person())))
                .then(audit.record(by, "identity.bound", "person", person, null, told))
                .then(outbox.tell(member.town(), "identity.bound", person, told));
    }

    /** Whoever is bound to the member is so no longer; posts stay. */
    Mono<Void> release(Actor by, Member member) {
        return enrolments
                .ofMember(member.town(), member.id())
                .flatMap(before -> enrolments
                        .setMember(before.town(), before.id(), null)
                        .then(audit.record(by, "identity.unbound", "person", before.id(), "由另一人绑定")));
    }

    /** Leaves it to the committee. Emits nothing when the person is waiting in this town already. */
    Mono<BindingRequest> ask(
            UUID person, Household household, @Nullable UUID member, String name, BindingRequest.Way way) {
        BindingRequest request = new BindingRequest(
                ids.next(),
                household.town(),
                person,
                household.village(),
                household.id(),
                member,
                name.strip(),
                way,
                BindingRequest.State.WAITING,
                clock.instant(),
                null,
                null,
                null);
        return requests.add(request)
                .flatMap(asked -> outbox.tell(
                                asked.town(),
                                "identity.binding-requested",
                                asked.id(),
                                new Told(person, household.id()))
                        .thenReturn(asked));
    }
}
