package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Member;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What follows when somebody has proven a phone number: the posts that wait for it, and in every town the binding to
 * the member it points at, the choice among several, or the question to the committee.
 */
@Component
class BindingDesk {

    private final Humans humans;
    private final Enrolments enrolments;
    private final Bindings bindings;
    private final InvitationDesk invitations;
    private final Community community;
    private final PhoneVault vault;

    BindingDesk(
            Humans humans,
            Enrolments enrolments,
            Bindings bindings,
            InvitationDesk invitations,
            Community community,
            PhoneVault vault) {
        this.humans = humans;
        this.enrolments = enrolments;
        this.bindings = bindings;
        this.invitations = invitations;
        this.community = community;
        this.vault = vault;
    }

    /** A member the person may be, to choose from. @param name masked */
    record Choice(UUID town, UUID member, String name) {}

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
                .flatMap(chosen -> bindings.mustNotExist(town, person).thenReturn(chosen))
                .flatMap(chosen -> taken(person, List.of(chosen)).map(taken -> PhoneMatch.one(chosen, taken)))
                .flatMapMany(match -> carryOut(person, match, true))
                .then();
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
        return bindings.exists(reached.get(0).town(), person)
                .filter(bound -> !bound)
                .flatMap(free -> taken(person, reached))
                .map(taken -> PhoneMatch.of(reached, taken))
                .flatMapMany(match -> carryOut(person, match, mayAsk));
    }

    private Flux<Choice> carryOut(UUID person, PhoneMatch match, boolean mayAsk) {
        if (match instanceof PhoneMatch.Free free) {
            return bindings.bind(self(person, free.member()), person, free.member())
                    .thenMany(Flux.empty());
        }
        if (match instanceof PhoneMatch.Taken taken && mayAsk) {
            return ask(person, taken.member()).thenMany(Flux.empty());
        }
        return match instanceof PhoneMatch.Several several
                ? Flux.fromIterable(several.members()).map(BindingDesk::choice)
                : Flux.empty();
    }

    private Mono<BindingRequest> ask(UUID person, Member member) {
        return community
                .household(member.town(), member.household())
                .flatMap(household ->
                        bindings.ask(person, household, member.id(), member.name(), BindingRequest.Way.PHONE));
    }

    private Mono<Set<UUID>> taken(UUID person, List<Member> members) {
        return Flux.fromIterable(members)
                .concatMap(member -> enrolments.ofMember(member.town(), member.id()))
                .filter(bound -> !bound.id().equals(person))
                .mapNotNull(Person::member)
                .collect(Collectors.toSet());
    }

    private static Actor self(UUID person, Member member) {
        return new Actor(member.town(), person, member.name(), null, null, Set.of());
    }

    private static Choice choice(Member member) {
        return new Choice(member.town(), member.id(), Community.masked(member.name()));
    }
}
