package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeedTest {

    private static final Seed SEED = new Seed("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

    /** Computed with {@code printf '%s' "..." | sha256sum}, as a village would verify it. */
    @Test
    void a_shell_gets_the_same_lots() {
        assertThat(SEED.commitment()).isEqualTo("2a8abfa8cb9906290437854193ca6bca41d4d4e26d1d454bd66a35158095e737");
        assertThat(SEED.lot("tie:a")).isEqualTo("accf9f284bf57f6990575748ecc2c48eea623ba18ae5c5fd4e06a37fbc70013f");
        assertThat(SEED.derive("draw:1").hex())
                .isEqualTo("85c008df8af45b2464edd097fc9311145291e57ee2f2cdbd99c75bd3f0fc9a86");
    }

    @Property
    void the_order_of_the_candidates_does_not_matter(
            @ForAll @IntRange(min = 1, max = 60) int candidates,
            @ForAll @IntRange(min = 1, max = 80) int count,
            @ForAll long shuffle) {
        List<String> pot = new ArrayList<>(
                IntStream.range(0, candidates).mapToObj(String::valueOf).toList());
        List<String> drawn = SEED.draw(pot, count);
        Collections.shuffle(pot, new Random(shuffle));

        assertThat(SEED.draw(pot, count)).isEqualTo(drawn);
        assertThat(drawn).hasSize(Math.min(candidates, count)).doesNotHaveDuplicates();
        assertThat(pot).containsAll(drawn);
    }

    @Test
    void every_candidate_is_drawn_about_equally_often() {
        List<String> pot = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        int[] firsts = new int[10];
        for (int i = 0; i < 10_000; i++) {
            firsts[Integer.parseInt(SEED.derive("draw:" + i).draw(pot, 1).get(0))]++;
        }

        assertThat(Arrays.stream(firsts).boxed())
                .allSatisfy(times -> assertThat(times).isBetween(850, 1150));
    }

    @Test
    void fresh_seeds_differ() {
        SecureRandom random = new SecureRandom();

        assertThat(Seed.fresh(random)).isNotEqualTo(Seed.fresh(random));
    }
}
