package cn.fengming.points.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The backend under test, as its clients see it. */
@Component
@Lazy
public class Http {

    private final Environment environment;

    Http(Environment environment) {
        this.environment = environment;
    }

    /** Another backend than the shared one, by its {@code local.server.port}. */
    public static Http at(Environment environment) {
        return new Http(environment);
    }

    public Caller as(Login login) {
        return new Caller(base(), login.token());
    }

    public Caller withToken(String token) {
        return new Caller(base(), token);
    }

    public Caller anonymous() {
        return new Caller(base(), null);
    }

    /** {@code http://127.0.0.1:port}, for what a {@link Caller} cannot do. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }

    /** Makes the call from n threads that start together, and returns all n answers. */
    public List<Answer> race(int n, Callable<Answer> call) {
        CyclicBarrier start = new CyclicBarrier(n);
        ExecutorService threads = Executors.newFixedThreadPool(n);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                calls.add(() -> {
                    start.await();
                    return call.call();
                });
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new AssertionError("a call of the race failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped in the middle of a race", stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
