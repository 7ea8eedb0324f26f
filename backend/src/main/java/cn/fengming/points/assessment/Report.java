package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure somebody reported on a line or veto of a scheme (填报). It never changes; a wrong one is replaced by another.
 *
 * @param kind of a finding, in the line's catalogue; null for figures
 * @param value problems counted, marks given, amount done, 1 for a veto; null when it only takes back another
 * @param target what was to be done, where the scheme lets reports say it
 * @param replaces the report it comes in the place of
 */
record Report(
        UUID id,
        UUID round,
        UUID subject,
        String line,
        @Nullable String kind,
        @Nullable Score value,
        @Nullable Score target,
        LocalDate day,
        String words,
        List<UUID> photos,
        @Nullable UUID replaces,
        UUID reportedBy,
        Instant reportedAt) {

    Report {
        photos = List.copyOf(photos);
    }

    /** What may be said once about a subject and line; another one has to replace it. */
    String slot(Scheme scheme) {
        Line read = scheme.line(line).orElse(null);
        if (read instanceof VisitedLine) {
            return reportedBy.toString();
        }
        if (read instanceof ProgressLine progress) {
            return progress.sums() ? id.toString() : day.toString();
        }
        return read instanceof CountedLine ? id.toString() : "";
    }

    /** @throws Problem 400 when the scheme's line takes no such report */
    void mustFit(Scheme scheme) {
        wrong(scheme).ifPresent(why -> {
            throw Problem.invalid("value", why);
        });
    }

    private Optional<String> wrong(Scheme scheme) {
        if (scheme.veto(line).isPresent()) {
            boolean said = value == null || value.equals(Score.of(1)) || value.equals(Score.ZERO);
            return said ? Optional.empty() : Optional.of("一票否决只填 1（成立）或 0（不成立）");
        }
        Line read = scheme.mustHaveLine(line, "report");
        if (read.source() == SourceKind.SHEETS
                || read.source() == SourceKind.SPOTS
                || read.source() == SourceKind.SCHEMES) {
            return Optional.of("「" + read.title() + "」不在这里填报");
        }
        if (value == null) {
            return Optional.empty();
        }
        if (read instanceof CountedLine) {
            boolean places = value.whole() && value.compareTo(Score.of(1)) >= 0 && value.compareTo(Score.of(999)) <= 0;
            return places ? read.wrong(finding(value)) : Optional.of("处数应是 1 到 999 的整数");
        }
        return read.wrong(fact(value));
    }

    Fact fact(Score said) {
        return new Fact(subject, line, said, target, day, words, id);
    }

    Finding finding(Score places) {
        Instant foundAt = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.ofHours(8));
        return new Finding(id, line, kind, words, places.numerator().intValue(), null, photos, reportedBy, foundAt);
    }
}
