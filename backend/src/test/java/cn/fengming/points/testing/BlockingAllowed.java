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
        // In a crowd two event loops meet at a library's lock (the shared Redis connection, its counter of writers)
        // and wait until the other has read a field, as with "synchronized", which is not seen here either. Waiting
        // for anything else stays forbidden, under a lock or not, and our own code has no locks (CodeRulesTest).
        builder.allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock")
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock", "lock")
                .allowBlockingCallsInside("java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock", "lock");
        // Netty's allocator grows by another magazine when event loops meet in one; the lock is held while the list of
        // magazines is replaced, a handful of times in the life of a process.
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        // How to read a type is worked out once, under a lock; a crowd that is the first to send it meets there once.
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        // The words of Bean Validation are read before the port opens (web.Warmth), and read again, a few kilobytes
        // from
        // the jar, when memory ran short and the virtual machine let go of them.
        builder.allowBlockingCallsInside(
                "org.hibernate.validator.resourceloading.PlatformResourceBundleLocator", "getResourceBundle");
        // Static files of the API documentation are read from the jar, a few kilobytes each, by staff only.
        builder.allowBlockingCallsInside(
                        "org.springframework.web.reactive.resource.PathResourceResolver", "getResource")
                .allowBlockingCallsInside("org.springframework.http.codec.ResourceHttpMessageWriter", "zeroCopy")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "contentLength")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractResource", "contentLength")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "lastModified");
    }
}
