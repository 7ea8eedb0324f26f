package cn.fengming.points.seal;

import java.util.BitSet;

/** Which of the lines numbered from 1 have come: none twice, none missing, in their order. */
final class Places {

    private final String what;
    private final Faults faults;
    private final BitSet seen = new BitSet();
    private long last;

    Places(String what, Faults faults) {
        this.what = what;
        this.faults = faults;
    }

    /** Whether the line is a new one; a repeated one is told and must not be counted again. */
    boolean arrive(long line, long place) {
        if (place < 1 || place > Integer.MAX_VALUE - 1) {
            faults.addBlind(line, what + "的序号 " + place + " 不对");
            return false;
        }
        if (seen.get((int) place)) {
            faults.add(line, what + " " + place + " 出现了两次");
            return false;
        }
        if (place < last) {
            faults.add(line, what + " " + place + " 排在了 " + last + " 后面，次序被改动");
        }
        last = Math.max(last, place);
        seen.set((int) place);
        return true;
    }

    /** Whether all are there. @param line where they are missed */
    boolean complete(long line, long count) {
        boolean complete = true;
        for (int place = seen.nextClearBit(1); place <= count; place = seen.nextClearBit(place + 1)) {
            int until = seen.nextSetBit(place);
            long end = until < 0 || until > count ? count : until - 1L;
            faults.addBlind(line, "缺少" + what + " " + place + (end > place ? " 到 " + end : ""));
            complete = false;
            place = (int) Math.min(end, Integer.MAX_VALUE - 2);
        }
        if (seen.length() - 1L > count) {
            faults.addBlind(line, what + "多于 " + count);
            return false;
        }
        return complete;
    }
}
