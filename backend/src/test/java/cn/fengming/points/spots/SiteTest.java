package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Site.Treatment TREATMENT =
            new Site.Treatment(new UUID(0, 1), Instant.EPOCH, null, List.of(new UUID(0, 9)));
    private static final Site.Closing CLOSING = new Site.Closing(new UUID(0, 1), Instant.EPOCH, "长期保持");

    private static Site site() {
        var form = new SiteForm(
                Register.BLACK_WATER, new UUID(0, 3), null, "村口水塘", null, null, null, null, TODAY.minusDays(10), 15);
        return form.site(new UUID(0, 4), "HS-001", new UUID(0, 1), Instant.EPOCH, TODAY);
    }

    @Test
    void it_is_looked_at_again_after_its_days() {
        assertThat(site().lookNextOn()).isEqualTo(TODAY.plusDays(15));
        assertThat(site().looked(TODAY.plusDays(15), true).lookNextOn()).isEqualTo(TODAY.plusDays(30));
        assertThat(site().due(TODAY.plusDays(14))).isFalse();
        assertThat(site().due(TODAY.plusDays(15))).isTrue();
    }

    @Test
    void a_look_sent_late_does_not_bring_the_next_one_forward() {
        Site looked = site().looked(TODAY.plusDays(15), true);
        assertThat(looked.looked(TODAY.plusDays(2), true).lookNextOn()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void a_bad_look_sets_a_treated_place_back() {
        Site treated = site().treated(SiteState.TREATING, TREATMENT);
        assertThat(treated.state()).isEqualTo(SiteState.TREATED);
        assertThat(treated.looked(TODAY, true).state()).isEqualTo(SiteState.TREATED);
        assertThat(treated.looked(TODAY, false).state()).isEqualTo(SiteState.TREATING);
    }

    @Test
    void closed_means_closed() {
        Site closed = site().treated(SiteState.TREATING, TREATMENT).closed(SiteState.TREATED, CLOSING);
        assertThat(closed.lookNextOn()).isNull();
        assertThat(closed.due(TODAY.plusYears(1))).isFalse();
        wrongState(() -> closed.looked(TODAY, true));
        wrongState(() -> closed.treated(SiteState.CLOSED, TREATMENT));
        wrongState(() -> closed.closed(SiteState.CLOSED, CLOSING));
    }

    @Test
    void a_move_names_the_state_it_starts_from() {
        wrongState(() -> site().treated(SiteState.TREATED, TREATMENT));
        wrongState(() -> site().closed(SiteState.TREATED, CLOSING));
        wrongState(() -> site().treated(SiteState.TREATING, TREATMENT).treated(SiteState.TREATED, TREATMENT));
    }

    @Test
    void nobody_looked_before_it_was_found() {
        assertThat(catchThrowableOfType(Problem.class, () -> site().looked(TODAY.minusDays(11), true))
                        .fields())
                .containsKey("lookedOn");
    }

    private static void wrongState(Runnable move) {
        Problem problem = catchThrowableOfType(Problem.class, move::run);
        assertThat(problem.type()).isEqualTo("site-state");
        assertThat(problem.properties()).containsKey("state");
    }
}
