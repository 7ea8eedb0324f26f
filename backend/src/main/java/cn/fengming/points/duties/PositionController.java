package cn.fengming.points.duties;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Named posts over HTTP: who answers for what. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "positions", description = "定人定岗")
class PositionController {

    private final PositionDesk desk;
    private final HandoverDesk handovers;
    private final DutyList list;

    PositionController(PositionDesk desk, HandoverDesk handovers, DutyList list) {
        this.desk = desk;
        this.handovers = handovers;
        this.list = list;
    }

    record PositionReason(
            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** @param tenure who holds the post, as the writer saw it */
    record Vacating(
            @NotNull(message = "请写明现任") UUID tenure,

            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    /** @param items what is still open, in words */
    record HandoverForm(
            @NotNull(message = "请填写接任的人") @Valid Appointee successor,

            @NotNull(message = "没有未办事项请写空列表") @Size(max = 30, message = "未办事项最多 30 条")
            List<@NotBlank(message = "未办事项不能为空") @Size(max = 200, message = "每条最多 200 字") String> items) {}

    record HandoverConfirmation(
            @NotNull(message = "请写明是交出还是接下") Handover.Side side) {}

    /** @param worst one of those in the worst order: needs the secretary or a member of the committee */
    record HomePairing(
            boolean worst,

            @NotNull(message = "没有说明请写空文字") @Size(max = 200, message = "说明最多 200 字")
            String words) {}

    @PutMapping("/positions/{position}")
    @Operation(summary = "设一个岗位，或改它的职责")
    Mono<Position> writePosition(Actor actor, @PathVariable UUID position, @Valid @RequestBody PositionForm form) {
        return desk.write(actor, position, form);
    }

    @GetMapping("/villages/{village}/positions")
    @Operation(summary = "一个村的岗位、现任、前任、交接和包联户")
    Flux<PositionSheet> listPositions(Actor actor, @PathVariable UUID village) {
        return list.sheets(actor, village);
    }

    @GetMapping("/positions/{position}")
    @Operation(summary = "一个岗位")
    Mono<PositionSheet> readPosition(Actor actor, @PathVariable UUID position) {
        return list.sheet(actor, position);
    }

    @PostMapping("/positions/{position}/appointment")
    @Operation(summary = "给空缺的岗位定人")
    Mono<PositionSheet> appointToPosition(
            Actor actor, @PathVariable UUID position, @Valid @RequestBody Appointee appointee) {
        return desk.appoint(actor, position, appointee).then(Mono.defer(() -> list.sheet(actor, position)));
    }

    @PostMapping("/positions/{position}/vacating")
    @Operation(summary = "免去现任，岗位空缺")
    Mono<PositionSheet> vacatePosition(
            Actor actor, @PathVariable UUID position, @Valid @RequestBody Vacating vacating) {
        return desk.vacate(actor, position, vacating.tenure(), vacating.reason())
                .then(Mono.defer(() -> list.sheet(actor, position)));
    }

    @PostMapping("/positions/{position}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤销空缺的岗位")
    Mono<Void> closePosition(Actor actor, @PathVariable UUID position, @Valid @RequestBody PositionReason closing) {
        return desk.close(actor, position, closing.reason());
    }

    @PutMapping("/positions/{position}/handovers/{handover}")
    @Operation(summary = "开始交接：谁接任，还有什么没办完")
    Mono<Handover> beginHandover(
            Actor actor,
            @PathVariable UUID position,
            @PathVariable UUID handover,
            @Valid @RequestBody HandoverForm form) {
        return handovers.begin(actor, position, handover, form.successor(), form.items());
    }

    @PostMapping("/position-handovers/{handover}/confirmation")
    @Operation(summary = "一方确认交接，双方确认后生效")
    Mono<Handover> confirmHandover(
            Actor actor, @PathVariable UUID handover, @Valid @RequestBody HandoverConfirmation confirmation) {
        return handovers.confirm(actor, handover, confirmation.side());
    }

    @PostMapping("/position-handovers/{handover}/withdrawal")
    @Operation(summary = "撤回没有办完的交接")
    Mono<Handover> withdrawHandover(Actor actor, @PathVariable UUID handover, @Valid @RequestBody PositionReason why) {
        return handovers.withdraw(actor, handover, why.reason());
    }

    @GetMapping("/me/position-handovers")
    @Operation(summary = "等我确认的交接")
    Flux<HandoverDesk.Sheet> listMyHandovers(Actor actor) {
        return handovers.mine(actor);
    }

    @PutMapping("/positions/{position}/homes/{household}")
    @Operation(summary = "包联一户；别的岗位包着的转过来")
    Mono<Pairing> pairHousehold(
            Actor actor,
            @PathVariable UUID position,
            @PathVariable UUID household,
            @Valid @RequestBody HomePairing pairing) {
        return desk.pair(actor, position, household, pairing.worst(), pairing.words());
    }

    @PostMapping("/positions/{position}/homes/{household}/ending")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "不再包联这户")
    Mono<Void> unpairHousehold(Actor actor, @PathVariable UUID position, @PathVariable UUID household) {
        return desk.unpair(actor, position, household);
    }

    @GetMapping("/me/positions")
    @Operation(summary = "我家归谁管：包联人、网格员、路长")
    Flux<PublicPosition> listMyPositions(Actor actor) {
        return list.ofFamily(actor);
    }

    @GetMapping("/public/towns/{town}/villages/{village}/positions")
    @Operation(summary = "谁负责哪条路哪一片，空缺也写明")
    Flux<PublicPosition> listPublicPositions(@PathVariable UUID town, @PathVariable UUID village) {
        return list.open(town, village);
    }
}
