package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.rules.Cap;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The second look at the caps, when points are about to move: each item has to fit beside what was paid before and what
 * goes out before it now. What does not fit lapses, and the household reads why.
 */
@Component
class CapFilter {

    private final CapCounts counts;
    private final Applications applications;
    private final Rules rules;
    private final Community community;

    CapFilter(CapCounts counts, Applications applications, Rules rules, Community community) {
        this.counts = counts;
        this.applications = applications;
        this.rules = rules;
        this.community = community;
    }

    /** Emits those that fit, in their order; the others have lapsed. */
    Mono<List<Application>> within(Actor actor, UUID village, List<Application> due) {
        return Mono.zip(
                        versions(actor.town(), due),
                        community.householdsOf(actor.town(), village).count())
                .flatMap(found -> counts.settled(actor.town(), village, since(due, found.getT1()))
                        .map(usage -> excesses(due, usage, found.getT1(), found.getT2())))
                .flatMap(excesses -> Flux.fromIterable(due)
                        .filter(item -> excesses.containsKey(item.id()))
                        .concatMap(item -> applications.move(item, Move.LAPSE, actor.person(), excesses.get(item.id())))
                        .then(Mono.fromSupplier(() -> due.stream()
                                .filter(item -> !excesses.containsKey(item.id()))
                                .toList())));
    }

    private Mono<Map<UUID, Rule>> versions(UUID town, List<Application> due) {
        return Flux.fromStream(due.stream().map(Application::rule).distinct())
                .concatMap(version -> rules.version(town, version))
                .collect(Collectors.toMap(Rule::id, Function.identity()));
    }

    /** From which day on what was paid before matters for what is due, by the code of the rule. */
    private static Map<String, LocalDate> since(List<Application> due, Map<UUID, Rule> versions) {
        return due.stream()
                .collect(Collectors.toMap(
                        Application::ruleCode,
                        item -> cap(item, versions)
                                .window()
                                .around(item.happenedOn())
                                .first(),
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    private static Cap cap(Application item, Map<UUID, Rule> versions) {
        return Objects.requireNonNull(versions.get(item.rule())).cap();
    }

    /** Why those that do not fit do not, by application. */
    static Map<UUID, String> excesses(List<Application> due, Usage usage, Map<UUID, Rule> versions, long homes) {
        Map<UUID, String> excesses = new LinkedHashMap<>();
        for (Application item : due) {
            Optional<String> excess = usage.excess(cap(item, versions), item.use(), homes);
            if (excess.isPresent()) {
                excesses.put(item.id(), excess.get());
            } else {
                usage.add(item.use());
            }
        }
        return excesses;
    }
}
