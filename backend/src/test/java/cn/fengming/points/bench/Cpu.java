package cn.fengming.points.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of a process, and of its children where it has some, from {@code /proc}. */
record Cpu(long pid, boolean children) {

    /** The kernel counts in hundredths of a second on every Linux there is. */
    private static final double TICKS = 100;

    private static final int USER = 11;
    private static final int ENDED_CHILDREN = 13;

    static Cpu of(long pid) {
        return new Cpu(pid, false);
    }

    static Cpu ofTree(long pid) {
        return new Cpu(pid, true);
    }

    static long pidIn(Path file) {
        return Long.parseLong(lines(file).get(0).strip());
    }

    double seconds() {
        double own = ticks(pid, USER);
        if (!children) {
            return own / TICKS;
        }
        double living = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> ticks(child.pid(), USER))
                .sum();
        return (own + living + ticks(pid, ENDED_CHILDREN)) / TICKS;
    }

    /** What processes that this one started, and that are gone, have used. */
    static double secondsOfEndedChildren() {
        return ticks(ProcessHandle.current().pid(), ENDED_CHILDREN) / TICKS;
    }

    /** Of this process, with its garbage and its compiling. */
    static double secondsOfThisProcess() {
        return ticks(ProcessHandle.current().pid(), USER) / TICKS;
    }

    /** Of those threads of the process whose name begins so. */
    double secondsOfThreads(String name) {
        Path tasks = Path.of("/proc", String.valueOf(pid), "task");
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.filter(thread -> named(thread, name))
                            .mapToDouble(thread -> ticksIn(thread.resolve("stat"), USER))
                            .sum()
                    / TICKS;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean named(Path thread, String name) {
        try {
            return lines(thread.resolve("comm")).get(0).startsWith(name);
        } catch (UncheckedIOException ended) {
            return false;
        }
    }

    /** Memory in use, in bytes; pages shared with others count by share. */
    long memory() {
        long own = share(pid);
        return children
                ? own
                        + ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::children)
                                .mapToLong(child -> share(child.pid()))
                                .sum()
                : own;
    }

    /** A line of /proc/pid/status in bytes: VmRSS, VmHWM. */
    long status(String line) {
        return lines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(each -> each.startsWith(line + ":"))
                .mapToLong(Cpu::kilobytes)
                .sum();
    }

    private static long share(long pid) {
        try (Stream<String> lines = lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup")).stream()) {
            return lines.filter(each -> each.startsWith("Pss:"))
                    .mapToLong(Cpu::kilobytes)
                    .sum();
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    private static long ticks(long pid, int field) {
        return ticksIn(Path.of("/proc", String.valueOf(pid), "stat"), field);
    }

    /** Two neighbouring fields: user and system. The name of the program before them may hold blanks. */
    private static long ticksIn(Path file, int field) {
        try {
            String stat = lines(file).get(0);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]);
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
