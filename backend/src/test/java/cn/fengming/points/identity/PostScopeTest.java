package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostScopeTest {

    private static final UUID VILLAGE = new UUID(1, 1);
    private static final UUID GRID = new UUID(1, 2);

    @Test
    void the_town_office_serves_the_whole_town_and_nothing_less() {
        assertThat(new PostScope(Role.TOWN, null, null).grant().village()).isNull();
        refused(Role.TOWN, VILLAGE, null);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMITTEE", "PANEL", "CLERK"})
    void a_post_of_a_village_needs_the_village(Role role) {
        assertThat(new PostScope(role, VILLAGE, null).village()).isEqualTo(VILLAGE);
        refused(role, null, null);
        refused(role, VILLAGE, GRID);
    }

    @Test
    void an_inspector_serves_the_town_a_village_or_a_grid_of_it() {
        new PostScope(Role.INSPECTOR, null, null);
        new PostScope(Role.INSPECTOR, VILLAGE, null);
        new PostScope(Role.INSPECTOR, VILLAGE, GRID);
        refused(Role.INSPECTOR, null, GRID);
    }

    @Test
    void nobody_is_made_a_villager_by_a_post() {
        refused(Role.VILLAGER, VILLAGE, null);
    }

    @Test
    void who_audits_has_no_other_post() {
        var auditor = PostScope.town(Role.AUDITOR);
        var panel = new PostScope(Role.PANEL, VILLAGE, null);
        var clerk = new PostScope(Role.CLERK, VILLAGE, null);

        assertThat(panel.mustGoWith(List.of(clerk))).isEqualTo(panel);
        assertThat(auditor.mustGoWith(List.of())).isEqualTo(auditor);
        assertThat(auditor.mustGoWith(List.of(new PostScope(Role.AUDITOR, VILLAGE, null))))
                .isEqualTo(auditor);
        assertThatThrownBy(() -> auditor.mustGoWith(List.of(panel))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> panel.mustGoWith(List.of(auditor))).isInstanceOf(Problem.class);
    }

    private static void refused(Role role, UUID village, UUID grid) {
        assertThatThrownBy(() -> new PostScope(role, village, grid)).isInstanceOf(Problem.class);
    }
}
