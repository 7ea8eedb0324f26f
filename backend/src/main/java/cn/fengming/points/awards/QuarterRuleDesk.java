package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Chooses, per village and quarter, what a too small pool means. The choice can be changed until the quarter begins;
 * where none was made it is DEFER, and a town that starts in the middle of a quarter may still choose once, before the
 * first posting.
 */
@Component
public class QuarterRuleDesk {

    private final QuarterRules rules;
    private final Postings postings;
    private final CapCounts turns;
    private final Community community;
    private final Audit audit;
    private final Clock clock;

    QuarterRuleDesk(
            QuarterRules rules, Postings postings, CapCounts turns, Community community, Audit audit, Clock clock) {
        this.rules = rules;
        this.postings = postings;
        this.turns = turns;
        this.community = community;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Mono<Void> choose(Actor actor, UUID village, Quarter quarter, Shortage shortage) {
        actor.mustServeTown(Role.TOWN);
        return community
                .village(actor.town(), village)
                .then(turns.turn(PostingDesk.turnOf(actor.town(), village)))
                .then(mustBeOpenToChoice(actor.town(), village, quarter))
                .then(rules.set(actor.town(), village, quarter, shortage, actor.person()))
                .then(audit.record(
                        actor, "awards.shortage-chosen", "village", village, quarter + " " + shortage.name()));
    }

    private Mono<Void> mustBeOpenToChoice(UUID town, UUID village, Quarter quarter) {
        LocalDate today = LocalDate.now(clock);
        if (today.isBefore(quarter.firstDay())) {
            return Mono.empty();
        }
        Problem late = Problem.conflict("quarter-rule-fixed", quarter + " 的积分池不足规则已经定下，不能再改");
        return rules.find(town, village, quarter)
                .hasElement()
                .zipWith(postings.ofVillage(town, village, quarter, null, 1).hasElements())
                .flatMap(found -> found.getT1() || found.getT2() ? Mono.error(late) : Mono.empty());
    }
}
