package cn.fengming.points.testing;

import cn.fengming.points.kernel.OutboxDrain;
import org.springframework.stereotype.Component;

/** Facts reach those who want them when a test says so, however many other tests left behind. */
@Component
public class News {

    private final OutboxDrain outbox;

    News(OutboxDrain outbox) {
        this.outbox = outbox;
    }

    /** Tells everything that is due. Blocks. */
    public void spread() {
        Long told = 1L;
        while (told != null && told > 0) {
            told = outbox.drain().block();
        }
    }
}
