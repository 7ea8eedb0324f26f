package cn.fengming.points.seal;

import cn.fengming.points.seal.Lines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The blocks of a book under check: each root is that of its leaves, each block holds the heads it must. */
final class Chain {

    private final Faults faults;
    private final Places places;
    private final TreeMap<Long, Block> blocks = new TreeMap<>();
    private @Nullable Open open;

    Chain(Faults faults) {
        this.faults = faults;
        this.places = new Places("封存块", faults);
    }

    /** The block whose leaves are being read. */
    private record Open(long line, Block block, Places places, SortedMap<Long, Print> leaves) {}

    void begin(long line, long place, Block block, UUID town) {
        end(line);
        if (place != block.number()) {
            faults.add(line, "封存块的序号 " + place + " 与块内的 " + block.number() + " 不同");
        }
        if (!block.town().equals(town)) {
            faults.add(line, "第 " + block.number() + " 块是别的镇的");
        }
        if (!places.arrive(line, block.number())) {
            return;
        }
        mustHold(line, block, block.number() - 1, block.previous());
        mustHold(line, block, Block.skipped(block.number()), block.skip());
        blocks.put(block.number(), block);
        String leaves = "第 " + block.number() + " 块的第";
        open = new Open(line, block, new Places(leaves, faults), new TreeMap<>());
    }

    private void mustHold(long line, Block block, long older, Print held) {
        Print head = older == 0
                ? Print.NONE
                : blocks.containsKey(older) ? blocks.get(older).head() : null;
        if (head == null) {
            faults.add(line, "第 " + block.number() + " 块之前缺第 " + older + " 块");
        } else if (!head.equals(held)) {
            faults.add(line, "第 " + block.number() + " 块没有接在第 " + older + " 块后面：封存码对不上");
        }
    }

    /** Whether the leaf is new in its block. What it says of itself is sealed; whether that is true is told elsewhere. */
    boolean add(long line, Line leaf) {
        if (open == null) {
            faults.addBlind(line, "这一笔不在任何封存块里");
            return false;
        }
        boolean fresh = open.places().arrive(line, leaf.place());
        if (fresh) {
            open.leaves().put(leaf.place(), leaf.print());
        }
        return fresh;
    }

    /** The block is over: its leaves are all there and lead to its root. */
    void end(long line) {
        if (open != null) {
            Open done = open;
            open = null;
            Block block = done.block();
            if (done.places().complete(line, block.leaves())
                    && !Merkle.root(new ArrayList<>(done.leaves().values())).equals(block.root())) {
                faults.add(done.line(), "第 " + block.number() + " 块的 " + block.leaves() + " 笔与它的封印不符");
            }
        }
    }

    void mustEndAt(long line, long count, @Nullable Print head) {
        places.complete(line, count);
        Print last = blocks.isEmpty() ? null : blocks.lastEntry().getValue().head();
        if (last == null ? head != null : !last.equals(head)) {
            faults.add(1, "第一行写的最后一块封存码与文件里最后一块不符");
        }
    }

    List<Block> blocks() {
        return List.copyOf(blocks.values());
    }
}
