package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.MergedHousehold;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a household had under way when it was merged into another goes on for that one: its applications that have not
 * ended, and its deductions. What both had for the same event stays behind: it counts once.
 */
@Component
class MergedHomes implements OutboxListener {

    private final Community community;
    private final DatabaseClient database;

    MergedHomes(Community community, DatabaseClient database) {
        this.community = community;
        this.database = database;
    }

    @Override
    public String name() {
        return "awards.merged-homes";
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals("community.household-merged");
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        return community
                .merged(event.town())
                .concatMap(
                        merged -> carryApplications(event.town(), merged).then(carryDeductions(event.town(), merged)))
                .then();
    }

    private Mono<Void> carryApplications(UUID town, MergedHousehold merged) {
        return database.sql("""
                        update awards.application a set household_id = :survivor
                         where town_id = :town and household_id = :ended
                           and state not in ('POSTED', 'SET_OFF', 'DECLINED', 'STRUCK', 'WITHDRAWN', 'LAPSED',
                             'CORRECTED')
                           and not exists (select from awards.application b
                             where b.town_id = a.town_id and b.household_id = :survivor and b.rule_code = a.rule_code
                               and b.event = a.event
                               and b.state not in ('DECLINED', 'STRUCK', 'WITHDRAWN', 'LAPSED', 'CORRECTED'))
                        """)
                .bind("town", town)
                .bind("survivor", merged.survivor())
                .bind("ended", merged.ended())
                .then();
    }

    private Mono<Void> carryDeductions(UUID town, MergedHousehold merged) {
        return database.sql("""
                        update awards.deduction a set household_id = :survivor
                         where town_id = :town and household_id = :ended
                           and state in ('NOTIFIED', 'CURE_REPORTED', 'UNDER_REVIEW', 'IN_FORCE', 'SET_OFF')
                           and not exists (select from awards.deduction b
                             where b.town_id = a.town_id and b.household_id = :survivor and b.rule_code = a.rule_code
                               and b.event = a.event and b.state not in ('CANCELLED', 'DROPPED'))
                        """)
                .bind("town", town)
                .bind("survivor", merged.survivor())
                .bind("ended", merged.ended())
                .then();
    }
}
