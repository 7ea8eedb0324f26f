package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it means when the database itself had to keep a promise of campaigns. */
@Component
class CampaignConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "report_target_fk" -> Problem.conflict("target-reported", "已经报过进度的任务不能收回");
            case "report_replaced_once" -> Problem.conflict("report-replaced", "这一次上报已经更正过了，请更正最新的那一次");
            case "landscape_name_once" -> Problem.conflict("landscape-exists", "这个村今年已经登记了同名的一处");
            default -> null;
        };
    }
}
