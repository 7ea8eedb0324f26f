package cn.fengming.points.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks over HTTP, from one thread. Closed: each connection asks again as soon as it has its answer. Open: questions come
 * at a steady rate whether or not the earlier ones are answered, and each one's wait counts from the moment it was due,
 * so that a pause of the backend is felt by all who would have come during it.
 */
final class Load implements AutoCloseable {

    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    /** A selector counts in milliseconds: a beat that is due sooner is waited for in steps of this. */
    private static final long STEP = Duration.ofNanos(250_000).toNanos();

    /** How long answers are waited for when no more is asked. */
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final Asking asking;
    private final Selector selector;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private final Latencies latencies = new Latencies();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final double interval;
    private long begun;
    private long asked;
    private long ended;
    private int busy;

    private Load(Asking asking, int port, int connections, double rate) throws IOException {
        this.asking = asking;
        this.interval = rate == 0 ? 0 : 1e9 / rate;
        selector = Selector.open();
        for (int number = 0; number < connections; number++) {
            idle.add(new Wire(number, port, selector));
        }
    }

    /**
     * @param statuses how often each status was answered; only those of the status that counts are done
     * @param cpu seconds of processor that asking used
     */
    record Outcome(long done, double seconds, Latencies latencies, Map<Integer, Long> statuses, double cpu) {

        double rate() {
            return done / seconds;
        }
    }

    static Outcome closed(Asking asking, int port, int connections, Duration time) throws IOException {
        try (Load load = new Load(asking, port, connections, 0)) {
            return load.run(time);
        }
    }

    static Outcome open(Asking asking, int port, int connections, Duration time, double rate) throws IOException {
        try (Load load = new Load(asking, port, connections, rate)) {
            return load.run(time);
        }
    }

    /** One request. */
    static Outcome once(Asking asking, int port) throws IOException {
        return open(asking, port, 1, Duration.ofNanos(1), 1);
    }

    private Outcome run(Duration time) throws IOException {
        double cpu = Cpu.secondsOfThisProcess();
        begun = System.nanoTime();
        ended = begun;
        long until = begun + time.toNanos();
        while (System.nanoTime() < until || mustFinish(until)) {
            long now = System.nanoTime();
            if (interval > 0 || now < until) {
                ask(Math.min(now, until));
            }
            listen(until);
        }
        long done = statuses.getOrDefault(asking.status(), 0L);
        cpu = Cpu.secondsOfThisProcess() - cpu;
        return new Outcome(done, (ended - begun) / 1e9, latencies, statuses, cpu);
    }

    /** Until something comes, or the next is due. */
    private void listen(long until) throws IOException {
        long now = System.nanoTime();
        boolean soon = interval > 0 && !idle.isEmpty() && due(Math.min(until, now + MILLISECOND));
        if (!soon) {
            selector.select(this::answered, 1);
        } else if (selector.selectNow(this::answered) == 0) {
            LockSupport.parkNanos(Math.min(STEP, begun + (long) (asked * interval) - now));
        }
    }

    /** Everybody who came in time is served, also when it takes longer. */
    private boolean mustFinish(long until) {
        boolean waiting = busy > 0 || interval > 0 && due(until);
        if (waiting && System.nanoTime() - until > PATIENCE) {
            throw new Options.Refused("The backend did not answer within a minute.");
        }
        return waiting;
    }

    private boolean due(long now) {
        return begun + (long) (asked * interval) < now;
    }

    private void ask(long now) throws IOException {
        boolean open = interval > 0;
        while (!idle.isEmpty() && (!open || due(now))) {
            Wire wire = idle.pop();
            wire.since = open ? begun + (long) (asked * interval) : System.nanoTime();
            asked++;
            busy++;
            wire.send(asking.next(wire.number));
        }
    }

    private void answered(SelectionKey key) {
        Wire wire = (Wire) key.attachment();
        try {
            if (key.isWritable()) {
                wire.write();
            }
            int status = key.isReadable() ? wire.read() : 0;
            if (status > 0) {
                answered(wire, status);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void answered(Wire wire, int status) {
        ended = System.nanoTime();
        if (status == asking.status()) {
            latencies.add(ended - wire.since);
        }
        statuses.merge(status, 1L, Long::sum);
        busy--;
        idle.add(wire);
    }

    @Override
    public void close() throws IOException {
        List<SelectionKey> keys = new ArrayList<>(selector.keys());
        for (SelectionKey key : keys) {
            ((Wire) key.attachment()).close();
        }
        selector.close();
    }
}
