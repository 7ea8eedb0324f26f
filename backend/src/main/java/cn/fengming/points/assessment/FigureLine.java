package cn.fengming.points.assessment;

import java.util.Optional;

/** A line that counts with figures which stand on no sheet. */
sealed interface FigureLine extends Line permits SurveyLine, VisitedLine, ProgressLine, SchemeLine {

    @Override
    default boolean measured(Entrant entrant) {
        return !entrant.factsOn(code()).isEmpty();
    }

    @Override
    default Optional<String> lack(Entrant entrant) {
        return measured(entrant) || unmeasured() != Unmeasured.WAIT
                ? Optional.empty()
                : Optional.of("「" + title() + "」还没有数据");
    }
}
