/**
 * Campaigns (攻坚行动) and what villages do around them: the daily load, the calendar of actions, plans, landscapes,
 * weekly notes. Nothing here gives points or places.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "media", "duties"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.campaigns;
