package cn.fengming.points.treasury;

import cn.fengming.points.ledger.PostedTransfer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Whoever posts transfers tells what stands behind one on its receipt, where points alone do not say it. */
public interface BehindTransfer {

    /** Empty when it is none of theirs. */
    Mono<Behind> of(UUID town, PostedTransfer transfer);

    /**
     * What a receipt says besides the points.
     *
     * @param number of the paper, as it is printed on it; null for none
     */
    record Behind(@Nullable String number, List<Goods> goods) {

        public Behind {
            goods = List.copyOf(goods);
        }
    }

    /** @param transfer that moved the pieces; null for what is not counted in the book, a haircut */
    record Goods(String name, long pieces, @Nullable UUID transfer) {}
}
