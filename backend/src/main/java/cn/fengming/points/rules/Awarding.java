package cn.fengming.points.rules;

import cn.fengming.points.kernel.Role;
import jakarta.validation.constraints.NotNull;
import java.util.Set;

/**
 * Who brings an award about and who has to agree.
 *
 * @param recorders who may start it; VILLAGER means that the household applies itself. Empty: only the system does
 * @param panel the panel reviews it
 * @param second whose confirmation it needs besides
 * @param notice it must be on public notice before it is posted
 */
public record Awarding(
        @NotNull Set<@NotNull Role> recorders,
        boolean panel,
        @NotNull Second second,
        boolean notice) {

    public Awarding {
        recorders = Set.copyOf(recorders);
    }

    public boolean mayApply() {
        return recorders.contains(Role.VILLAGER);
    }

    /** The posts that may record it or take a villager's application on. */
    public Role[] staff() {
        return recorders.stream().filter(role -> role != Role.VILLAGER).sorted().toArray(Role[]::new);
    }
}
