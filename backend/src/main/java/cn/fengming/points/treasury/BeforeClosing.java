package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who still needs the book of a quarter says so before it is closed. */
public interface BeforeClosing {

    /**
     * Is asked in the transaction that closes.
     *
     * @throws Problem 409 (signalled) while the book is needed, with until when
     */
    Mono<Void> mayClose(UUID town, Quarter quarter);
}
