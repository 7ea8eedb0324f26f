package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Binds persons to their entry of the household register. A proven phone number binds when it points at one free
 * member; a household card, or a member somebody else is bound to, waits for a committee member who knows the person.
 * A member is at no time two persons.
 */
@Component
class BindingDesk {

    private final Humans humans;
    private final Enrolments enrolments;
    private final BindingRequests requests;
    private final InvitationDesk invitations;
    private final Community community;
    private final PhoneVault vault;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    BindingDesk(
            Humans humans,
            Enrolments enrolments,
            BindingRequests requests,
            InvitationDesk invitations,
            Community community,
            PhoneVault vault,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.humans = humans;
        this.enrolments = enrolments;
        this.requests = requests;
        this.invitations = invitations;
        this.community = community;
        this.vault = vault;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** A member the person may be, to choose from. @param name masked */
    record Choice(UUID town, UUID member, String name) {}

    /** What others hear of a binding or a request. */
    record Told(UUID person, UUID household) {}

    /** The person has just proven this number. Emits the members to choose from where it points at several. */
    @Transactional
    public Mono<List<Choice>> byPhone(UUID person, String phone) {
        return humans.lock(person)
                .then(humans.provePhone(person, vault.seal(phone)))
                .then(match(person, phone, true));
    }

    /** What the register and the office have written since the number was proven; disturbs no committee again. */
    @Transactional
    public Mono<List<Choice>> again(UUID person, String phone) {
        return humans.lock(person).then(match(person, phone, false));
    }

    /** @throws Problem 404 when the member is not reached by the number the person has proven */
    @Transactional
    public Mono<Void> choose(UUID person, UUID town, UUID member) {
        return humans.lock(person)
                .then(humans.phone(person))
                .map(proven -> vault.open(proven.phoneSealed()))
                .flatMapMany(community::byPhone)
                .filter(reached -> reached.town().equals(town) && reached.id().equals(member))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这位家庭成员")))
                .flatMap(chosen -> mustBeUnbound(town, person).thenReturn(chosen))
                .flatMap(chosen -> taken(person, List.of(chosen)).map(taken -> PhoneMatch.one(chosen, taken)))
                .flatMapMany(match -> carryOut(person, match, true))
                .then();
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
        return mustBeUnbound(town, person)
                .then(community.byCard(town, cardCode))
                .map(Household::mustBeActive)
                .zipWhen(household -> community.members(town, household.id()).collectList())
                .filter(both -> both.getT2().stream().anyMatch(member -> FamilyName.fits(name, member.name())))
                .onErrorResume(BindingDesk::isNotFound, unknown -> Mono.empty())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这张户卡，或者户卡和姓名对不上")))
                .flatMap(both -> ask(person, both.getT1(), only(both.getT2(), name), name, BindingRequest.Way.CARD));
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
                .flatMap(asked -> mustBeUnbound(asked.town(), asked.person()).thenReturn(asked))
                .flatMap(asked -> ofHousehold(asked)
                        .flatMap(found -> release(by, found)
                                .then(bind(by, asked.person(), found))
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

    private Mono<List<Choice>> match(UUID person, String phone, boolean mayAsk) {
        return invitations
                .acceptAll(person, vault.fingerprint(phone))
                .thenMany(community.byPhone(phone))
                .collect(Collectors.groupingBy(Member::town))
                .flatMapIterable(Map::values)
                .concatMap(reached -> matchIn(person, reached, mayAsk))
                .collectList();
    }

    private Flux<Choice> matchIn(UUID person, List<Member> reached, boolean mayAsk) {
        return isBound(reached.get(0).town(), person)
                .filter(bound -> !bound)
                .flatMap(free -> taken(person, reached))
                .map(taken -> PhoneMatch.of(reached, taken))
                .flatMapMany(match -> carryOut(person, match, mayAsk));
    }

    private Flux<Choice> carryOut(UUID person, PhoneMatch match, boolean mayAsk) {
        if (match instanceof PhoneMatch.Free free) {
            return bind(self(person, free.member()), person, free.member()).thenMany(Flux.empty());
        }
        if (match instanceof PhoneMatch.Taken taken && mayAsk) {
            return askFor(person, taken.member()).thenMany(Flux.empty());
        }
        return match instanceof PhoneMatch.Several several
                ? Flux.fromIterable(several.members()).map(BindingDesk::choice)
                : Flux.empty();
    }

    private Mono<Void> askFor(UUID person, Member member) {
        return community
                .household(member.town(), member.household())
                .flatMap(household -> ask(person, household, member.id(), member.name(), BindingRequest.Way.PHONE))
                .onErrorResume(BindingDesk::isWaiting, waiting -> Mono.empty())
                .then();
    }

    private Mono<BindingRequest> ask(
            UUID person, Household household, @Nullable UUID member, String name, BindingRequest.Way way) {
        UUID town = household.town();
        BindingRequest request = new BindingRequest(
                ids.next(),
                town,
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
                .switchIfEmpty(Mono.error(() -> Problem.conflict("already-asked", "您已经有一个申请在等村委确认")))
                .then(outbox.tell(town, "identity.binding-requested", request.id(), new Told(person, household.id())))
                .thenReturn(request);
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

    /** Whoever was bound to the member before is so no longer; posts stay. */
    private Mono<Void> release(Actor by, Member member) {
        return enrolments
                .ofMember(member.town(), member.id())
                .flatMap(before -> enrolments
                        .setMember(before.town(), before.id(), null)
                        .then(audit.record(by, "identity.unbound", "person", before.id(), "由另一人绑定")));
    }

    private Mono<Void> bind(Actor by, UUID person, Member member) {
        return enrolments
                .find(member.town(), person)
                .flatMap(enrolled ->
                        enrolments.setMember(member.town(), person, member.id()).thenReturn(enrolled))
                .switchIfEmpty(Mono.defer(() ->
                        enrolments.add(new Person(member.town(), person, member.name(), member.id()), by.person())))
                .then(audit.record(by, "identity.bound", "person", person, null, new Told(person, member.household())))
                .then(outbox.tell(member.town(), "identity.bound", person, new Told(person, member.household())));
    }

    private Mono<Set<UUID>> taken(UUID person, List<Member> members) {
        return Flux.fromIterable(members)
                .concatMap(member -> enrolments.ofMember(member.town(), member.id()))
                .filter(bound -> !bound.id().equals(person))
                .mapNotNull(Person::member)
                .collect(Collectors.toSet());
    }

    private Mono<Boolean> isBound(UUID town, UUID person) {
        return enrolments.find(town, person).mapNotNull(Person::member).hasElement();
    }

    private Mono<Void> mustBeUnbound(UUID town, UUID person) {
        return isBound(town, person)
                .filter(bound -> !bound)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("already-bound", "已经绑定了家庭户")))
                .then();
    }

    private static @Nullable UUID only(List<Member> members, String name) {
        List<Member> same = members.stream()
                .filter(member -> member.name().equals(name.strip()))
                .toList();
        return same.size() == 1 ? same.get(0).id() : null;
    }

    private static Actor self(UUID person, Member member) {
        return new Actor(member.town(), person, member.name(), null, null, Set.of());
    }

    private static Choice choice(Member member) {
        return new Choice(member.town(), member.id(), Community.masked(member.name()));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 404;
    }

    private static boolean isWaiting(Throwable failure) {
        return failure instanceof Problem problem && problem.type().equals("already-asked");
    }
}
