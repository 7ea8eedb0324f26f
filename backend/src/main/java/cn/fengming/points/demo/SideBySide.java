package cn.fengming.points.demo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** What each village does for itself happens at the same time in a few of them, as it would; the next step waits for all. */
final class SideBySide {

    /** The program and its database have a core each on a small machine; while one waits for the other, a third goes on. */
    private static final int AT_ONCE = 4;

    private SideBySide() {}

    /** @throws java.util.concurrent.CompletionException with the first failure, after all have ended */
    static <T> void each(List<T> those, Consumer<T> step) {
        ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(those.stream()
                            .map(each -> CompletableFuture.runAsync(() -> step.accept(each), hands))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            hands.shutdown();
        }
    }
}
