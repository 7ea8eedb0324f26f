package cn.fengming.points.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks a backend until its JVM has compiled what the workload needs: in three successive seconds the compilers used
 * little, and the rates lay close together. A rate alone would do on a quiet machine only.
 */
final class Warming {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    static final int CONNECTIONS = 64;
    private static final int LEAST = 5;
    private static final int STEADY = 3;
    private static final double NEAR = 0.1;
    private static final double COMPILING = 0.1;

    private final Backend backend;
    private final int most;

    /** @param most seconds after which it is given up */
    Warming(Backend backend, int most) {
        this.backend = backend;
        this.most = most;
    }

    /**
     * @param asking anew for every second, under keys of its own
     * @return the seconds it took
     */
    int warm(String name, Supplier<Asking> asking) throws IOException {
        double[] rates = new double[STEADY];
        int quiet = 0;
        int second = 0;
        while (second < Math.min(LEAST, most) || second < most && !(quiet >= STEADY && near(rates))) {
            long begun = System.nanoTime();
            double compilers = compilers();
            Load.Outcome outcome = Load.closed(asking.get(), backend.port(), CONNECTIONS, A_SECOND);
            if (outcome.done() == 0) {
                throw new Options.Refused(name + " was only ever answered " + outcome.statuses());
            }
            compilers = (compilers() - compilers) / ((System.nanoTime() - begun) / 1e9);
            quiet = compilers < COMPILING ? quiet + 1 : 0;
            rates[second++ % STEADY] = outcome.rate();
            if (System.getenv("BENCH_TRACE") != null) {
                System.err.printf("%s %d: %.0f/s, compilers %.2f%n", name, second, outcome.rate(), compilers);
            }
        }
        return second;
    }

    private double compilers() {
        return backend.cpu().secondsOfThreads("C1 Compiler") + backend.cpu().secondsOfThreads("C2 Compiler");
    }

    private static boolean near(double... rates) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (double rate : rates) {
            least = Math.min(least, rate);
            most = Math.max(most, rate);
        }
        return least >= most * (1 - NEAR);
    }
}
