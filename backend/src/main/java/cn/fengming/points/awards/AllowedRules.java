package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.rules.Cap;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What can be recorded after scanning a household card: the household, and the rules open to it now. */
@Component
class AllowedRules {

    /** So many homes that no share of them is ever full: the share is checked when it is recorded. */
    private static final long ANY_HOMES = 1_000_000;

    private final Community community;
    private final Rules rules;
    private final CapCounts counts;
    private final Clock clock;

    AllowedRules(Community community, Rules rules, CapCounts counts, Clock clock) {
        this.community = community;
        this.rules = rules;
        this.counts = counts;
        this.clock = clock;
    }

    record Scanned(Household household, List<AllowedRule> rules) {}

    Mono<Scanned> of(Actor actor, String card) {
        return community
                .byCard(actor.town(), card)
                .map(Household::mustBeActive)
                .doOnNext(home -> actor.mustServeHousehold(
                        home.village(), home.grid(), Role.COMMITTEE, Role.INSPECTOR, Role.TOWN))
                .flatMap(home -> counts.ofHousehold(actor.town(), home.id())
                        .flatMap(usage -> rules.current(actor.town(), LocalDate.now(clock))
                                .filter(rule -> recordable(actor, home, rule))
                                .map(rule -> allowed(home, rule, usage))
                                .collectList())
                        .map(allowed -> new Scanned(home, allowed)));
    }

    /** Home sheets are counted by the month, and honours begin with a nomination: neither is recorded by itself. */
    private static boolean recordable(Actor actor, Household home, Rule rule) {
        return !rule.evidence().fromHomeSheet()
                && !HonourKind.nominates(rule.code())
                && actor.serves(home.village(), home.grid(), rule.awarding().staff());
    }

    private AllowedRule allowed(Household home, Rule rule, Usage usage) {
        Use next = new Use(home.id(), rule.code(), null, LocalDate.now(clock), 1);
        boolean counted =
                rule.cap().counted() == Cap.Counted.HOUSEHOLD && !rule.cap().needsEvent();
        return new AllowedRule(
                rule, counted ? usage.excess(rule.cap(), next, ANY_HOMES).orElse(null) : null);
    }
}
