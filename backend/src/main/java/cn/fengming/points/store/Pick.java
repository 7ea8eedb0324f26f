package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Which batches pieces of one good are taken from: what expires first goes first, what has expired does not go at all.
 * Pieces that lay there before there were batches (loose) go before what has no date.
 *
 * @param loose how many come from no batch
 */
record Pick(List<Taken> taken, long loose) {

    /** Pieces of one batch. */
    record Taken(Batch batch, int pieces) {

        UUID batchId() {
            return batch.id();
        }
    }

    /**
     * For somebody who takes the goods home.
     *
     * @param loose pieces of the good that are in no batch
     * @throws Problem 409 expired-stock when too few of them are still good
     */
    static Pick good(List<Batch> batches, long loose, int pieces, LocalDate today) {
        Pick pick = pick(batches, loose, pieces, batch -> batch.expired(today) ? 0 : batch.notBlocked());
        if (pick.pieces() < pieces) {
            throw Problem.conflict("expired-stock", "这种商品有 " + (pieces - pick.pieces()) + " 件已经过期，不能发放，请先补货或办理退回");
        }
        return pick;
    }

    /** For what is lost or missing: any that is not written off as too old. The rest was in no batch. */
    static Pick any(List<Batch> batches, long loose, int pieces) {
        Pick pick = pick(batches, loose, pieces, Batch::notBlocked);
        return new Pick(pick.taken(), pieces - pick.ofBatches());
    }

    /** For throwing away what is too old. @throws Problem 422 when less than that is */
    static Pick blocked(List<Batch> batches, int pieces) {
        Pick pick = pick(batches, 0, pieces, Batch::blocked);
        if (pick.pieces() < pieces) {
            throw Problem.refused("not-expired", "过期停发的只有 " + pick.pieces() + " 件");
        }
        return pick;
    }

    private static Pick pick(List<Batch> batches, long loose, int pieces, ToIntFunction<Batch> usable) {
        List<Taken> taken = new ArrayList<>();
        long fromLoose = 0;
        int need = pieces;
        boolean looseHadTheirTurn = false;
        for (Batch batch : batches.stream().sorted(Batch.FIRST_OUT).toList()) {
            if (batch.bestBefore() == null && !looseHadTheirTurn) {
                looseHadTheirTurn = true;
                fromLoose = Math.min(need, loose);
                need -= (int) fromLoose;
            }
            int some = Math.min(need, usable.applyAsInt(batch));
            if (some > 0) {
                taken.add(new Taken(batch, some));
                need -= some;
            }
        }
        return new Pick(List.copyOf(taken), looseHadTheirTurn ? fromLoose : Math.min(need, loose));
    }

    private int ofBatches() {
        return taken.stream().mapToInt(Taken::pieces).sum();
    }

    private long pieces() {
        return ofBatches() + loose;
    }
}
