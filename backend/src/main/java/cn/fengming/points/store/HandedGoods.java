package cn.fengming.points.store;

import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.PostedTransfer;
import cn.fengming.points.treasury.BehindTransfer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was handed over for the points of a receipt: its number, and the goods with the transfers that moved them. */
@Component
class HandedGoods implements BehindTransfer {

    private final Redemptions redemptions;

    HandedGoods(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    @Override
    public Mono<Behind> of(UUID town, PostedTransfer transfer) {
        boolean handed = transfer.movement() == Movement.REDEEM
                && transfer.source().source().equals(Postings.SETTLES);
        return handed ? behind(town, UUID.fromString(transfer.source().key())) : Mono.empty();
    }

    private Mono<Behind> behind(UUID town, UUID redemption) {
        return redemptions
                .find(town, redemption)
                .zipWith(redemptions
                        .lines(town, List.of(redemption))
                        .map(HandedGoods::goods)
                        .collectList())
                .map(found -> new Behind(found.getT1().receipt(), found.getT2()));
    }

    private static Goods goods(RedemptionLine line) {
        return new Goods(line.name(), line.pieces(), line.settleId());
    }
}
