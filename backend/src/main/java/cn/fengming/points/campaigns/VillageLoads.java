package cn.fengming.points.campaigns;

import java.util.List;

/**
 * What one village has to do in a campaign.
 *
 * @param loads one for each work it has a target for, with their days
 * @param reports the newest first, those that were replaced among them
 */
record VillageLoads(CampaignView campaign, List<Load> loads, List<DayReport> reports) {}
