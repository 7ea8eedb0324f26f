package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What staff does besides single moves: telephone calls, many at once, and what everybody may see. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "spot-desk", description = "脏乱点：热线、批量办理与公开管理")
class SpotDeskController {

    private final HotlineDesk hotline;
    private final BatchDesk batches;
    private final ModerationDesk moderation;
    private final Stories stories;

    SpotDeskController(HotlineDesk hotline, BatchDesk batches, ModerationDesk moderation, Stories stories) {
        this.hotline = hotline;
        this.batches = batches;
        this.moderation = moderation;
        this.stories = stories;
    }

    private Mono<SpotView> read(Actor actor, Mono<Spot> moved) {
        return moved.flatMap(spot -> stories.view(actor, spot));
    }

    @PutMapping("/hotline-spots/{id}")
    @Operation(summary = "登记一个热线电话")
    Mono<ResponseEntity<SpotView>> keyHotlineSpot(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody HotlineForm form) {
        return hotline.key(actor, id, form).flatMap(done -> SpotController.answer(stories, actor, done));
    }

    @GetMapping("/spots/{id}/caller")
    @Operation(summary = "查看来电人（每次查看都有记录）")
    Mono<HotlineDesk.Caller> readSpotCaller(Actor actor, @PathVariable UUID id) {
        return hotline.caller(actor, id);
    }

    @PostMapping("/spot-batches/acceptance")
    @Operation(summary = "批量受理，一件不成不影响其他")
    Mono<List<BatchDesk.Outcome>> acceptSpots(Actor actor, @Valid @RequestBody Asked.AcceptanceOfMany asked) {
        return batches.accept(actor, asked);
    }

    @PostMapping("/spot-batches/assignment")
    @Operation(summary = "批量派发，一件不成不影响其他")
    Mono<List<BatchDesk.Outcome>> assignSpots(Actor actor, @Valid @RequestBody Asked.AssignmentOfMany asked) {
        return batches.assign(actor, asked);
    }

    @PostMapping("/spots/{id}/hiding")
    @Operation(summary = "隐藏，写明理由；原件保留")
    Mono<SpotView> hideSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Because because) {
        return read(actor, moderation.hide(actor, id, because.reason()));
    }

    @PostMapping("/spots/{id}/showing")
    @Operation(summary = "恢复显示")
    Mono<SpotView> showSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Because because) {
        return read(actor, moderation.show(actor, id, because.reason()));
    }

    @PostMapping("/spots/{id}/listing")
    @Operation(summary = "放上或撤下公开列表")
    Mono<SpotView> listSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Listing asked) {
        return read(actor, moderation.list(actor, id, asked.listed(), asked.reason()));
    }
}
