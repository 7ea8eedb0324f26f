package cn.fengming.points.inspection;

import java.util.List;

/** A letter with its answers, oldest first, and its history. */
public record LetterView(Letter letter, List<Reply> replies, List<LetterStep> steps) {

    public LetterView {
        replies = List.copyOf(replies);
        steps = List.copyOf(steps);
    }
}
