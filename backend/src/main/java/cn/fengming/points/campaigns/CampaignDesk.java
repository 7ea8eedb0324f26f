package cn.fengming.points.campaigns;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Founds campaigns, opens and closes them, and says what each village has to do. What an open campaign asks is changed
 * only with a reason, which is kept beside what was asked before.
 */
@Component
public class CampaignDesk {

    private final Campaigns campaigns;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    CampaignDesk(Campaigns campaigns, Community community, Audit audit, Outbox outbox, Clock clock) {
        this.campaigns = campaigns;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Writes a draft under an id made by the client, new or again; the same form again changes nothing.
     *
     * @throws Problem 400; 409 {@code campaign-state} when it is no draft any more
     */
    @Transactional
    public Mono<CampaignView> write(Actor actor, UUID id, CampaignForm form) {
        actor.mustServeTown(Role.TOWN);
        Campaign written = form.mustFit().campaign(id, actor.person(), clock.instant());
        return campaigns
                .lock(actor.town(), id)
                .flatMap(known -> form.says(known)
                        ? Mono.just(known)
                        : known.state() == Campaign.State.DRAFT ? keep(actor, written) : Mono.error(known.wrongState()))
                .switchIfEmpty(Mono.defer(() -> keep(actor, written)))
                .map(this::view);
    }

    private Mono<Campaign> keep(Actor actor, Campaign campaign) {
        return campaigns
                .write(actor.town(), campaign)
                .then(audit.record(actor, "campaigns.written", "campaign", campaign.id(), null))
                .thenReturn(campaign);
    }

    /** Opens a draft, closes what is open. @throws Problem 404; 409 {@code campaign-state}; 422 {@code no-works} */
    @Transactional
    public Mono<CampaignView> move(Actor actor, UUID id, Campaign.State expected, Campaign.State next) {
        actor.mustServeTown(Role.TOWN);
        return found(campaigns.lock(actor.town(), id))
                .map(campaign -> campaign.moved(expected, next))
                .delayUntil(campaign -> campaigns.move(actor.town(), campaign))
                .delayUntil(campaign -> tell(actor, campaign))
                .map(this::view);
    }

    private Mono<Void> tell(Actor actor, Campaign campaign) {
        String topic = campaign.state() == Campaign.State.OPEN ? "campaigns.opened" : "campaigns.closed";
        var told = Map.of("firstDay", campaign.firstDay(), "lastDay", campaign.lastDay());
        return audit.record(actor, topic, "campaign", campaign.id(), null)
                .then(outbox.tell(actor.town(), topic, campaign.id(), told));
    }

    /**
     * Sets targets, row by row; those not named stay.
     *
     * @param reason needed once the campaign is open
     * @throws Problem 400 with the row; 404; 409 {@code campaign-state}, {@code target-reported}
     */
    @Transactional
    public Flux<Target> set(Actor actor, UUID id, List<TargetRow> rows, @Nullable String reason) {
        actor.mustServeTown(Role.TOWN);
        return found(campaigns.lock(actor.town(), id))
                .map(Campaign::mustNotBeClosed)
                .doOnNext(campaign -> mustSayWhy(campaign, reason))
                .delayUntil(campaign -> villages(actor.town()).doOnNext(known -> mustFit(campaign, rows, known)))
                .flatMap(campaign -> campaigns.targets(actor.town(), id, null).collectList())
                .flatMapMany(before -> Flux.fromIterable(rows)
                        .map(TargetRow::target)
                        .filter(target -> before.stream().noneMatch(target::sameAs))
                        .concatMap(target -> change(actor, id, target, before, reason)))
                .thenMany(Flux.defer(() -> campaigns.targets(actor.town(), id, null)));
    }

    private static void mustSayWhy(Campaign campaign, @Nullable String reason) {
        if (campaign.state() == Campaign.State.OPEN && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "行动已经开始，改任务数请写明原因");
        }
    }

    private static void mustFit(Campaign campaign, List<TargetRow> rows, Map<UUID, Village> villages) {
        for (int row = 0; row < rows.size(); row++) {
            String place = "第 " + (row + 1) + " 行: ";
            TargetRow asked = rows.get(row);
            if (!villages.containsKey(asked.village())) {
                throw Problem.invalid("rows[" + row + "].village", place + "没有这个村");
            }
            if (campaign.works().stream().noneMatch(work -> work.code().equals(asked.work()))) {
                throw Problem.invalid("rows[" + row + "].work", place + "这次行动不统计「" + asked.work() + "」");
            }
            if (!campaign.mustCount(asked.work()).counts(asked.amount())) {
                throw Problem.invalid("rows[" + row + "].amount", place + "任务数的小数位数太多");
            }
            if (rows.subList(0, row).stream()
                    .anyMatch(other -> other.village().equals(asked.village())
                            && other.work().equals(asked.work()))) {
                throw Problem.invalid("rows[" + row + "].village", place + "同一个村的同一项工作写了两次");
            }
        }
    }

    private Mono<Void> change(Actor actor, UUID id, Target target, List<Target> before, @Nullable String reason) {
        Mono<Void> kept = target.amount().signum() == 0
                ? campaigns.takeBack(actor.town(), id, target)
                : campaigns.set(actor, id, target, clock.instant());
        return kept.then(audit.record(
                actor, "campaigns.target-set", "campaign", id, reason, new Changed(asked(before, target), target)));
    }

    private record Changed(@Nullable Target before, Target after) {}

    private static @Nullable Target asked(List<Target> before, Target target) {
        return before.stream()
                .filter(known ->
                        known.village().equals(target.village()) && known.work().equals(target.work()))
                .findFirst()
                .orElse(null);
    }

    private Mono<Map<UUID, Village>> villages(UUID town) {
        return community.villages(town).collectMap(Village::id);
    }

    /** Those that are open or over; drafts too for the town office. */
    Flux<CampaignView> list(Actor actor) {
        return campaigns
                .list(actor.town(), actor.has(Role.TOWN) || actor.has(Role.AUDITOR))
                .map(this::view);
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, LocalDate.now(clock));
    }

    static Mono<Campaign> found(Mono<Campaign> campaign) {
        return campaign.switchIfEmpty(Mono.error(() -> Problem.notFound("这次行动")));
    }
}
