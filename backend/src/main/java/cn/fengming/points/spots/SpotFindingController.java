package cn.fengming.points.spots;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Findings against a village by way of its spots: read by its staff, withdrawn by the town. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "spot-rechecks", description = "脏乱点复查")
class SpotFindingController {

    private static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.TOWN, Role.AUDITOR};

    private final SpotFindings findings;
    private final SpotFindingDesk desk;
    private final Community community;

    SpotFindingController(SpotFindings findings, SpotFindingDesk desk, Community community) {
        this.findings = findings;
        this.desk = desk;
        this.community = community;
    }

    record FindingWithdrawal(
            @NotBlank(message = "请写明撤销的理由") @Size(max = 300, message = "理由最多 300 字")
            String reason) {}

    @GetMapping("/villages/{village}/spot-findings")
    @Operation(summary = "一个村因脏乱点计入考核的问题，最新的在前，包括已撤销的")
    Mono<Page<RegisteredFinding>> listSpotFindings(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, READERS);
        int limit = Page.size(size);
        return community
                .village(actor.town(), village)
                .flatMapMany(known -> findings.ofVillage(actor.town(), village, from, to, after, limit + 1))
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @PostMapping("/spot-findings/{finding}/withdrawal")
    @Operation(summary = "撤销一个有误的问题，由登记人以外的人办理")
    Mono<RegisteredFinding> withdrawSpotFinding(
            Actor actor, @PathVariable UUID finding, @Valid @RequestBody FindingWithdrawal withdrawal) {
        return desk.withdraw(actor, finding, withdrawal.reason());
    }
}
