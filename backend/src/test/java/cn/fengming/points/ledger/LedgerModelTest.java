package cn.fengming.points.ledger;

import static cn.fengming.points.ledger.Book.Q3;
import static cn.fengming.points.ledger.Book.Q4;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.PointsTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Long random histories against a model that fits in one's head: per household, lots in a sorted map. The book must
 * agree with the model after every step, refuse exactly when the model does, and be right at the end.
 */
@PointsTest
class LedgerModelTest {

    private static final int STEPS = 150;

    @Autowired
    Ledger ledger;

    @Autowired
    Books books;

    private record Hold(UUID id, UUID household, TreeMap<Integer, Long> lots) {
        long left() {
            return lots.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_123})
    void theBookAgreesWithTheModelThroughRandomHistories(long seed) {
        Random random = new Random(seed);
        Book book = Book.inFullSwing(ledger, books);
        List<UUID> households = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        Map<UUID, TreeMap<Integer, Long>> wallets = new HashMap<>();
        households.forEach(household -> wallets.put(household, new TreeMap<>()));
        List<Hold> holds = new ArrayList<>();
        long[] pool = {3_000};

        for (int step = 0; step < STEPS; step++) {
            UUID household = households.get(random.nextInt(households.size()));
            TreeMap<Integer, Long> wallet = wallets.get(household);
            long points = 1 + random.nextInt(120);
            String key = "step " + step;
            switch (random.nextInt(4)) {
                case 0 -> {
                    var quarter = random.nextBoolean() ? Q3 : Q4;
                    if (attempt(book, book.award(key, household, points, quarter), points <= pool[0]) != null) {
                        pool[0] -= points;
                        wallet.merge(quarter.code(), points, Long::sum);
                    }
                }
                case 1 -> {
                    UUID hold = attempt(book, book.hold(key, household, points), points <= sum(wallet));
                    if (hold != null) {
                        holds.add(new Hold(hold, household, takeOldest(wallet, points)));
                    }
                }
                default -> settleOrRelease(book, random, key, points, holds, wallets);
            }
            assertThat(book.balance(Account.wallet(household))).as(key).isEqualTo(sum(wallet));
            assertThat(lots(book, household)).as(key).isEqualTo(wallet);
        }
        assertThat(book.balance(Account.pool(book.village))).isEqualTo(pool[0]);
        assertThat(book.findings()).isEmpty();
    }

    /** Whether many are written as sets or one after the other: the same lots, the same lines, the same refusals. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void theBookAgreesWithTheModelWhenManyArePostedAtOnce(long seed) {
        Random random = new Random(seed);
        Book book = Book.inFullSwing(ledger, books);
        List<UUID> households = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        Map<UUID, TreeMap<Integer, Long>> wallets = new HashMap<>();
        households.forEach(household -> wallets.put(household, new TreeMap<>()));
        long pool = 3_000;
        int refused = 0;

        for (int step = 0; step < 40; step++) {
            Map<UUID, TreeMap<Integer, Long>> after = new HashMap<>();
            wallets.forEach((household, lots) -> after.put(household, new TreeMap<>(lots)));
            long poolAfter = pool;
            boolean allowed = true;
            List<Transfer> many = new ArrayList<>();
            for (int at = 0; at < 1 + random.nextInt(8); at++) {
                UUID household = households.get(random.nextInt(households.size()));
                TreeMap<Integer, Long> wallet = after.get(household);
                long points = 1 + random.nextInt(60);
                String key = "step " + step + "." + at;
                if (random.nextInt(5) < 2) {
                    var quarter = random.nextBoolean() ? Q3 : Q4;
                    many.add(book.award(key, household, points, quarter));
                    poolAfter -= points;
                    allowed = allowed && poolAfter >= 0;
                    wallet.merge(quarter.code(), points, Long::sum);
                } else {
                    many.add(book.hold(key, household, points));
                    allowed = allowed && points <= sum(wallet);
                    takeOldest(wallet, Math.min(points, sum(wallet)));
                }
            }
            if (postAll(book, many) != allowed) {
                throw new AssertionError((allowed ? "refused " : "accepted ") + many);
            }
            if (allowed) {
                wallets.putAll(after);
                pool = poolAfter;
            } else {
                refused++;
            }
            for (UUID household : households) {
                assertThat(book.balance(Account.wallet(household))).isEqualTo(sum(wallets.get(household)));
                assertThat(lots(book, household)).isEqualTo(wallets.get(household));
            }
        }
        assertThat(refused).as("both ways were gone").isBetween(3, 37);
        assertThat(book.balance(Account.pool(book.village))).isEqualTo(pool);
        assertThat(book.findings()).isEmpty();
    }

    private boolean postAll(Book book, List<Transfer> many) {
        try {
            List<Posted> posted =
                    ledger.postAll(book.town, many).blockOptional().orElseThrow();
            assertThat(posted.stream().map(Posted::id))
                    .containsExactlyElementsOf(many.stream().map(Transfer::id).toList());
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private void settleOrRelease(
            Book book,
            Random random,
            String key,
            long points,
            List<Hold> holds,
            Map<UUID, TreeMap<Integer, Long>> wallets) {
        if (holds.isEmpty()) {
            return;
        }
        Hold hold = holds.get(random.nextInt(holds.size()));
        boolean release = random.nextBoolean();
        Transfer transfer = release
                ? book.release(key, hold.household(), points, hold.id())
                : book.redeem(key, hold.household(), points, hold.id());
        if (attempt(book, transfer, points <= hold.left()) != null) {
            TreeMap<Integer, Long> moved = takeOldest(hold.lots(), points);
            if (release) {
                moved.forEach((lot, amount) -> wallets.get(hold.household()).merge(lot, amount, Long::sum));
            }
        }
    }

    /** Posts, and insists that the book accepts exactly when the model does. */
    private static UUID attempt(Book book, Transfer transfer, boolean allowed) {
        try {
            UUID id = book.post(transfer).id();
            assertThat(allowed).as("accepted %s", transfer).isTrue();
            return id;
        } catch (Problem refused) {
            assertThat(allowed).as("refused %s: %s", transfer, refused.detail()).isFalse();
            return null;
        }
    }

    private static TreeMap<Integer, Long> takeOldest(TreeMap<Integer, Long> lots, long points) {
        TreeMap<Integer, Long> taken = new TreeMap<>();
        while (points > 0) {
            var oldest = lots.firstEntry();
            long take = Math.min(points, oldest.getValue());
            taken.put(oldest.getKey(), take);
            points -= take;
            if (take == oldest.getValue()) {
                lots.remove(oldest.getKey());
            } else {
                lots.put(oldest.getKey(), oldest.getValue() - take);
            }
        }
        return taken;
    }

    private TreeMap<Integer, Long> lots(Book book, UUID household) {
        TreeMap<Integer, Long> lots = new TreeMap<>();
        ledger.lots(book.town, household)
                .collectList()
                .blockOptional()
                .orElseThrow()
                .forEach(lot -> lots.put(lot.quarter().code(), lot.remaining()));
        return lots;
    }

    private static long sum(TreeMap<Integer, Long> lots) {
        return lots.values().stream().mapToLong(Long::longValue).sum();
    }
}
