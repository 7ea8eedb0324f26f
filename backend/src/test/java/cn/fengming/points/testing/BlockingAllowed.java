package cn.fengming.points.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * The blocking calls that may happen on an event loop in tests. Everything else fails the request it happens in. Add
 * an entry only with the reason why it cannot stall a real server; our own code gets none.
 */
public final class BlockingAllowed implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // The database driver's login draws a nonce from the kernel's generator, which never waits; it happens when a
        // connection is opened, not per request.
        builder.allowBlockingCallsInside("com.ongres.scram.common.ScramFunctions", "nonce");
        // The shared Redis connection is handed out under a lock that is held for reading one field: it exists since
        // the
        // start. In a crowd two event loops meet there for nanoseconds.
        builder.allowBlockingCallsInside(
                "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory$SharedConnection",
                "getConnection");
        builder.allowBlockingCallsInside(
                "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory",
                "getOrCreateSharedReactiveConnection");
        // Writers to the shared Redis connection count themselves in and out under a lock held for one increment.
        builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "incrementWriters")
                .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "decrementWriters");
        // Static files of the API documentation are read from the jar, a few kilobytes each, by staff only.
        builder.allowBlockingCallsInside(
                        "org.springframework.web.reactive.resource.PathResourceResolver", "getResource")
                .allowBlockingCallsInside("org.springframework.http.codec.ResourceHttpMessageWriter", "zeroCopy")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "contentLength")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractResource", "contentLength")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "lastModified");
    }
}
