package cn.fengming.points.kernel;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Acts that wait to be written, a line for each town: where one town's book is busy, the others do not wait. */
@Component
class ActQueue {

    private final ActShelf shelf;
    private final GroupCommitSettings settings;
    private final Sundial sundial;
    private final Map<UUID, ActLine> towns = new ConcurrentHashMap<>();

    ActQueue(ActShelf shelf, GroupCommitSettings settings, Sundial sundial) {
        this.shelf = shelf;
        this.settings = settings;
        this.sundial = sundial;
    }

    /**
     * Signals when it is written, or that it was left out because its key is taken or was answered before.
     *
     * @throws Problem (signalled) 503 {@code busy} when too many wait: nothing was written
     */
    Mono<Answers.Claim> write(ActShelf.Due due) {
        return towns.computeIfAbsent(due.act().town(), town -> new ActLine(shelf, settings, sundial))
                .write(due);
    }

    static Problem busy() {
        return new Problem(503, "busy", "现在办理的人太多，请稍等几秒再试").retryAfter(2);
    }
}
