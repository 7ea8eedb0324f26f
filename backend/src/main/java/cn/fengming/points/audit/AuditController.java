package cn.fengming.points.audit;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The audit, for those who watch over the town as a whole. */
@RestController
class AuditController {

    private static final String WORD = "[a-z0-9.-]{1,80}";

    private final AuditRecords records;

    AuditController(AuditRecords records) {
        this.records = records;
    }

    @Operation(summary = "查询操作留痕（新的在前）")
    @GetMapping("/api/v1/audit/records")
    Mono<Page<AuditRecord>> auditRecords(
            Actor actor,
            @RequestParam(name = "actor", required = false) @Nullable UUID person,
            @RequestParam(required = false) @Pattern(regexp = WORD, message = "操作名不对") @Nullable String action,
            @RequestParam(required = false) @Pattern(regexp = WORD, message = "对象类型不对") @Nullable String subjectType,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        var query = new AuditQuery(person, action, subjectType, subject, from, to, after);
        return records.find(actor.town(), query, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }
}
