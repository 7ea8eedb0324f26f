package cn.fengming.points.kernel;

import com.fasterxml.uuid.Generators;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Makes UUIDv7 ids, which sort by time, and those of one instance in the order they were made. They name things and are
 * no secrets: codes and tokens come from a cryptographic source. {@code UUID.randomUUID()} would block an event loop.
 */
@Component
public class Ids {

    private final Supplier<UUID> generator;
    private final AtomicReference<UUID> last = new AtomicReference<>(new UUID(0, 0));

    public Ids() {
        this(Generators.timeBasedEpochGenerator(new Random())::generate);
    }

    Ids(Supplier<UUID> generator) {
        this.generator = generator;
    }

    public UUID next() {
        return last.updateAndGet(before -> later(before, generator.get()));
    }

    /**
     * The generator reads the clock before it waits for its turn, so that of two threads one may bring an earlier
     * millisecond behind a later one, and a clock may be set back.
     */
    private static UUID later(UUID before, UUID made) {
        int order = Long.compareUnsigned(made.getMostSignificantBits(), before.getMostSignificantBits());
        boolean behind = order < 0
                || (order == 0
                        && Long.compareUnsigned(made.getLeastSignificantBits(), before.getLeastSignificantBits()) <= 0);
        return behind ? new UUID(before.getMostSignificantBits(), before.getLeastSignificantBits() + 1) : made;
    }
}
