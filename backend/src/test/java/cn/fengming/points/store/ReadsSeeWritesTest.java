package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** However many ask at once and share a statement: what was committed before the question is in the answer. */
@PointsTest
class ReadsSeeWritesTest {

    private static final int READERS = 64;
    private static final int WRITES = 5;

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void a_read_after_a_write_sees_it_under_a_crowd_of_readers_and_nobody_sees_anothers() throws Exception {
        Season season = seasons.open(2, 2);
        Good towel = season.stocked("毛巾", 5, 5, 1);
        Good pot = season.good("锅", 100, 1);
        List<HouseholdSetup> homes = season.town.villages().stream()
                .flatMap(village -> village.households().stream())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Integer>> crowd = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                HouseholdSetup home = homes.get(reader % homes.size());
                crowd.add(threads.submit(() -> reads(home)));
            }
            for (int written = 1; written <= WRITES; written++) {
                seesItAtOnce(season, towel, pot, written);
            }
            over.set(true);
            for (Future<Integer> reader : crowd) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(season.findings()).isEmpty();
    }

    private void seesItAtOnce(Season season, Good towel, Good pot, int written) {
        HouseholdSetup home = season.household();
        Caller villager = http.as(home.villager());
        season.award(home, 1);
        season.receive(season.village(), towel, 1);
        JsonNode wallet = wallet(villager);
        assertThat(wallet.get("available").asLong()).isEqualTo(written);
        JsonNode lots = wallet.get("lots");
        assertThat(lots.size()).isEqualTo(1);
        assertThat(lots.get(0).get("remaining").asLong()).isEqualTo(written);

        JsonNode page =
                villager.get("/api/v1/me/wallet/entries?size=2").expect(200).json();
        assertThat(page.at("/items/0/seq").asInt()).isEqualTo(written);
        assertThat(page.at("/items/0/balanceAfter").asLong()).isEqualTo(written);
        assertThat(page.get("items").size()).isEqualTo(Math.min(2, written));
        if (written > 2) {
            JsonNode next = villager.get("/api/v1/me/wallet/entries?size=2&after="
                            + page.get("next").asString())
                    .expect(200)
                    .json();
            assertThat(next.at("/items/0/seq").asInt()).isEqualTo(written - 2);
        }

        JsonNode shelf = villager.get(
                        "/api/v1/goods?village=" + season.village().id())
                .expect(200)
                .json()
                .get("items");
        assertThat(shelf.get(0).at("/good/id").asString()).isEqualTo(towel.id().toString());
        assertThat(shelf.get(0).get("stock").asInt()).isEqualTo(1 + written);
        assertThat(shelf.get(0).get("affordable").asBoolean()).isEqualTo(written >= 5);
        assertThat(shelf.get(1).at("/good/id").asString()).isEqualTo(pot.id().toString());
        assertThat(shelf.get(1).get("stock").asInt()).isZero();
    }

    /** A balance that only grows never shrinks in anybody's eyes, and is one's own. */
    private int reads(HouseholdSetup home) {
        Caller villager = http.as(home.villager());
        long before = 0;
        int reads = 0;
        do {
            JsonNode wallet = wallet(villager);
            assertThat(wallet.get("household").asString()).isEqualTo(home.id().toString());
            assertThat(wallet.get("available").asLong()).isGreaterThanOrEqualTo(before);
            before = wallet.get("available").asLong();
            agreesWithItself(villager);
            assertThat(villager.get("/api/v1/goods")
                            .expect(200)
                            .json()
                            .get("items")
                            .size())
                    .isEqualTo(2);
            reads++;
        } while (!over.get());
        return reads;
    }

    /** The balance and the lines below it are of one moment. */
    private static void agreesWithItself(Caller villager) {
        JsonNode passbook = villager.get("/api/v1/me/passbook").expect(200).json();
        assertThat(passbook.at("/wallet/available").asLong())
                .isEqualTo(passbook.at("/items/0/balanceAfter").asLong(0));
    }

    private static JsonNode wallet(Caller villager) {
        return villager.get("/api/v1/me/wallet").expect(200).json();
    }
}
