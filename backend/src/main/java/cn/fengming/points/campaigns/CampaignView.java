package cn.fengming.points.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A campaign as it is read.
 *
 * @param workFirstDay when the work that is counted begins
 * @param daysLeft working days still to come, the day included
 */
record CampaignView(
        UUID id,
        String name,
        String words,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate workFirstDay,
        LocalDate workLastDay,
        long daysLeft,
        List<Phase> phases,
        List<Work> works,
        Campaign.State state,
        String stateWords) {

    static CampaignView of(Campaign campaign, LocalDate day) {
        Span span = campaign.workdays();
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.words(),
                campaign.firstDay(),
                campaign.lastDay(),
                span.firstDay(),
                span.lastDay(),
                span.left(day),
                campaign.phases(),
                campaign.works(),
                campaign.state(),
                campaign.state().words());
    }
}
