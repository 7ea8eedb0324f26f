package cn.fengming.points.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * A script for the village's loudspeaker (大喇叭稿): short sentences, one a line, figures and days in words. What it is
 * given is spoken through {@link Spoken#words}, so no digit and no mask is left in it.
 *
 * @param text the sentences, one a line
 */
public record Script(String title, List<String> sentences, String text) {

    /** More is not listened to: the rest is read on the wall. */
    public static final int MOST_LINES = 60;

    public Script {
        sentences = List.copyOf(sentences);
    }

    /**
     * @param sentences without their full stops where they have none
     */
    public static Script of(String title, List<String> sentences) {
        List<String> spoken = new ArrayList<>();
        for (String sentence : sentences) {
            String words = Spoken.words(sentence).strip();
            if (!words.isEmpty()) {
                spoken.add("。！？".indexOf(words.charAt(words.length() - 1)) >= 0 ? words : words + "。");
            }
        }
        return new Script(Spoken.words(title), spoken, String.join("\n", spoken));
    }
}
