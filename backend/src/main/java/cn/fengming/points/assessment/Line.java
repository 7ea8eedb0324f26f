package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * One line of a scheme (评分项). It turns what a sheet says into marks out of its weight, exactly, and says what keeps
 * it from doing so. Lines that need the whole field at once (a mean for the unmeasured) come as further kinds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScoredLine.class, name = "scored"),
    @JsonSubTypes.Type(value = DeductedLine.class, name = "deducted")
})
sealed interface Line permits ScoredLine, DeductedLine {

    String code();

    String title();

    /** The marks a faultless subject gets. */
    int weight();

    SourceKind source();

    /** What is wrong with a mark for this line, in Chinese; empty when it stands within the line. */
    Optional<String> wrong(Mark mark);

    /** What is wrong with a finding on this line, in Chinese; empty when it fits. */
    Optional<String> wrong(Finding finding);

    /** The entry of the catalogue of deductions that a finding names; empty when the line has none. */
    default Optional<FindingKind> kind(Finding finding) {
        return Optional.empty();
    }

    /** Why the content cannot be scored on this line yet; empty when it can. */
    Optional<String> lack(SheetContent content);

    /** Of a content that lacks nothing. */
    LineScore score(SheetContent content);
}
