package cn.fengming.points.paper;

import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.PdfChunk;

/**
 * Where a line may end: after a blank and between Chinese characters, but never so that a closing mark begins a line or
 * an opening one ends it. Numbers and words of other scripts stay whole as long as they fit a line.
 */
final class ChineseBreaks implements SplitCharacter {

    private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕”’…—％·,.;:?!)]}%";
    private static final String NEVER_LAST = "（《〈「『【〔“‘([{￥#";

    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
        char last = text[current];
        if (last <= ' ' || last == '-' || last == '/') {
            return true;
        }
        if (current + 1 >= end) {
            return wide(last);
        }
        char next = text[current + 1];
        if (Character.isHighSurrogate(last) || NEVER_LAST.indexOf(last) >= 0 || NEVER_FIRST.indexOf(next) >= 0) {
            return false;
        }
        return wide(last) || wide(next);
    }

    private static boolean wide(char letter) {
        return letter >= 0x2E80 || letter == '…' || letter == '□' || letter == '”' || letter == '’';
    }
}
