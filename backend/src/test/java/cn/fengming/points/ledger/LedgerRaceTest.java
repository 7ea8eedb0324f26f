package cn.fengming.points.ledger;

import static cn.fengming.points.ledger.Book.Q3;
import static cn.fengming.points.ledger.Book.Q4;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.PointsTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many at once against one account, one fact, one book. What peers lose or double here is in docs/ledger.md. */
@PointsTest
class LedgerRaceTest {

    private static final int CROWD = 64;

    @Autowired
    Ledger ledger;

    @Autowired
    Books books;

    Book book;
    UUID household = UUID.randomUUID();

    @BeforeEach
    void open() {
        book = Book.inFullSwing(ledger, books);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(book.findings()).isEmpty();
    }

    @Test
    void ofManyDebitsOfTheWholeBalanceExactlyOneSucceeds() {
        book.post(book.award("a", household, 100, Q4));

        var outcomes = crowd(i -> book.hold("hold " + i, household, 100));

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Optional::isPresent)
                .allSatisfy(refusal -> assertThat(refusal.orElseThrow()).isInstanceOf(InsufficientPoints.class));
        assertThat(book.balance(Account.wallet(household))).isZero();
        assertThat(book.balance(Account.held(household))).isEqualTo(100);
    }

    @Test
    void oneFactPostedByManyMovesOnce() {
        var outcomes = crowd(i -> book.award("the one", household, 20, Q4));

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(book.balance(Account.wallet(household))).isEqualTo(20);
    }

    @Test
    void oneFactWithDifferentContentStandsAsTheFirstSaidIt() {
        var outcomes = crowd(i -> book.award("the one", household, 20 + i % 2, Q4));

        assertThat(book.balance(Account.wallet(household))).isIn(20L, 21L);
        assertThat(outcomes)
                .filteredOn(Optional::isPresent)
                .hasSize(CROWD / 2)
                .allSatisfy(refusal ->
                        assertThat(((Problem) refusal.orElseThrow()).type()).isEqualTo("source-reused"));
    }

    @Test
    void settlingAndReleasingOneHoldNeverExceedsIt() {
        book.post(book.award("a", household, 100, Q4));
        UUID hold = book.post(book.hold("h", household, 100)).id();

        var outcomes = crowd(i -> i % 2 == 0
                ? book.redeem("redeem " + i, household, 100, hold)
                : book.release("release " + i, household, 100, hold));

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(book.balance(Account.held(household))).isZero();
        assertThat(book.balance(Account.wallet(household)) + book.balance(Account.redeemed(household)))
                .isEqualTo(100);
    }

    @Test
    void aPoolPaysExactlyWhatItHolds() {
        var outcomes = crowd(i -> book.award("a" + i, UUID.randomUUID(), 100, Q4));

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(30);
        assertThat(book.balance(Account.pool(book.village))).isZero();
    }

    @Test
    void batchesOverTheSameAccountsInOppositeOrderDoNotDeadlock() {
        List<UUID> households =
                Flux.range(0, 20).map(i -> UUID.randomUUID()).collectList().block();

        List<List<Transfer>> batches = IntStream.range(0, CROWD)
                .mapToObj(i -> shuffledAwards(i, households))
                .toList();
        List<Optional<Throwable>> outcomes = Flux.fromIterable(batches)
                .flatMap(batch -> outcome(ledger.postAll(book.town, batch)), CROWD)
                .collectList()
                .block();

        assertThat(outcomes).allMatch(Optional::isEmpty);
        assertThat(book.balance(Account.pool(book.village))).isEqualTo(3_000 - CROWD * 20);
    }

    @Test
    void closingAQuarterWaitsForPostingsUnderWayAndRefusesLaterOnes() {
        List<Transfer> awards = IntStream.range(0, CROWD)
                .mapToObj(i -> book.award("a" + i, household, 1, Q3))
                .toList();
        var posting = Flux.fromIterable(awards)
                .flatMap(award -> outcome(ledger.post(book.town, award)), 16)
                .publish()
                .refCount(2);
        var closing = posting.take(5).then(books.closeQuarter(book.actor, Q3));

        var outcomes = Mono.zip(posting.collectList(), closing).block();

        long stands = outcomes.getT1().stream().filter(Optional::isEmpty).count();
        Proof proof = books.proof(book.town, Q3).block();
        assertThat(proof).isEqualTo(outcomes.getT2());
        assertThat(proof.holds()).isTrue();
        assertThat(proof.moved().get(Movement.AWARD))
                .as("every point of the closed quarter is in its proof, none came later")
                .isEqualTo(book.balance(Account.wallet(household)));
        assertThat(book.balance(Account.wallet(household))).isGreaterThanOrEqualTo(Math.min(stands, 1));
    }

    @Test
    void manyClosingsCloseOnce() {
        List<Optional<Throwable>> outcomes = Flux.range(0, 8)
                .flatMap(i -> outcome(books.closeQuarter(book.actor, Q3)), 8)
                .collectList()
                .block();

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
    }

    private List<Transfer> shuffledAwards(int batch, List<UUID> households) {
        int turn = ThreadLocalRandom.current().nextInt(households.size());
        return Flux.range(0, households.size())
                .map(i -> households.get(batch % 2 == 0 ? (i + turn) % 20 : 19 - (i + turn) % 20))
                .map(household -> book.award(batch + "/" + household, household, 1, Q4))
                .collectList()
                .block();
    }

    private List<Optional<Throwable>> crowd(IntFunction<Transfer> transfer) {
        List<Transfer> transfers = IntStream.range(0, CROWD).mapToObj(transfer).toList();
        return Flux.fromIterable(transfers)
                .flatMap(one -> outcome(ledger.post(book.town, one)), CROWD)
                .collectList()
                .block();
    }

    private static Mono<Optional<Throwable>> outcome(Mono<?> deed) {
        return deed.then(Mono.just(Optional.<Throwable>empty())).onErrorResume(e -> Mono.just(Optional.of(e)));
    }
}
