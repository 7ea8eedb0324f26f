package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecheckDrawTest {

    private static final Seed SEED = new Seed("ab".repeat(32));
    private static final UUID LARGE = new UUID(1, 1);
    private static final UUID SMALL = new UUID(1, 2);
    private static final UUID TINY = new UUID(1, 3);

    /** Sixty spots of a large village, three of a small one, one of a tiny one. */
    private static final List<RecheckCandidate> POT = IntStream.range(0, 64)
            .mapToObj(each -> new RecheckCandidate(new UUID(7, each), each < 60 ? LARGE : each < 63 ? SMALL : TINY))
            .toList();

    private static RecheckDraw draw(Seed seed, List<RecheckCandidate> pot, int size, boolean eachVillage) {
        return new RecheckDraw(
                new UUID(0, 1), YearMonth.of(2026, 11), seed, pot, eachVillage, size, new UUID(0, 2), Instant.EPOCH);
    }

    @Test
    void the_same_seed_draws_the_same_whatever_order_the_pot_is_read_in() {
        List<RecheckCandidate> drawn = draw(SEED, POT, 10, false).drawn();
        for (int round = 0; round < 20; round++) {
            List<RecheckCandidate> shuffled = new ArrayList<>(POT);
            Collections.shuffle(shuffled, new Random(round));
            assertThat(draw(SEED, shuffled, 10, false).drawn()).isEqualTo(drawn);
            assertThat(draw(SEED, shuffled, 10, true).drawn())
                    .isEqualTo(draw(SEED, POT, 10, true).drawn());
        }
        assertThat(drawn).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void another_seed_draws_others() {
        assertThat(draw(new Seed("cd".repeat(32)), POT, 10, false).drawn())
                .isNotEqualTo(draw(SEED, POT, 10, false).drawn());
    }

    /** {@code printf '%s' "<seed>:<spot>" | sha256sum}. */
    @Test
    void what_is_drawn_are_the_smallest_lots_in_their_order() {
        List<String> lots = draw(SEED, POT, 10, false).drawn().stream()
                .map(drawn -> Seed.sha256(SEED.hex() + ":" + drawn.spot()))
                .toList();
        List<String> all = POT.stream()
                .map(candidate -> Seed.sha256(SEED.hex() + ":" + candidate.spot()))
                .sorted()
                .toList();
        assertThat(lots).isEqualTo(all.subList(0, 10));
    }

    @Test
    void every_village_with_candidates_is_among_them_when_asked() {
        for (int seed = 0; seed < 50; seed++) {
            List<RecheckCandidate> drawn =
                    draw(new Seed(Seed.sha256("seed " + seed)), POT, 4, true).drawn();
            assertThat(drawn).hasSize(4).extracting(RecheckCandidate::village).contains(LARGE, SMALL, TINY);
        }
    }

    @Test
    void as_many_as_there_are_can_be_drawn_and_no_more() {
        assertThat(draw(SEED, POT, 64, true).drawn()).containsExactlyInAnyOrderElementsOf(POT);
        assertThatThrownBy(() -> draw(SEED, POT, 65, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draw(SEED, List.of(), 0, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_share_is_rounded_up_and_reaches_every_village() {
        assertThat(order(null, 10, false).of(POT)).isEqualTo(7);
        assertThat(order(null, 1, false).of(POT)).isEqualTo(1);
        assertThat(order(null, 1, true).of(POT)).isEqualTo(3);
        assertThat(order(null, 100, false).of(POT)).isEqualTo(64);
        assertThat(order(200, null, false).of(POT)).isEqualTo(64);
    }

    @Test
    void a_number_that_cannot_reach_every_village_is_refused_with_the_number_that_does() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> order(2, null, true).of(POT));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains("3");
    }

    @Test
    void an_empty_pot_is_said_aloud() {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> order(2, null, false).of(List.of()));
        assertThat(problem.type()).isEqualTo("nothing-to-draw");
    }

    @Test
    void either_a_number_or_a_share() {
        assertThatThrownBy(() -> order(null, null, false).mustSayHowMany()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> order(3, 10, false).mustSayHowMany()).isInstanceOf(Problem.class);
    }

    private static RecheckOrder order(Integer size, Integer percent, boolean eachVillage) {
        return new RecheckOrder(YearMonth.of(2026, 11), size, percent, eachVillage);
    }
}
