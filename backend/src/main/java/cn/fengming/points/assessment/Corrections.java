package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes the next version of a submitted sheet, with its photos and its reason. Part of a desk's transaction, which
 * holds the round and the sheet and knows who may correct.
 */
@Component
class Corrections {

    private final Sheets sheets;
    private final Evidence evidence;
    private final Audit audit;
    private final Clock clock;

    Corrections(Sheets sheets, Evidence evidence, Audit audit, Clock clock) {
        this.sheets = sheets;
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param author becomes one of the sheet's authors; null for who heard an objection */
    Mono<Sheet> write(
            Actor actor, Round round, Scheme scheme, Sheet sheet, CorrectionEntry entry, @Nullable UUID author) {
        Instant now = clock.instant();
        Correction correction = entry.read(scheme, actor.person(), now);
        Sheet corrected = sheet.corrected(scheme, correction, author);
        return evidence.claimNew(actor, round, sheet, corrected)
                .then(sheets.save(actor.town(), corrected))
                .then(sheets.addVersion(actor.town(), corrected, correction.reason(), actor.person(), now))
                .then(audit.record(
                        actor, "assessment.sheet-corrected", "assessment-sheet", sheet.id(), correction.reason()))
                .thenReturn(corrected);
    }
}
