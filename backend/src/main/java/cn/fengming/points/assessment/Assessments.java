package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rounds, their sheets and what they brought, as other modules read them. Nothing here checks who asks. */
@Component
public class Assessments {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Subjects subjects;
    private final Sheets sheets;
    private final Consequences consequences;
    private final Traces traces;
    private final Community community;

    Assessments(
            Rounds rounds,
            Schemes schemes,
            Subjects subjects,
            Sheets sheets,
            Consequences consequences,
            Traces traces,
            Community community) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.subjects = subjects;
        this.sheets = sheets;
        this.consequences = consequences;
        this.traces = traces;
        this.community = community;
    }

    /** @throws Problem 404 when the town has no such round */
    public Mono<KnownRound> round(UUID town, UUID round) {
        return found(town, round).flatMap(known -> told(town, known));
    }

    /** As above, kept from being published until the transaction ends. */
    public Mono<KnownRound> held(UUID town, UUID round) {
        return rounds.share(town, round)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .flatMap(known -> told(town, known));
    }

    private Mono<KnownRound> told(UUID town, Round round) {
        return schemes.of(town, round).map(scheme -> KnownRound.of(round, scheme));
    }

    private Mono<Round> found(UUID town, UUID round) {
        return rounds.find(town, round).switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")));
    }

    /** Villages that take part, in the order of their spelling, with the class or district each is ranked in. */
    public Flux<RoundVillage> villages(UUID town, UUID round) {
        return found(town, round)
                .flatMapMany(known -> known.subject() == SubjectKind.VILLAGE
                        ? schemes.of(town, known).flatMapMany(scheme -> subjects.of(town, known, scheme))
                        : community.villages(town).map(village -> new Subject(village.id(), village.name())))
                .map(subject ->
                        new RoundVillage(subject.id(), subject.name(), subject.group() == null ? "" : subject.group()));
    }

    /** Sheets begun in a round, drafts too. */
    public Flux<VisitedSheet> sheets(UUID town, UUID round) {
        return found(town, round)
                .flatMapMany(known -> sheets.of(town, round)
                        .concatMap(sheet -> subjects.one(town, known, sheet.subject())
                                .map(subject -> visited(sheet, subject.home()))));
    }

    private static VisitedSheet visited(Sheet sheet, UUID village) {
        return new VisitedSheet(
                sheet.id(),
                sheet.subject(),
                village,
                sheet.visitedOn(),
                sheet.submittedAt(),
                List.copyOf(sheet.authors()));
    }

    /** Talks and letters that a frozen round brought. */
    public Flux<Owed> owed(UUID town, UUID round) {
        return consequences
                .of(town, round)
                .filter(each -> each.kind() == Consequence.Kind.TALK || each.kind() == Consequence.Kind.LETTER)
                .collectList()
                .filter(all -> !all.isEmpty())
                .zipWith(found(town, round))
                .flatMapMany(read -> traces.all(
                                town,
                                round,
                                read.getT1().stream()
                                        .map(Consequences.Recorded::subjectId)
                                        .toList())
                        .flatMapMany(found -> Flux.fromIterable(read.getT1())
                                .concatMap(each -> Mono.justOrEmpty(found.get(each.subjectId()))
                                        .flatMap(trace -> owed(town, read.getT2(), each, trace)))));
    }

    private Mono<Owed> owed(UUID town, Round round, Consequences.Recorded each, Trace trace) {
        String words = each.words();
        return subjects.one(town, round, each.subjectId())
                .map(subject -> new Owed(
                        round.id(),
                        round.code(),
                        round.title(),
                        round.period().code(),
                        round.period().previous().map(Period::code).orElse(null),
                        each.subjectId(),
                        each.subjectName(),
                        subject.home(),
                        each.number(),
                        each.kind(),
                        each.cause(),
                        words == null ? each.cause() : words,
                        trace.place().rank(),
                        trace.place().total().toString(),
                        reasons(trace)));
    }

    private static List<Owed.Reason> reasons(Trace trace) {
        List<Owed.Reason> reasons = new ArrayList<>();
        for (Trace.TraceLine line : trace.lines()) {
            Stream.concat(
                            line.findings().stream().map(finding -> reason(line, finding, trace)),
                            line.figures().stream().map(figure -> reason(line, figure)))
                    .forEach(reasons::add);
        }
        return reasons;
    }

    private static Owed.Reason reason(Trace.TraceLine line, Trace.TraceFinding finding, Trace trace) {
        String words = finding.kind() == null ? finding.text() : finding.kind() + "：" + finding.text();
        return new Owed.Reason(
                line.score().title(), words, finding.spot(), finding.count(), trace.visitedOn(), finding.photos());
    }

    private static Owed.Reason reason(Trace.TraceLine line, Trace.TraceFigure figure) {
        String words =
                figure.words().isBlank() ? String.valueOf(figure.value()) : figure.words() + "（" + figure.value() + "）";
        return new Owed.Reason(line.score().title(), words, null, null, figure.day(), List.of());
    }
}
