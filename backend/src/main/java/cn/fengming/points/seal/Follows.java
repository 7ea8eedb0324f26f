package cn.fengming.points.seal;

import cn.fengming.points.seal.Content.Transfer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** No transfer is settled, released or taken back for more than it moved, and none is in the book twice. */
final class Follows {

    private final Faults faults;
    private final Map<UUID, Long> moved = new HashMap<>();
    private final Map<UUID, Following> following = new HashMap<>();

    Follows(Faults faults) {
        this.faults = faults;
    }

    private record Following(long line, long amount) {}

    void enter(long line, Transfer transfer) {
        if (moved.put(transfer.id(), transfer.amount()) != null) {
            faults.add(line, "转账 " + transfer.id() + " 出现了两次");
        }
        if (transfer.follows() != null) {
            following.merge(
                    transfer.follows(),
                    new Following(line, transfer.amount()),
                    (before, now) -> new Following(now.line(), before.amount() + now.amount()));
        }
    }

    void close() {
        following.forEach((id, followers) -> {
            Long amount = moved.get(id);
            if (amount == null) {
                faults.add(followers.line(), "所冲或所结的转账 " + id + " 不在文件里");
            } else if (followers.amount() > amount) {
                faults.add(followers.line(), "转账 " + id + " 只有 " + amount + "，被冲回或结掉了 " + followers.amount());
            }
        });
    }
}
