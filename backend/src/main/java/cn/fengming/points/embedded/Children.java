package cn.fengming.points.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Child processes of this one. Servers are forked from a thread that never ends, because the signal that tells a child
 * its parent died follows the forking thread, not the process.
 */
final class Children {

    private static final ExecutorService FORKS = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "embedded-children");
        thread.setDaemon(true);
        return thread;
    });

    private Children() {}

    static Process start(ProcessBuilder builder) {
        try {
            return FORKS.submit(builder::start).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot start " + builder.command().get(0), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while starting a server", stopped);
        }
    }

    /** The words before a command that make the kernel signal it when this process dies, even by SIGKILL. */
    static List<String> dyingWithUs(String signal) {
        return succeeds("setpriv", "--pdeathsig", signal, "true")
                ? List.of("setpriv", "--pdeathsig", signal)
                : List.of();
    }

    static boolean succeeds(String... command) {
        try {
            return finish(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD)) == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** Runs a command to its end. @throws IllegalStateException with what it printed when it fails */
    static void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (waitFor(process) != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + printed.strip());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a server", stopped);
        }
    }

    private static int finish(ProcessBuilder builder) throws IOException {
        return waitFor(builder.redirectErrorStream(true).start());
    }
}
