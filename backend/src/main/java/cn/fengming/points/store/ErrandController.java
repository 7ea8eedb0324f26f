package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who acts for a household, what they did, and what the household says to it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class ErrandController {

    private final ProxyDesk proxies;
    private final ErrandDesk errands;

    ErrandController(ProxyDesk proxies, ErrandDesk errands) {
        this.proxies = proxies;
        this.errands = errands;
    }

    @PutMapping("/proxies/{id}")
    @Operation(summary = "登记代办人：本户自己登记，或村委当面登记并附签字；同一个编号重复提交只算一次")
    Mono<Proxy.Shown> registerProxy(Actor actor, @PathVariable UUID id, @Valid @RequestBody Proxy.Form form) {
        return proxies.register(actor, id, form);
    }

    @PostMapping("/proxies/{id}/ending")
    @Operation(summary = "取消代办人：本户、代办人或村委都可以")
    Mono<Proxy.Shown> endProxy(Actor actor, @PathVariable UUID id, @Valid @RequestBody Proxy.Ending ending) {
        return proxies.end(actor, id, ending);
    }

    @GetMapping("/me/proxies")
    @Operation(summary = "谁替我家代办，我家替谁代办")
    Mono<List<Proxy.Shown>> listMyProxies(Actor actor) {
        return proxies.mine(actor);
    }

    @GetMapping("/households/{household}/proxies")
    @Operation(summary = "一户的代办人，给柜台看")
    Mono<List<Proxy.Shown>> listHouseholdProxies(Actor actor, @PathVariable UUID household) {
        return proxies.ofHousehold(actor, household);
    }

    @PostMapping("/redemptions/{id}/collection-errands")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "村委替老人代领：写明原因，附签字或照片，由另一个人核销")
    Mono<Errand.Shown> collectForHousehold(Actor actor, @PathVariable UUID id, @Valid @RequestBody Errand.Proof proof) {
        return errands.collect(actor, id, proof);
    }

    @PostMapping("/errands/{id}/withdrawal")
    @Operation(summary = "不代领了")
    Mono<Errand.Shown> withdrawErrand(Actor actor, @PathVariable UUID id) {
        return errands.withdraw(actor, id);
    }

    @GetMapping("/me/errands")
    @Operation(summary = "别人替我家办的事，新的在前")
    Mono<Page<Errand.Shown>> listMyErrands(
            Actor actor, @RequestParam @Nullable UUID after, @RequestParam @Nullable Integer size) {
        return errands.mine(actor, after, Page.size(size));
    }

    @GetMapping("/villages/{village}/errands")
    @Operation(summary = "本村的代办，新的在前；objected 只看等答复的异议，waiting 只看等着代领的")
    Mono<Page<Errand.Shown>> listVillageErrands(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(defaultValue = "false") boolean objected,
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return errands.ofVillage(actor, village, objected, waiting, after, Page.size(size));
    }

    @PostMapping("/errands/{id}/objection")
    @Operation(summary = "对别人替我家办的事有异议")
    Mono<Errand.Shown> objectToErrand(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Errand.Objection objection) {
        return errands.object(actor, id, objection);
    }

    @PostMapping("/errands/{id}/answer")
    @Operation(summary = "答复异议；不能由代办或经手的人答复")
    Mono<Errand.Shown> answerErrandObjection(
            Actor actor, @PathVariable UUID id, @Valid @RequestBody Errand.Reply reply) {
        return errands.answer(actor, id, reply);
    }
}
