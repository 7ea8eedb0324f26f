package cn.fengming.points.seal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree of prints with one at the top. Two by two from the left; what is left over goes up as it is. One leaf is proven
 * with the siblings on its way up, without showing any other.
 */
public final class Merkle {

    private Merkle() {}

    /** @param leaves at least one */
    public static Print root(List<Print> leaves) {
        List<Print> level = leaves;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.get(0);
    }

    /** The siblings from the leaf up. @param index from 0 */
    public static List<Print> path(List<Print> leaves, int index) {
        List<Print> path = new ArrayList<>();
        List<Print> level = leaves;
        for (int at = index; level.size() > 1; at /= 2) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            level = above(level);
        }
        return path;
    }

    /** The top that a leaf and its siblings lead to; null when the path is too short or too long for its place. */
    public static @Nullable Print climb(Print leaf, int index, int leaves, List<Print> path) {
        if (index < 0 || index >= leaves) {
            return null;
        }
        Print top = leaf;
        int used = 0;
        int at = index;
        for (int size = leaves; size > 1; size = (size + 1) / 2, at /= 2) {
            if ((at ^ 1) < size) {
                if (used == path.size()) {
                    return null;
                }
                Print sibling = path.get(used++);
                top = at % 2 == 0 ? Print.ofTwo(top, sibling) : Print.ofTwo(sibling, top);
            }
        }
        return used == path.size() ? top : null;
    }

    private static List<Print> above(List<Print> level) {
        List<Print> above = new ArrayList<>((level.size() + 1) / 2);
        for (int at = 0; at < level.size(); at += 2) {
            above.add(at + 1 < level.size() ? Print.ofTwo(level.get(at), level.get(at + 1)) : level.get(at));
        }
        return above;
    }
}
