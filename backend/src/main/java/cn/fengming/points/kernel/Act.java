package cn.fengming.points.kernel;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that one request writes, decided before anything is written. It stands whole or not at all.
 *
 * @param steps in any order: they are written by {@link Step#turn}, rows of one kind in the order given here
 * @param words puts what the database refuses into the words of the desk that decided it
 */
public record Act(UUID town, List<Step> steps, UnaryOperator<Throwable> words) {

    public Act {
        steps = List.copyOf(steps);
    }

    public static Act of(UUID town, Step... steps) {
        return new Act(town, List.of(steps), refusal -> refusal);
    }

    public Act with(List<Step> more) {
        return new Act(town, Stream.concat(steps.stream(), more.stream()).toList(), words);
    }

    public Act with(Step more) {
        return with(List.of(more));
    }

    /** Both, as one. */
    public Act and(Act other) {
        return with(other.steps).saying(other.words);
    }

    /** These words come after those that are there: the first to know a refusal decides. */
    public Act saying(UnaryOperator<Throwable> more) {
        return new Act(town, steps, refusal -> more.apply(words.apply(refusal)));
    }
}
