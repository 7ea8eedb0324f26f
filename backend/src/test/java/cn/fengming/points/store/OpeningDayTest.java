package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.ledger.Account;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Opening day: a thousand households, fifty rice cookers, sixty-four of them asking at any moment. */
@PointsTest
class OpeningDayTest {

    private static final int HOMES = 1_000;
    private static final int PIECES = 50;
    private static final int CONNECTIONS = 64;

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    @Test
    void fifty_of_a_thousand_get_one_and_every_book_is_exact() throws Exception {
        Season season = seasons.open(1, HOMES);
        Good cooker = season.stocked("电饭煲", 1, 1, PIECES);
        List<HouseholdSetup> homes = season.village().households();
        atOnce(8, homes, home -> {
            season.award(home, 1);
            return home.villager();
        });

        List<Answer> answers = atOnce(
                CONNECTIONS,
                homes,
                home -> http.as(home.villager()).post("/api/v1/redemptions", Season.wish(cooker, 1)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(PIECES);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(HOMES - PIECES)
                .allSatisfy(answer -> assertThat(answer.text()).contains("out-of-stock"));
        assertThat(season.onShelf(cooker)).isZero();
        assertThat(season.reserved(cooker)).isEqualTo(PIECES);
        for (int at = 0; at < HOMES; at++) {
            boolean got = answers.get(at).status() == 201;
            assertThat(season.balance(Account.wallet(homes.get(at).id()))).isEqualTo(got ? 0 : 1);
            assertThat(season.held(homes.get(at))).isEqualTo(got ? 1 : 0);
        }
        assertThat(season.findings()).isEmpty();
    }

    /** In the order of the homes, so many under way at any moment. */
    private static <T> List<T> atOnce(int many, List<HouseholdSetup> homes, Function<HouseholdSetup, T> deed)
            throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(many);
        try {
            List<Callable<T>> deeds = homes.stream()
                    .<Callable<T>>map(home -> () -> deed.apply(home))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> each : callers.invokeAll(deeds)) {
                done.add(each.get());
            }
            return done;
        } finally {
            callers.shutdownNow();
        }
    }
}
