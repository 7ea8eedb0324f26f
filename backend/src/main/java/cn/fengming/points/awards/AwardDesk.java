package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import cn.fengming.points.rules.Second;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Where other modules bring awards about. What they propose goes the same way as every application: under the cap, past
 * the panel, the second person and the notice its rule asks for.
 */
@Component
public class AwardDesk {

    private final Intake intake;
    private final Rules rules;
    private final Community community;
    private final Fairness fairness;
    private final Audit audit;

    AwardDesk(Intake intake, Rules rules, Community community, Fairness fairness, Audit audit) {
        this.intake = intake;
        this.rules = rules;
        this.community = community;
        this.fairness = fairness;
        this.audit = audit;
    }

    /**
     * Proposes an award. A full cap or a rule the town does not have is an answer, not an error: the caller's own work
     * goes on without the points.
     *
     * @param actor who carries out the caller's step; joins its transaction
     */
    @Transactional
    public Mono<Proposal.Answer> propose(Actor actor, Proposal proposal) {
        return rules.current(actor.town(), proposal.ruleCode(), proposal.happenedOn())
                .zipWith(community.household(actor.town(), proposal.household()).map(Household::mustBeActive))
                .flatMap(found -> draft(actor.town(), proposal, found.getT1(), found.getT2()))
                .flatMap(draft -> proposed(actor, proposal, draft))
                .onErrorResume(Problem.class, refused -> Mono.just(refused(refused.detail())));
    }

    private Mono<Proposal.Answer> proposed(Actor actor, Proposal proposal, Application.Draft draft) {
        Actor finder =
                new Actor(actor.town(), proposal.foundBy(), actor.name(), proposal.foundFrom(), null, actor.grants());
        return intake.excess(actor.town(), draft)
                .flatMap(excess -> excess.map(words -> Mono.just(refused(words)))
                        .orElseGet(() -> intake.add(finder, draft)
                                .delayUntil(added -> audit.record(
                                        actor, "awards.proposed", "application", added.id(), added.words()))
                                .map(added -> new Proposal.Answer(added.id(), added.state(), null))));
    }

    private static Proposal.Answer refused(String words) {
        return new Proposal.Answer(null, null, words);
    }

    private Mono<Application.Draft> draft(UUID town, Proposal proposal, Rule rule, Household household) {
        return Mono.zip(
                fairness.related(town, proposal.foundFrom(), household.id()),
                fairness.related(town, proposal.agreedFrom(), household.id()),
                (finderIsKin, agreedIsKin) -> draft(
                        proposal,
                        rule,
                        household,
                        Required.of(rule.awarding()).andSecondFor(finderIsKin),
                        agreedIsKin));
    }

    private static Application.Draft draft(
            Proposal proposal, Rule rule, Household household, Required required, boolean agreedIsKin) {
        boolean agreed = proposal.agreedBy() != null
                && !agreedIsKin
                && !Objects.equals(proposal.agreedBy(), proposal.foundBy())
                && (required.second() == Second.CADRE || required.second() == Second.COLLEAGUE);
        return new Application.Draft(
                household.village(),
                household.id(),
                Origin.PROPOSED,
                rule,
                1,
                proposal.event(),
                null,
                proposal.happenedOn(),
                new Handed(List.of(), proposal.words()),
                required,
                proposal.foundBy(),
                agreed ? proposal.agreedBy() : null,
                agreed && !required.panel() ? State.APPROVED : required.whenRecorded());
    }
}
