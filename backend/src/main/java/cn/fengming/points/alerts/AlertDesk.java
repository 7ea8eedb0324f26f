package cn.fengming.points.alerts;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Raises alerts, each once a fact, and takes down what people found out about them. The auditor settles; the town office
 * may answer, and does not see what is for auditors alone.
 */
@Component
public class AlertDesk {

    private final Alerts alerts;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    AlertDesk(Alerts alerts, Outbox outbox, Audit audit, Clock clock) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What others hear of a new alert: that there is one, and nothing of what it says. */
    record Raised(UUID alert, AlertKind kind) {}

    /** Emits false for a fact that was raised before. */
    @Transactional
    public Mono<Boolean> raise(UUID town, Suspicion found) {
        return alerts.raise(town, found, clock.instant())
                .flatMap(id -> outbox.tell(town, "alerts.raised", id, new Raised(id, found.kind()))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** @throws Problem (signalled) 404, 409 {@code alert-state} when it is settled */
    @Transactional
    public Mono<Void> lookInto(Actor actor, UUID id, String words) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        return moved(actor, id, Alert.State.LOOKED_INTO, words);
    }

    /** @throws Problem (signalled) 404, 409 {@code alert-state} before it was looked into, or again */
    @Transactional
    public Mono<Void> settle(Actor actor, UUID id, String words) {
        actor.mustServeTown(Role.AUDITOR);
        return moved(actor, id, Alert.State.SETTLED, words);
    }

    private Mono<Void> moved(Actor actor, UUID id, Alert.State to, String words) {
        return alerts.lock(actor.town(), id)
                .filter(alert -> mayRead(actor, alert))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条提醒")))
                .map(alert -> alert.moved(to, clock.instant()))
                .flatMap(alert -> alerts.move(actor, alert, words).then(audited(actor, alert, words)));
    }

    /** The town office reads the audit, too: what is for auditors alone stands in the alert's own log only. */
    private Mono<Void> audited(Actor actor, Alert moved, String words) {
        boolean secret = moved.kind().forAuditorsAlone();
        return audit.record(
                actor,
                "alerts." + slug(moved.state()),
                "alert",
                moved.id(),
                secret ? null : words,
                secret ? Map.of() : Map.of("kind", moved.kind()));
    }

    static boolean mayRead(Actor actor, Alert alert) {
        return actor.has(Role.AUDITOR) || !alert.kind().forAuditorsAlone();
    }

    private static String slug(Alert.State to) {
        return to == Alert.State.SETTLED ? "settled" : "looked-into";
    }
}
