package cn.fengming.points.seal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * So many leaves under one seal. Its print is the head of the chain: it stands for everything up to here, since it holds
 * the head before it.
 *
 * @param number from 1 without gaps
 * @param root of the Merkle tree over the leaves
 * @param previous head of the block before; {@link Print#NONE} for the first
 * @param skip head of the block {@link #skipped(long)}: with it a proof jumps, and stays short after years
 */
public record Block(UUID town, long number, Instant sealedAt, int leaves, Print root, Print previous, Print skip)
        implements Content {

    /** No block holds more, so that a path has at most 12 steps. */
    public static final int MOST_LEAVES = 4096;

    /** The block whose head is held besides the previous one's: the number without its lowest bit, 0 for none. */
    public static long skipped(long number) {
        return number - Long.lowestOneBit(number);
    }

    @Override
    public String kind() {
        return "block";
    }

    public Print head() {
        return Lines.print(this);
    }

    /** Of the two older blocks whose heads a block holds, the one nearer to a wanted one and not before it. */
    public static long towards(long number, long wanted) {
        return skipped(number) >= wanted ? skipped(number) : number - 1;
    }

    /** The head it holds of an older block; null when it holds none of that one. */
    public @Nullable Print headOf(long older) {
        if (older == number - 1) {
            return previous;
        }
        return older == skipped(number) ? skip : null;
    }
}
