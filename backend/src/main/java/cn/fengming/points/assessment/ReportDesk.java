package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Takes figures that stand on no sheet while a round is open: survey counts, vetoes by the town's team, marks and findings
 * by whoever inspects the village; progress also by the village itself. Nobody marks the village they serve or their own home.
 */
@Component
public class ReportDesk {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Subjects subjects;
    private final SheetDoor door;
    private final Reporting reporting;
    private final Clock clock;

    ReportDesk(Rounds rounds, Schemes schemes, Subjects subjects, SheetDoor door, Reporting reporting, Clock clock) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.subjects = subjects;
        this.door = door;
        this.reporting = reporting;
        this.clock = clock;
    }

    /**
     * Reports a figure, or corrects one.
     *
     * @param id made by the device
     * @throws Problem 400 outside its line; 403 for whom it is not to report; 404 foreign round or subject; 409 {@code
     *     report-exists} when somebody reported the same matter (property {@code report}), or after publishing
     */
    @Transactional
    public Mono<Report> report(Actor actor, UUID round, UUID id, ReportEntry entry) {
        Report report = entry.report(id, round, actor.person(), clock.instant());
        return rounds.share(actor.town(), round)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .map(Round::mustBeScoring)
                .zipWhen(open -> schemes.of(actor.town(), open))
                .flatMap(open -> subject(actor, open.getT1(), open.getT2(), report)
                        .flatMap(subject -> reporting.write(
                                actor, open.getT1(), open.getT2(), subject, report, LocalDate.now(clock))));
    }

    private Mono<Subject> subject(Actor actor, Round round, Scheme scheme, Report report) {
        Mono<Subject> subject = scheme.veto(report.line()).isPresent()
                ? subjects.oneOrVillage(actor.town(), round, report.subject())
                : subjects.one(actor.town(), round, report.subject());
        return subject.delayUntil(found -> inspected(round, scheme, report)
                        ? door.mustWrite(actor, round, found.id())
                        : Mono.fromRunnable(() -> mustReport(actor, round, scheme, report, found)))
                .doOnNext(found -> mustNotBeOwn(actor, scheme, report, found));
    }

    /** What is found or marked in a village by whoever goes there: an inspection plan may say who that is. */
    static boolean inspected(Round round, Scheme scheme, Report report) {
        Line line = scheme.line(report.line()).orElse(null);
        boolean found = line instanceof CountedLine counted && counted.source() == SourceKind.FINDINGS;
        return round.subject() == SubjectKind.VILLAGE && (found || line instanceof VisitedLine);
    }

    /** @throws Problem 403 when it is not theirs to report */
    static void mustReport(Actor actor, Round round, Scheme scheme, Report report, Subject subject) {
        Line line = scheme.line(report.line()).orElse(null);
        UUID village = subject.home();
        if (line instanceof ProgressLine) {
            actor.mustServe(village, Role.TOWN, Role.INSPECTOR, Role.COMMITTEE);
        } else if (round.subject() == SubjectKind.VILLAGE || line == null) {
            TownTeam.mustInspect(actor);
        } else {
            actor.mustServe(village, Role.TOWN, Role.INSPECTOR);
        }
    }

    private static void mustNotBeOwn(Actor actor, Scheme scheme, Report report, Subject subject) {
        Line line = scheme.line(report.line()).orElse(null);
        UUID village = subject.home();
        boolean own = actor.villagesOf(Role.COMMITTEE).contains(village)
                || subject.id().equals(actor.household());
        if (line instanceof VisitedLine && own) {
            throw Problem.forbidden("不能给自己任职的村、自己的家打分");
        }
    }
}
