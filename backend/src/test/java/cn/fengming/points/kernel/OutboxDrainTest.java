package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.testing.News;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was told is heard by everybody who wants it, once, whoever else stumbles. */
@PointsTest
class OutboxDrainTest {

    private static final String TOPIC = "drain-test.happened";

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxShelf shelf;

    @Autowired
    ObjectProvider<OutboxListener> realListeners;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    @Autowired
    News news;

    private final UUID town = UUID.randomUUID();

    /** Hears its topic, leaves a trace in the database, and fails as often as it is told to. */
    private final class Ear implements OutboxListener {

        private final String name;
        private final Queue<UUID> heard = new ConcurrentLinkedQueue<>();
        private volatile boolean deaf;

        Ear(String name) {
            this.name = name;
        }

        @Override
        public boolean wants(String topic) {
            return topic.equals(TOPIC);
        }

        @Override
        public Mono<Void> hear(OutboxEvent event) {
            return outbox.tell(town, "drain-test.trace", event.id(), Map.of("by", name))
                    .then(Mono.defer(() -> {
                        heard.add(event.subject());
                        return deaf ? Mono.error(new IllegalStateException("张三")) : Mono.empty();
                    }));
        }

        @Override
        public String name() {
            return name;
        }
    }

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private OutboxDrain drain(Ear... ears) {
        List<OutboxListener> all = new ArrayList<>(realListeners.stream().toList());
        all.addAll(List.of(ears));
        return new OutboxDrain(shelf, all, transaction, clock, metrics);
    }

    /** One round takes a few hundred facts: what other tests left waiting comes before ours. */
    @BeforeEach
    void nothingElseIsWaiting() {
        news.spread();
    }

    private UUID tell() {
        UUID subject = UUID.randomUUID();
        transaction
                .transactional(outbox.tell(town, TOPIC, subject, Map.of("n", 1)))
                .block();
        return subject;
    }

    /** The hours that pass are those of other tests, too, who left facts in them. */
    private static void everythingDue(OutboxDrain drain) {
        long told = 1;
        while (told > 0) {
            told = drain.drain().blockOptional().orElseThrow();
        }
    }

    private long traces(String by) {
        return database.sql("select count(*) from kernel.outbox where town_id = :town and topic = 'drain-test.trace' "
                        + "and payload->>'by' = :by")
                .bind("town", town)
                .bind("by", by)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }

    private Map<String, Object> row(UUID subject) {
        return database.sql("select * from kernel.outbox where town_id = :town and subject_id = :subject")
                .bind("town", town)
                .bind("subject", subject)
                .fetch()
                .one()
                .block();
    }

    @Test
    void everybody_who_wants_it_hears_it_once() {
        Ear one = new Ear("one");
        Ear two = new Ear("two");
        UUID subject = tell();
        drain(one, two).drain().block();
        drain(one, two).drain().block();
        assertThat(one.heard).containsExactly(subject);
        assertThat(two.heard).containsExactly(subject);
        assertThat(row(subject).get("told_at")).isNotNull();
    }

    @Test
    void one_that_fails_hears_it_again_later_and_keeps_nobody_waiting() {
        Ear deaf = new Ear("deaf");
        Ear well = new Ear("well");
        deaf.deaf = true;
        OutboxDrain drain = drain(deaf, well);
        UUID subject = tell();
        drain.drain().block();
        drain.drain().block();
        assertThat(deaf.heard).as("not again before its time").hasSize(1);
        assertThat(well.heard).containsExactly(subject);
        assertThat(traces("deaf")).as("what it wrote was rolled back").isZero();
        assertThat(row(subject)).containsEntry("attempts", 1);
        assertThat(row(subject).get("last_error").toString()).contains("deaf").doesNotContain("张三");
        assertThat(metrics.get("points.outbox.failed").gauge().value()).isPositive();

        clock.advance(Duration.ofSeconds(2));
        deaf.deaf = false;
        drain.drain().block();
        assertThat(deaf.heard).hasSize(2);
        assertThat(well.heard).hasSize(1);
        assertThat(traces("deaf")).isEqualTo(1);
        assertThat(traces("well")).isEqualTo(1);
        assertThat(row(subject).get("told_at")).isNotNull();
    }

    @Test
    void the_wait_grows_but_not_beyond_an_hour() {
        Ear deaf = new Ear("deaf");
        deaf.deaf = true;
        UUID subject = tell();
        for (int i = 0; i < 20; i++) {
            everythingDue(drain(deaf));
            clock.advance(Duration.ofHours(1));
        }
        assertThat(deaf.heard.stream().filter(subject::equals)).hasSize(20);
    }

    @Test
    void many_instances_tell_it_once() {
        Ear ear = new Ear("ear");
        List<UUID> subjects = IntStream.range(0, 20).mapToObj(i -> tell()).toList();
        OutboxDrain drain = drain(ear);
        Flux.range(0, 8).flatMap(i -> drain.drain(), 8).blockLast();
        drain.drain().block();
        assertThat(traces("ear")).isEqualTo(20);
        assertThat(subjects)
                .allSatisfy(subject -> assertThat(row(subject).get("told_at")).isNotNull());
    }

    @Test
    void what_did_not_happen_is_not_told() {
        Ear ear = new Ear("ear");
        Mono<Void> failing =
                outbox.tell(town, TOPIC, UUID.randomUUID(), Map.of()).then(Mono.error(new IllegalStateException("no")));
        assertThatThrownBy(() -> transaction.transactional(failing).block()).isInstanceOf(IllegalStateException.class);
        drain(ear).drain().block();
        assertThat(ear.heard).isEmpty();
        assertThatThrownBy(() ->
                        outbox.tell(town, TOPIC, UUID.randomUUID(), Map.of()).block())
                .as("outside a transaction")
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }
}
