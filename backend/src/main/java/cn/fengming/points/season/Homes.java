package cn.fengming.points.season;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Group;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose household is meant, who may speak for it, and how many there are in each group. */
@Component
class Homes {

    private final Community community;

    Homes(Community community) {
        this.community = community;
    }

    /**
     * One's own, or, as the village's committee or clerk, one that cannot (代办).
     *
     * @param asked null for one's own
     * @throws Problem 403 another's; 404 unknown; 409 when it has ended
     */
    Mono<Household> spokenFor(Actor actor, @Nullable UUID asked) {
        UUID whose = Objects.requireNonNullElseGet(asked, actor::mustHaveHousehold);
        return community
                .household(actor.town(), whose)
                .doOnNext(home -> mustSpeakFor(actor, home))
                .map(Household::mustBeActive);
    }

    private static void mustSpeakFor(Actor actor, Household home) {
        if (!home.id().equals(actor.household())) {
            actor.mustServe(home.village(), Role.COMMITTEE, Role.CLERK);
        }
    }

    /** @throws Problem 403 when it is the actor's own household or kin to it: somebody else has to decide */
    Mono<Void> mustNotBeKin(Actor actor, UUID household) {
        UUID own = actor.household();
        return own == null
                ? Mono.empty()
                : community
                        .kin(actor.town(), own, household)
                        .filter(kin -> kin)
                        .flatMap(kin -> Mono.error(() -> Problem.forbidden("自家和亲属家的事要由别人来办")));
    }

    /**
     * A group of a village with its households.
     *
     * @param id null for the households of no group
     */
    record Sized(@Nullable UUID id, String name, int households) {}

    /** The groups of a village in their order; at the end those of no group, when there are any. */
    Mono<List<Sized>> groups(UUID town, UUID village) {
        return community
                .groups(town, village)
                .collectList()
                .zipWhen(groups -> community.householdsOf(town, village).collectList())
                .map(found -> sized(found.getT1(), found.getT2()));
    }

    private static List<Sized> sized(List<Group> groups, List<Household> homes) {
        Map<UUID, Integer> counts = homes.stream()
                .filter(home -> home.group() != null)
                .collect(Collectors.toMap(home -> Objects.requireNonNull(home.group()), home -> 1, Integer::sum));
        List<Sized> sized = new ArrayList<>();
        groups.forEach(group -> sized.add(new Sized(group.id(), group.name(), counts.getOrDefault(group.id(), 0))));
        int without = (int) homes.stream().filter(home -> home.group() == null).count();
        if (without > 0) {
            sized.add(new Sized(null, "没有分组的", without));
        }
        return sized;
    }

    /** The name of a group; empty for none. */
    Mono<String> groupName(UUID town, UUID village, @Nullable UUID group) {
        return group == null
                ? Mono.empty()
                : community
                        .groups(town, village)
                        .filter(each -> each.id().equals(group))
                        .map(Group::name)
                        .singleOrEmpty();
    }
}
