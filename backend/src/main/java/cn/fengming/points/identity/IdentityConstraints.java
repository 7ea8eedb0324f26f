package cn.fengming.points.identity;

import cn.fengming.points.kernel.ConstraintProblems;
import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the schema's promises mean in words. */
@Component
class IdentityConstraints implements ConstraintProblems {

    @Override
    public @Nullable Problem of(String constraint) {
        return switch (constraint) {
            case "enrolment_member_once" -> Problem.conflict("member-taken", "这位家庭成员已由另一个人绑定");
            case "enrolment_name_length", "invitation_name_length", "binding_request_name_length" ->
                Problem.invalid("name", "姓名应为 1 到 40 个字");
            case "invitation_open_once" -> Problem.conflict("already-invited", "这个手机号已经有同样的邀请");
            case "binding_request_waiting_once" -> Problem.conflict("already-asked", "您已经有一个申请在等村委确认");
            case "post_not_to_oneself" -> Problem.forbidden("不能给自己指派职务");
            case "binding_request_not_by_oneself" -> Problem.forbidden("不能确认自己的申请");
            default -> null;
        };
    }
}
