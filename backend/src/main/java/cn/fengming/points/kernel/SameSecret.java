package cn.fengming.points.kernel;

import java.security.MessageDigest;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * All instances of a deployment seal with one secret key. The first one notes a print of it in the database; one with
 * another key does not start: it would find no person by his phone number, so that a household gets a second person, and
 * open no pickup code that another instance drew.
 */
@Component
class SameSecret implements SmartInitializingSingleton {

    private final DatabaseClient database;
    private final byte[] print;
    private final Clock clock;

    SameSecret(DatabaseClient database, Secret secret, Clock clock) {
        this.database = database;
        this.print = secret.derive("deployment print 1");
        this.clock = clock;
    }

    /** Before the port opens. The thread that starts the program may wait. */
    @Override
    public void afterSingletonsInstantiated() {
        Mono<Boolean> same = note().then(noted()).map(noted -> MessageDigest.isEqual(noted, print));
        if (!Boolean.TRUE.equals(same.toFuture().join())) {
            throw another();
        }
    }

    private Mono<Void> note() {
        return database.sql("""
                        insert into kernel.deployment (print, noted_at) values (:print, :now) on conflict do nothing
                        """)
                .bind("print", print)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<byte[]> noted() {
        return database.sql("select print from kernel.deployment")
                .mapValue(byte[].class)
                .one();
    }

    private static IllegalStateException another() {
        return new IllegalStateException("POINTS_SECRET_KEY is another key than the one this database was sealed with:"
                + " every instance, and every start, needs the same (without the variable it lies in secret.key in"
                + " POINTS_DATA_DIR). The first start noted its key in kernel.deployment. If that was the wrong one,"
                + " delete its row and start with the key used before. If the right one is lost, so are phone numbers"
                + " and pickup codes: to go on without them, delete the row");
    }
}
