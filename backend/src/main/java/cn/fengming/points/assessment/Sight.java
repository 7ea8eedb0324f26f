package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How the homes of a village were marked is not for the staff of another: they see their own, in the places they have. */
@Component
class Sight {

    private static final Set<Role> TOWN_WIDE = Set.of(Role.TOWN, Role.AUDITOR, Role.INSPECTOR);

    private final Community community;

    Sight(Community community) {
        this.community = community;
    }

    /** Which of these subjects the actor may read about. */
    Mono<Predicate<UUID>> of(Actor actor, Round round, Collection<UUID> subjects) {
        if (seesAll(actor, round)) {
            return Mono.just(subject -> true);
        }
        Set<UUID> villages = Stream.of(Role.COMMITTEE, Role.INSPECTOR)
                .flatMap(role -> actor.villagesOf(role).stream())
                .collect(Collectors.toSet());
        return community
                .households(actor.town(), subjects)
                .filter(home -> villages.contains(home.village()) || home.id().equals(actor.household()))
                .map(Household::id)
                .collect(Collectors.toSet())
                .map(seen -> seen::contains);
    }

    /** A standing as the actor may read it. */
    Mono<Standing> of(Actor actor, Round round, Standing standing) {
        if (seesAll(actor, round)) {
            return Mono.just(standing);
        }
        List<UUID> subjects =
                standing.figures().places().stream().map(Place::subject).toList();
        return of(actor, round, subjects).map(standing::only);
    }

    /** @throws Problem 404 for a home of another village */
    Mono<Round> mustReach(Actor actor, Round round, UUID subject) {
        return of(actor, round, List.of(subject))
                .filter(seen -> seen.test(subject))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已公布的名次")))
                .thenReturn(round);
    }

    /** @throws Problem 403 for who sees only a part of it, when the whole is asked for */
    Round mustSeeAll(Actor actor, Round round) {
        if (!seesAll(actor, round)) {
            throw Problem.forbidden("各户的名次由镇里打印");
        }
        return round;
    }

    private static boolean seesAll(Actor actor, Round round) {
        return round.subject() != SubjectKind.HOUSEHOLD
                || actor.grants().stream()
                        .anyMatch(grant -> grant.village() == null && TOWN_WIDE.contains(grant.role()));
    }
}
