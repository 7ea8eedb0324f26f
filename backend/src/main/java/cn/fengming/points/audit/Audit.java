package cn.fengming.points.audit;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Step;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Who did what to what, and why. A record stands if and only if the deed stands: it is written in the deed's own
 * transaction, and nothing can change it afterwards.
 */
@Component
public class Audit {

    private final AuditRecords records;

    Audit(AuditRecords records) {
        this.records = records;
    }

    /**
     * @param action {@code module.deed} in lower case: {@code community.household-split}
     * @param subjectType kind of the thing it was done to, lower case: {@code household}
     * @param reason what the acting person gave as reason; at most 1,000 characters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> record(Actor actor, String action, String subjectType, UUID subjectId, @Nullable String reason) {
        return records.add(actor, action, subjectType, subjectId, reason, null);
    }

    /** @param details a record or map that becomes JSON: what was before and after. Ids and figures, no secrets. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> record(
            Actor actor, String action, String subjectType, UUID subjectId, @Nullable String reason, Object details) {
        return records.add(actor, action, subjectType, subjectId, reason, details);
    }

    /** The same as a step of what is written together with others. */
    public Step recorded(Actor actor, String action, String subjectType, UUID subjectId, @Nullable String reason) {
        return records.step(actor, action, subjectType, subjectId, reason, null);
    }
}
