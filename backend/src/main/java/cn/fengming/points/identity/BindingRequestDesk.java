package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.kernel.Actor;
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
 * Binding on the word of somebody who knows the person: a villager shows the household card, and a committee member of
 * that village says whether and which member it is. Nobody decides about himself.
 */
@Component
class BindingRequestDesk {

    private final Humans humans;
    private final Bindings bindings;
    private final BindingRequests requests;
    private final Community community;
    private final Audit audit;
    private final Clock clock;

    BindingRequestDesk(
            Humans humans, Bindings bindings, BindingRequests requests, Community community, Audit audit, Clock clock) {
        this.humans = humans;
        this.bindings = bindings;
        this.requests = requests;
        this.community = community;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * "I am of the household with this card."
     *
     * @param name of the person, or at least the family name
     * @throws Problem 404 when there is no such card or nobody of that name in the household, 409 when the person is
     *     bound in this town already or waiting
     */
    @Transactional
    public Mono<BindingRequest> byCard(UUID person, UUID town, String cardCode, String name) {
        return bindings.mustNotExist(town, person)
                .then(community.byCard(town, cardCode))
                .map(Household::mustBeActive)
                .zipWhen(household -> community.members(town, household.id()).collectList())
                .filter(both -> both.getT2().stream().anyMatch(member -> FamilyName.fits(name, member.name())))
                .onErrorResume(BindingRequestDesk::isNotFound, unknown -> Mono.empty())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张户卡，或者户卡和姓名对不上")))
                .flatMap(both ->
                        bindings.ask(person, both.getT1(), only(both.getT2(), name), name, BindingRequest.Way.CARD))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("already-asked", "您已经有一个申请在等村委确认")));
    }

    /**
     * @param member which member it is, when the request does not say
     * @throws Problem 404 for another town's request, 403 for another village's, 409 when it was decided before
     */
    @Transactional
    public Mono<BindingRequest> confirm(Actor by, UUID request, @Nullable UUID member) {
        return mine(by, request)
                .map(asked -> asked.decide(
                        BindingRequest.State.CONFIRMED, by.person(), clock.instant(), chosen(asked, member), null))
                .flatMap(asked -> humans.lock(asked.person()).thenReturn(asked))
                .flatMap(asked ->
                        bindings.mustNotExist(asked.town(), asked.person()).thenReturn(asked))
                .flatMap(asked -> ofHousehold(asked)
                        .flatMap(found -> bindings.release(by, found)
                                .then(bindings.bind(by, asked.person(), found))
                                .then(requests.save(asked))))
                .flatMap(asked -> audit.record(by, "identity.binding-confirmed", "binding-request", asked.id(), null)
                        .thenReturn(asked));
    }

    /** @throws Problem as {@link #confirm} */
    @Transactional
    public Mono<BindingRequest> decline(Actor by, UUID request, String reason) {
        return mine(by, request)
                .map(asked -> asked.decide(
                        BindingRequest.State.DECLINED, by.person(), clock.instant(), asked.member(), reason))
                .flatMap(requests::save)
                .flatMap(asked -> audit.record(by, "identity.binding-declined", "binding-request", asked.id(), reason)
                        .thenReturn(asked));
    }

    private Mono<BindingRequest> mine(Actor by, UUID request) {
        return requests.lock(by.town(), request)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个申请")))
                .doOnNext(asked -> by.mustServe(asked.village(), Role.COMMITTEE));
    }

    private static @Nullable UUID chosen(BindingRequest asked, @Nullable UUID member) {
        return member == null ? asked.member() : member;
    }

    /** The member must be of the household that was asked for: a committee binds nobody elsewhere. */
    private Mono<Member> ofHousehold(BindingRequest asked) {
        return community
                .members(asked.town(), asked.household())
                .filter(member -> member.id().equals(asked.member()))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.invalid("member", "请选择这户里的一位成员")));
    }

    private static @Nullable UUID only(List<Member> members, String name) {
        List<Member> same = members.stream()
                .filter(member -> member.name().equals(name.strip()))
                .toList();
        return same.size() == 1 ? same.get(0).id() : null;
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 404;
    }
}
