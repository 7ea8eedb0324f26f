package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes reports with their photos. Part of a desk's transaction, which holds the round and knows who may report. Sending
 * the same again changes nothing.
 */
@Component
class Reporting {

    private static final String SUBJECT_TYPE = "assessment.report";

    private final Reports reports;
    private final Photos photos;
    private final Audit audit;

    Reporting(Reports reports, Photos photos, Audit audit) {
        this.reports = reports;
        this.photos = photos;
        this.audit = audit;
    }

    /**
     * @throws Problem 400 outside its line or period; 404 when what it replaces is no report on the same matter; 409 when
     *     the matter was reported already ({@code report}: by which one) or the id says something else
     */
    Mono<Report> write(Actor actor, Round round, Scheme scheme, Subject subject, Report report, LocalDate today) {
        mustFallInto(round.period(), report.day(), today);
        return slot(actor.town(), scheme, report, false)
                .flatMap(slot -> add(actor, round, scheme, subject, report, slot));
    }

    /** Corrects what an upheld objection was about, whoever reported it. */
    Mono<Report> overrule(Actor actor, Round round, Scheme scheme, Subject subject, Report report) {
        return slot(actor.town(), scheme, report, true)
                .flatMap(slot -> add(actor, round, scheme, subject, report, slot));
    }

    private Mono<Report> add(Actor actor, Round round, Scheme scheme, Subject subject, Report report, String slot) {
        report.mustFit(scheme);
        return reports.add(actor.town(), report, slot)
                .flatMap(added -> added ? keep(actor, round, subject, report) : known(actor.town(), report, slot));
    }

    /** @throws Problem 400 on field {@code day} */
    static void mustFallInto(Period period, LocalDate day, LocalDate today) {
        if (!period.contains(day)) {
            throw Problem.invalid("day", "日期应在 " + period.firstDay() + " 到 " + period.lastDay() + " 之间");
        }
        if (day.isAfter(today)) {
            throw Problem.invalid("day", "日期不能在今天之后");
        }
    }

    private Mono<String> slot(UUID town, Scheme scheme, Report report, boolean overruled) {
        UUID replaced = report.replaces();
        if (replaced == null) {
            if (report.value() == null) {
                throw Problem.invalid("value", "请填写数字");
            }
            return Mono.just(report.slot(scheme));
        }
        return reports.find(town, replaced)
                .filter(old -> old.round().equals(report.round())
                        && old.subject().equals(report.subject())
                        && old.line().equals(report.line()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("要更正的填报")))
                .doOnNext(old -> mustBeOwn(scheme, old, report, overruled))
                .then(reports.slotOf(town, replaced));
    }

    /** Nobody changes what another member of the panel gave. */
    private static void mustBeOwn(Scheme scheme, Report old, Report report, boolean overruled) {
        boolean panel = !overruled && scheme.line(old.line()).orElse(null) instanceof VisitedLine;
        if (panel && !old.reportedBy().equals(report.reportedBy())) {
            throw Problem.forbidden("各人的打分只能由本人更正");
        }
    }

    private Mono<Report> keep(Actor actor, Round round, Subject subject, Report report) {
        return photos.claim(actor, report.photos(), SUBJECT_TYPE, report.id(), audience(round, subject))
                .then(audit.record(
                        actor, "assessment.reported", "assessment-report", report.id(), report.words(), report.line()))
                .thenReturn(report);
    }

    private static Audience audience(Round round, Subject subject) {
        UUID village = subject.home();
        return round.state() == Round.State.SCORING ? Audience.staff(village) : Audience.village(village);
    }

    private Mono<Report> known(UUID town, Report report, String slot) {
        return reports.find(town, report.id())
                .map(old -> mustSayTheSame(old, report))
                .switchIfEmpty(Mono.defer(() -> taken(town, report, slot)));
    }

    private static Report mustSayTheSame(Report old, Report report) {
        Report again = new Report(
                report.id(),
                report.round(),
                report.subject(),
                report.line(),
                report.kind(),
                report.value(),
                report.target(),
                report.day(),
                report.words(),
                report.photos(),
                report.replaces(),
                old.reportedBy(),
                old.reportedAt());
        if (!again.equals(old)) {
            throw Problem.conflict("report-differs", "这个编号已用于别的填报");
        }
        return old;
    }

    private Mono<Report> taken(UUID town, Report report, String slot) {
        String type = report.replaces() == null ? "report-exists" : "report-replaced";
        String words = report.replaces() == null ? "这一项已经填报过，要改请写明更正的是哪一条" : "这条已经更正过，请看最新的一条";
        return reports.inSlot(town, report, slot)
                .<Report>flatMap(
                        standing -> Mono.error(Problem.conflict(type, words).with("report", standing.id())))
                .switchIfEmpty(Mono.error(() -> Problem.conflict(type, words)));
    }

    /** With the standing, the village sees what was photographed. */
    Mono<Void> showToVillages(UUID town, Round round, Map<UUID, UUID> villages) {
        return reports.standing(town, round.id())
                .filter(report -> !report.photos().isEmpty() && villages.containsKey(report.subject()))
                .concatMap(report -> photos.show(
                        town,
                        SUBJECT_TYPE,
                        report.id(),
                        Audience.village(villages.getOrDefault(report.subject(), report.subject()))))
                .then();
    }
}
