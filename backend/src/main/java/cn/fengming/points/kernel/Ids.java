package cn.fengming.points.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Random;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes UUIDv7 ids, which sort by time. They name things and are no secrets: codes and tokens come from a
 * cryptographic source. {@code UUID.randomUUID()} would block an event loop.
 */
@Component
public class Ids {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator(new Random());

    public UUID next() {
        return generator.generate();
    }
}
