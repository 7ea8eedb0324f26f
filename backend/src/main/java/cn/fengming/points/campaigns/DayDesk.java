package cn.fengming.points.campaigns;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Takes what villages did each day of a campaign, and says what is left. Reports on one target come one after the other,
 * so two that arrive together never go over it unsaid.
 */
@Component
public class DayDesk {

    private static final String SUBJECT = "campaigns.report";

    private final Campaigns campaigns;
    private final Community community;
    private final Photos photos;
    private final Outbox outbox;
    private final Clock clock;

    DayDesk(Campaigns campaigns, Community community, Photos photos, Outbox outbox, Clock clock) {
        this.campaigns = campaigns;
        this.community = community;
        this.photos = photos;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes a report under an id made by the phone; the same again changes nothing.
     *
     * @throws Problem 400; 403; 404; 409 {@code campaign-state}, {@code report-replaced}; 422 {@code no-target},
     *     {@code over-target}, {@code report-differs}
     */
    @Transactional
    public Mono<DayReport> report(Actor actor, UUID campaign, UUID id, DayReportForm form) {
        actor.mustServe(form.village(), Staff.WRITERS);
        return CampaignDesk.found(campaigns.hold(actor.town(), campaign))
                .flatMap(open -> campaigns
                        .lockTarget(actor.town(), campaign, form.village(), form.work())
                        .switchIfEmpty(Mono.error(() -> Problem.refused("no-target", "这个村这项工作没有任务")))
                        .flatMap(target -> campaigns
                                .report(actor.town(), campaign, id)
                                .flatMap(known -> again(form, known))
                                .switchIfEmpty(Mono.defer(() -> take(actor, open, target, id, form)))));
    }

    private static Mono<DayReport> again(DayReportForm form, DayReport known) {
        return form.says(known) ? Mono.just(known) : Mono.error(Problem.refused("report-differs", "这个编号已经报过另一件，请重新填写"));
    }

    private Mono<DayReport> take(Actor actor, Campaign campaign, Target target, UUID id, DayReportForm form) {
        form.mustFit(campaign.mustBeOpen(), LocalDate.now(clock));
        DayReport report = form.report(id, actor, clock.instant());
        return mustReplaceOne(actor.town(), campaign.id(), report)
                .then(campaigns.done(actor.town(), campaign.id(), report))
                .doOnNext(done -> form.mustKeepTo(target, done, campaign.mustCount(form.work())))
                .then(photos.claim(actor, form.photos(), SUBJECT, id, Audience.staff(form.village())))
                .then(campaigns.add(actor.town(), campaign.id(), report))
                .then(outbox.tell(
                        actor.town(), "campaigns.reported", campaign.id(), new Told(form.village(), form.work(), id)))
                .thenReturn(report);
    }

    private record Told(UUID village, String work, UUID report) {}

    private Mono<Void> mustReplaceOne(UUID town, UUID campaign, DayReport report) {
        UUID replaced = report.replaces();
        if (replaced == null) {
            return Mono.empty();
        }
        return campaigns
                .report(town, campaign, replaced)
                .filter(known -> known.about(report.village(), report.work()))
                .switchIfEmpty(Mono.error(() -> Problem.invalid("replaces", "找不到要更正的那一次上报")))
                .doOnNext(DayDesk::mustStand)
                .then();
    }

    private static void mustStand(DayReport known) {
        if (known.replaced()) {
            throw Problem.conflict("report-replaced", "这一次上报已经更正过了，请更正最新的那一次");
        }
    }

    /** @param asked null for today @throws Problem 404 for a draft, unless the town office asks */
    Mono<Picture> picture(Actor actor, UUID campaign, @Nullable LocalDate asked) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asked == null ? today : asked;
        return readable(actor, campaign)
                .flatMap(known ->
                        loads(actor.town(), known, null, day, today).map(loads -> Picture.of(known, day, loads)));
    }

    /** @throws Problem 403 for a village that is not the actor's, 404 for none of the town */
    Mono<VillageLoads> ofVillage(Actor actor, UUID campaign, UUID village) {
        actor.mustServe(village, Staff.READERS);
        LocalDate today = LocalDate.now(clock);
        return community
                .village(actor.town(), village)
                .then(readable(actor, campaign))
                .flatMap(known -> Mono.zip(
                        loads(actor.town(), known, village, today, today),
                        campaigns.reports(actor.town(), campaign, village).collectList(),
                        (loads, reports) -> new VillageLoads(CampaignView.of(known, today), loads, reports)));
    }

    private Mono<Campaign> readable(Actor actor, UUID campaign) {
        return CampaignDesk.found(campaigns
                .find(actor.town(), campaign)
                .filter(known ->
                        known.state() != Campaign.State.DRAFT || actor.has(Role.TOWN) || actor.has(Role.AUDITOR)));
    }

    private Mono<List<Load>> loads(
            UUID town, Campaign campaign, @Nullable UUID village, LocalDate day, LocalDate today) {
        return Mono.zip(
                        community.villages(town).collectMap(Village::id),
                        campaigns.targets(town, campaign.id(), village).collectList(),
                        campaigns.reports(town, campaign.id(), village).collectMultimap(DayDesk::place))
                .map(known -> loads(campaign, known.getT1(), known.getT2(), known.getT3(), day, today));
    }

    private record Place(UUID village, String work) {}

    private static Place place(DayReport report) {
        return new Place(report.village(), report.work());
    }

    private static List<Load> loads(
            Campaign campaign,
            Map<UUID, Village> villages,
            List<Target> targets,
            Map<Place, java.util.Collection<DayReport>> reports,
            LocalDate day,
            LocalDate today) {
        Map<UUID, List<Target>> wanted = targets.stream().collect(Collectors.groupingBy(Target::village));
        return villages.values().stream()
                .sorted(Comparator.comparing(Village::spelling))
                .flatMap(village -> wanted.getOrDefault(village.id(), List.of()).stream()
                        .map(target -> load(campaign, village, target, reports, day, today)))
                .toList();
    }

    private static Load load(
            Campaign campaign,
            Village village,
            Target target,
            Map<Place, java.util.Collection<DayReport>> reports,
            LocalDate day,
            LocalDate today) {
        return Load.of(
                target,
                village.name(),
                campaign.mustCount(target.work()),
                campaign.workdays(),
                reports.getOrDefault(new Place(target.village(), target.work()), List.of()),
                day,
                today);
    }
}
