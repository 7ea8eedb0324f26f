package cn.fengming.points.identity;

import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post and how far it reaches. Only scopes that make sense can be made: the town office serves the whole town, a
 * committee, panel member or clerk one village, an inspector the town, a village or a grid of it, an auditor the town
 * or a village. Being a villager is no post: it follows from the register.
 */
public record PostScope(
        Role role, @Nullable UUID village, @Nullable UUID grid) {

    public PostScope {
        switch (role) {
            case VILLAGER -> throw Problem.invalid("role", "村民身份来自户籍登记，不能指派");
            case TOWN -> refuse(village != null, "village", "镇专班管全镇，不限定村");
            case COMMITTEE, PANEL, CLERK -> refuse(village == null, "village", "请选择所在的村");
            case INSPECTOR -> refuse(grid != null && village == null, "village", "限定网格时请选择所在的村");
            case AUDITOR -> {}
        }
        refuse(grid != null && role != Role.INSPECTOR, "grid", "只有监督员可以限定网格");
    }

    static PostScope town(Role role) {
        return new PostScope(role, null, null);
    }

    Grant grant() {
        return new Grant(role, village, grid);
    }

    /**
     * Who audits has no other post, or would be auditing himself.
     *
     * @throws Problem 422 when one of the posts held does not go together with this one
     */
    PostScope mustGoWith(Collection<PostScope> held) {
        boolean audits = role == Role.AUDITOR;
        if (held.stream().anyMatch(other -> (other.role() == Role.AUDITOR) != audits)) {
            throw Problem.refused("auditor-alone", "监督人员不能同时担任其他职务");
        }
        return this;
    }

    private static void refuse(boolean wrong, String field, String detail) {
        if (wrong) {
            throw Problem.invalid(field, detail);
        }
    }
}
