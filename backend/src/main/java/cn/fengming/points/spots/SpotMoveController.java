package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The moves of a spot, one request each. Each names the state its sender saw. */
@RestController
@RequestMapping("/api/v1/spots/{id}")
@Tag(name = "spot-moves", description = "脏乱点：办理")
class SpotMoveController {

    private final MoveDesk moves;
    private final MergeDesk merges;
    private final SpotDesk desk;
    private final Stories stories;

    SpotMoveController(MoveDesk moves, MergeDesk merges, SpotDesk desk, Stories stories) {
        this.moves = moves;
        this.merges = merges;
        this.desk = desk;
        this.stories = stories;
    }

    private Mono<SpotView> read(Actor actor, Mono<Spot> moved) {
        return moved.flatMap(spot -> stories.view(actor, spot));
    }

    @PostMapping("/acceptance")
    @Operation(summary = "受理")
    Mono<SpotView> acceptSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Acceptance asked) {
        return read(actor, moves.accept(actor, id, asked));
    }

    @PostMapping("/refusal")
    @Operation(summary = "不予受理，写明理由或选用答复模板")
    Mono<SpotView> declineSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Refusal asked) {
        return read(actor, moves.decline(actor, id, asked));
    }

    @PostMapping("/assignment")
    @Operation(summary = "派发：不写明的按类型和网格决定")
    Mono<SpotView> assignSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Assignment asked) {
        return read(actor, moves.assign(actor, id, asked));
    }

    @PostMapping("/hand-over")
    @Operation(summary = "不归我管，转交别的岗位")
    Mono<SpotView> handOverSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.HandOver asked) {
        return read(actor, moves.handOver(actor, id, asked));
    }

    @PostMapping("/start")
    @Operation(summary = "开始整改")
    Mono<SpotView> startSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Start asked) {
        return read(actor, moves.start(actor, id, asked));
    }

    @PostMapping("/rectification")
    @Operation(summary = "整改完成：整改后的照片和地点必须有")
    Mono<SpotView> rectifySpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Cleaned asked) {
        return read(actor, moves.rectify(actor, id, asked));
    }

    @PostMapping("/sending-back")
    @Operation(summary = "没有整改好，退回重改")
    Mono<SpotView> sendBackSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.SendingBack asked) {
        return read(actor, moves.sendBack(actor, id, asked));
    }

    @PostMapping("/verification")
    @Operation(summary = "核实：确实整改好了")
    Mono<SpotView> verifySpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Agreement asked) {
        return read(actor, moves.verify(actor, id, asked));
    }

    @PostMapping("/write-off")
    @Operation(summary = "销号")
    Mono<SpotView> writeOffSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Agreement asked) {
        return read(actor, moves.writeOff(actor, id, asked));
    }

    @PostMapping("/reopening")
    @Operation(summary = "又脏了，重开（记一次反弹）")
    Mono<SpotView> reopenSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Reopening asked) {
        return read(actor, desk.reopen(actor, id, asked.expected(), asked.reason(), asked.photos()));
    }

    @PostMapping("/merge")
    @Operation(summary = "与另一件是同一处，并入那一件")
    Mono<SpotView> mergeSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Merge asked) {
        return read(actor, merges.merge(actor, id, asked));
    }
}
