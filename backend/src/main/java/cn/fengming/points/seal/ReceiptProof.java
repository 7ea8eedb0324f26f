package cn.fengming.points.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows of one transfer that a head stands for it, without showing any other: the way up its tree, and the blocks from
 * the one the head is of down to the one it lies in.
 *
 * @param reason of the transfer, in words; its print is in the transfer
 * @param place of the leaf in its block, from 1
 * @param path siblings from the leaf up
 * @param blocks the newest first; each holds the head of the next
 */
public record ReceiptProof(
        int format,
        Content.Transfer transfer,
        String reason,
        Print leaf,
        int place,
        List<Print> path,
        List<Block> blocks,
        Print head) {

    public ReceiptProof {
        path = List.copyOf(path);
        blocks = List.copyOf(blocks);
    }

    /** As a file. */
    public String json() {
        return Lines.json(this);
    }

    static ReceiptProof read(byte[] file) {
        return Lines.fromJson(file, ReceiptProof.class);
    }

    /** What is wrong with it, in Chinese; null when the head stands for this transfer. */
    public @Nullable String fault() {
        if (format != Content.FORMAT) {
            return "格式是 " + format + "，这个程序只认得 " + Content.FORMAT;
        }
        if (!Lines.ofReason(transfer.id(), reason).equals(transfer.reason())) {
            return "事由与封存的指纹不符";
        }
        if (!Lines.print(transfer).equals(leaf)) {
            return "这笔账的内容与封存的指纹不符";
        }
        if (blocks.isEmpty()) {
            return "没有封存块";
        }
        Block own = blocks.get(blocks.size() - 1);
        if (!own.root().equals(Merkle.climb(leaf, place - 1, own.leaves(), path))) {
            return "这笔账不在第 " + own.number() + " 块的封印里";
        }
        return broken();
    }

    private @Nullable String broken() {
        if (!blocks.get(0).head().equals(head)) {
            return "封存码不是第 " + blocks.get(0).number() + " 块的";
        }
        for (int at = 1; at < blocks.size(); at++) {
            Block newer = blocks.get(at - 1);
            Block older = blocks.get(at);
            if (!older.head().equals(newer.headOf(older.number()))
                    || !older.town().equals(newer.town())) {
                return "第 " + older.number() + " 块没有接在第 " + newer.number() + " 块前面";
            }
        }
        return null;
    }
}
