package cn.fengming.points.spots;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Withdraws findings that proved wrong. The finding itself stays readable, with the reason. */
@Component
public class SpotFindingDesk {

    private final SpotFindings findings;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    SpotFindingDesk(SpotFindings findings, Audit audit, Outbox outbox, Clock clock) {
        this.findings = findings;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What others are told. */
    private record Told(UUID village, String spot, FindingCode finding) {}

    /**
     * Takes a finding out of every assessment that is not frozen yet.
     *
     * @throws Problem 404 no such finding; 403 for whoever found it; 409 {@code finding-withdrawn}
     */
    @Transactional
    public Mono<RegisteredFinding> withdraw(Actor actor, UUID id, String reason) {
        actor.mustServeTown(Role.TOWN);
        return findings.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个问题")))
                .map(finding -> finding.mustBeOfAnother(actor))
                .filterWhen(
                        finding -> findings.withdraw(actor.town(), id, reason.strip(), actor.person(), clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("finding-withdrawn", "这个问题已经撤销")))
                .delayUntil(finding -> tell(actor, finding, reason))
                .then(findings.find(actor.town(), id));
    }

    private Mono<Void> tell(Actor actor, RegisteredFinding finding, String reason) {
        Told told = new Told(finding.village(), finding.spotCode(), finding.code());
        return audit.record(actor, "spots.finding-withdrawn", "spot-finding", finding.id(), reason, told)
                .then(outbox.tell(actor.town(), "spots.finding-withdrawn", finding.id(), told));
    }
}
