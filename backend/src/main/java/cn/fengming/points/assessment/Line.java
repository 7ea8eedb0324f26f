package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * One line of a scheme (评分项). It turns what is known of a subject into marks, exactly, and says what keeps it from
 * doing so.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScoredLine.class, name = "scored"),
    @JsonSubTypes.Type(value = DeductedLine.class, name = "deducted"),
    @JsonSubTypes.Type(value = CountedLine.class, name = "counted"),
    @JsonSubTypes.Type(value = SurveyLine.class, name = "survey"),
    @JsonSubTypes.Type(value = VisitedLine.class, name = "visits"),
    @JsonSubTypes.Type(value = ProgressLine.class, name = "progress"),
    @JsonSubTypes.Type(value = SchemeLine.class, name = "schemes")
})
sealed interface Line permits ScoredLine, DeductedLine, CountedLine, FigureLine {

    String code();

    String title();

    /** The marks a faultless subject gets; 0 where there is no such thing. */
    int weight();

    SourceKind source();

    /** What is wrong with a mark for this line, in Chinese; empty when it stands within the line. */
    default Optional<String> wrong(Mark mark) {
        return Optional.of("「" + title() + "」不在评分表上打分");
    }

    /** What is wrong with a finding on this line, in Chinese; empty when it fits. */
    default Optional<String> wrong(Finding finding) {
        return Optional.of("「" + title() + "」不登记问题");
    }

    /** What is wrong with a figure for this line, in Chinese; empty when it fits. */
    default Optional<String> wrong(Fact fact) {
        return Optional.of("「" + title() + "」不填报数字");
    }

    /** The entry of the catalogue of deductions that a finding names; empty when the line has none. */
    default Optional<FindingKind> kind(Finding finding) {
        return Optional.empty();
    }

    /** Why the subject cannot be scored on this line yet; empty when it can. */
    Optional<String> lack(Entrant entrant);

    /** Whether somebody gave a figure; who has none stands as {@link #unmeasured()} says. */
    default boolean measured(Entrant entrant) {
        return true;
    }

    default Unmeasured unmeasured() {
        return Unmeasured.WAIT;
    }

    /** Of somebody measured who lacks nothing. */
    LineScore score(Entrant entrant);
}
