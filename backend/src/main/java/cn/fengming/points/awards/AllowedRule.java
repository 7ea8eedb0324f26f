package cn.fengming.points.awards;

import cn.fengming.points.rules.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule the acting person may record for a household now.
 *
 * @param refusal why not any more: the household has had its share; null when it may
 */
record AllowedRule(Rule rule, @Nullable String refusal) {}
