package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Opens a round: the scheme, its tie rules and the seed of every draw are fixed before anybody is scored. Afterwards
 * only a further version of the document with a reason changes the scheme, and none once a sheet was submitted.
 */
@Component
public class RoundDesk {

    private final Rounds rounds;
    private final Sheets sheets;
    private final Reports reports;
    private final Schemes schemes;
    private final Presets presets;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RoundDesk(
            Rounds rounds,
            Sheets sheets,
            Reports reports,
            Schemes schemes,
            Presets presets,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.rounds = rounds;
        this.sheets = sheets;
        this.reports = reports;
        this.schemes = schemes;
        this.presets = presets;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others are told: which scheme stands for which period. */
    private record Adopted(String code, String period, int version) {}

    /**
     * Takes a scheme for a period.
     *
     * @param period {@code 2026Q4} for a scheme that assesses by quarter, see {@link PeriodKind} for the others
     * @throws Problem 400 {@code invalid-scheme}; 409 when the town has a round for that scheme and period
     */
    @Transactional
    public Mono<Round> adopt(Actor actor, String period, Adoption adoption) {
        actor.mustServeTown(Role.TOWN);
        String document = adoption.text(presets);
        return Mono.zip(schemes.sound(actor.town(), document), freshSeed())
                .map(chosen -> round(chosen.getT1(), period, chosen.getT2()))
                .flatMap(round -> open(actor, round, document, adoption.reason()));
    }

    /**
     * Replaces the document of a round that nobody was scored in yet.
     *
     * @throws Problem 409 when a sheet was submitted already, or the document names another scheme or kind of period
     */
    @Transactional
    public Mono<Round> revise(Actor actor, UUID id, Adoption adoption) {
        actor.mustServeTown(Role.TOWN);
        String document = adoption.text(presets);
        return rounds.lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .map(Round::mustBeScoring)
                .filterWhen(round -> sheets.anySubmitted(actor.town(), id).map(submitted -> !submitted))
                .filterWhen(round -> reports.all(actor.town(), id).hasElements().map(reported -> !reported))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("scoring-begun", "已经有评分表提交或数字填报，考核方案不能再改")))
                .zipWith(schemes.sound(actor.town(), document))
                .flatMap(pair -> replace(actor, pair.getT1(), pair.getT2(), document, adoption.reason()));
    }

    private Mono<Seed> freshSeed() {
        return Mono.fromSupplier(() -> Seed.fresh(random)).subscribeOn(Schedulers.boundedElastic());
    }

    private Round round(Scheme scheme, String code, Seed seed) {
        Period period = scheme.period().parse(code);
        if (scheme.days() != null && !period.equals(scheme.days())) {
            throw Problem.invalid("period", "方案写明的起止日期是 " + scheme.days().code());
        }
        return new Round(
                ids.next(),
                scheme.code(),
                scheme.title(),
                scheme.subject(),
                period,
                Round.State.SCORING,
                1,
                seed.commitment(),
                seed,
                clock.instant(),
                null);
    }

    private Mono<Round> open(Actor actor, Round round, String document, String reason) {
        return rounds.add(actor.town(), round, actor.person())
                .filter(added -> added)
                .switchIfEmpty(Mono.error(
                        () -> Problem.conflict("round-exists", round.period().code() + " 已经采用了这个考核方案，要改请登记新版本")))
                .then(record(actor, round, document, reason))
                .thenReturn(round);
    }

    private Mono<Round> replace(Actor actor, Round round, Scheme scheme, String document, String reason) {
        if (!scheme.code().equals(round.code())
                || scheme.period() != round.period().kind()) {
            return Mono.error(Problem.conflict("other-scheme", "新版本的代号和周期要与原方案相同，换方案请另开一轮"));
        }
        int version = round.schemeVersion() + 1;
        return rounds.takeScheme(actor.town(), round.id(), version, scheme.title())
                .then(rounds.find(actor.town(), round.id()))
                .flatMap(revised -> record(actor, revised, document, reason).thenReturn(revised));
    }

    private Mono<Void> record(Actor actor, Round round, String document, String reason) {
        var version =
                new Rounds.SchemeVersion(round.schemeVersion(), document, reason, actor.person(), clock.instant());
        var told = new Adopted(round.code(), round.period().code(), round.schemeVersion());
        return rounds.addScheme(actor.town(), round.id(), version)
                .then(audit.record(actor, "assessment.scheme-adopted", "assessment-round", round.id(), reason, told))
                .then(outbox.tell(actor.town(), "assessment.scheme-adopted", round.id(), told));
    }
}
