package cn.fengming.points.startup;

import static cn.fengming.points.startup.SharedTown.delivery;
import static cn.fengming.points.startup.SharedTown.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengming.points.startup.TwoInstances.Instance;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.wechat.WechatUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Deliveries and redemptions in turn, at both instances, each under a key of its own, while one of them is killed. */
final class Burst {

    private static final int WRITES = 120;
    private static final int ANSWERED_BEFORE = 12;
    private static final int CALLERS_EACH = 8;

    private final TwoInstances instances;
    private final List<Write> writes = new ArrayList<>();

    /** How many answers are still to come before an instance is killed. */
    private final Map<Instance, CountDownLatch> enough;

    Burst(TwoInstances instances, SharedTown town, UUID good) {
        this.instances = instances;
        this.enough = Map.of(
                instances.one(), new CountDownLatch(ANSWERED_BEFORE),
                instances.other(), new CountDownLatch(ANSWERED_BEFORE));
        for (int number = 0; number < WRITES; number++) {
            Instance to = instances.both().get(number / 2 % 2);
            WechatUser villager = town.villagers().get(number / 4 % SharedTown.HOUSEHOLDS);
            writes.add(
                    number % 2 == 0
                            ? new Write(to, town.committee(), town.deliveries(), delivery(good, 1))
                            : new Write(to, villager, "/api/v1/redemptions", wish(good)));
        }
    }

    /** One write, and what became of it. */
    private static final class Write {

        private final Instance sentTo;
        private final WechatUser by;
        private final String path;
        private final Map<String, Object> body;
        private final String key = Caller.freshKey();
        private volatile Answer answer;

        Write(Instance sentTo, WechatUser by, String path, Map<String, Object> body) {
            this.sentTo = sentTo;
            this.by = by;
            this.path = path;
            this.body = body;
        }

        Answer send(Instance instance) {
            return SharedTown.at(instance, by).postWithKey(path, key, body);
        }

        /** The database may still be busy with what the killed one began. */
        Answer repeat(Instance instance) {
            AtomicReference<Answer> last = new AtomicReference<>();
            await("an answer").atMost(Duration.ofMinutes(1)).until(() -> {
                last.set(send(instance));
                return last.get().status() != 409;
            });
            return last.get().expect(201);
        }
    }

    /** Sends until all is answered by one and nothing more by the other, which is killed after some answers. */
    void goOnUntilKilled(Instance killed) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (Instance each : instances.both()) {
            var queue = new ConcurrentLinkedQueue<>(
                    writes.stream().filter(write -> write.sentTo == each).toList());
            for (int number = 0; number < CALLERS_EACH; number++) {
                callers.add(new Thread(() -> call(queue), "caller"));
            }
        }
        callers.forEach(Thread::start);
        // at once: who looks every tenth of a second is too late on a fast machine
        assertThat(enough.get(killed).await(1, TimeUnit.MINUTES))
                .as("some answers")
                .isTrue();
        killed.program().kill();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(answered().size()).as("killed too late to show anything").isLessThan(WRITES);
        assertThat(answeredBy(instances.besides(killed)))
                .as("the other answered all")
                .isEqualTo(WRITES / 2);
        assertThat(writes).filteredOn(write -> write.answer != null).allMatch(write -> write.answer.status() == 201);
    }

    private void call(ConcurrentLinkedQueue<Write> queue) {
        try {
            for (Write write = queue.poll(); write != null; write = queue.poll()) {
                write.answer = write.send(write.sentTo);
                enough.get(write.sentTo).countDown();
            }
        } catch (AssertionError noAnswer) {
            // the instance is gone
        }
    }

    private long answeredBy(Instance instance) {
        return writes.stream()
                .filter(write -> write.sentTo == instance && write.answer != null)
                .count();
    }

    /** The ids of what was answered as done. */
    List<UUID> answered() {
        return writes.stream()
                .filter(write -> write.answer != null)
                .map(write -> write.answer.id())
                .toList();
    }

    /** Every phone says everything again: what was answered gets the same answer, the rest is done now. */
    void repeatAt(Instance left) {
        var queue = new ConcurrentLinkedQueue<>(writes);
        left.http().race(CALLERS_EACH, () -> {
            Answer last = null;
            for (Write write = queue.poll(); write != null; write = queue.poll()) {
                last = write.repeat(left);
                if (write.answer != null) {
                    assertThat(last.text()).as("the same answer").isEqualTo(write.answer.text());
                }
            }
            return last;
        });
    }

    long deliveries() {
        return writes.size() - redemptions();
    }

    long redemptions() {
        return writes.stream()
                .filter(write -> write.path.equals("/api/v1/redemptions"))
                .count();
    }
}
