package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looking into the register, and writing new households into it. */
@RestController
class HouseholdController {

    private final ReadingRoom room;
    private final HouseholdPages pages;
    private final Kinships kinships;
    private final RegisterDesk desk;

    HouseholdController(ReadingRoom room, HouseholdPages pages, Kinships kinships, RegisterDesk desk) {
        this.room = room;
        this.pages = pages;
        this.kinships = kinships;
        this.desk = desk;
    }

    @Operation(summary = "本村户册", description = "search 可填姓名、拼音或首字母、户卡号、手机号")
    @GetMapping("/api/v1/villages/{village}/households")
    Mono<Page<Household>> households(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "ACTIVE") Household.State state,
            @RequestParam(required = false) @Nullable UUID group,
            @RequestParam(required = false) @Nullable UUID grid,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        var query = new HouseholdQuery(Search.of(search), state, group, grid, after);
        int limit = Page.size(size);
        return room.village(actor, village).flatMap(of -> pages.list(of, query, limit));
    }

    @Operation(summary = "登记一户")
    @PostMapping("/api/v1/villages/{village}/households")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Household> addHousehold(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewHousehold request) {
        return desk.addHousehold(actor, village, request);
    }

    @Operation(summary = "成批登记，全部成功或全部不登记")
    @PostMapping("/api/v1/villages/{village}/household-batches")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<List<Household>> addHouseholdBatch(
            Actor actor, @PathVariable UUID village, @Valid @RequestBody HouseholdBatch request) {
        return desk.addHouseholds(actor, village, request.households());
    }

    @Operation(summary = "一户的资料和成员")
    @GetMapping("/api/v1/households/{household}")
    Mono<HouseholdPage> household(Actor actor, @PathVariable UUID household) {
        return room.household(actor, household).flatMap(pages::page);
    }

    @Operation(summary = "凭户卡号查户")
    @GetMapping("/api/v1/households/by-card/{code}")
    Mono<HouseholdPage> householdByCard(Actor actor, @PathVariable String code) {
        return room.card(actor, code).flatMap(pages::page);
    }

    @Operation(summary = "我家")
    @GetMapping("/api/v1/me/household")
    Mono<HouseholdPage> ownHousehold(Actor actor) {
        return room.household(actor, actor.mustHaveHousehold()).flatMap(pages::page);
    }

    @Operation(summary = "一户的变更记录（新的在前）")
    @GetMapping("/api/v1/households/{household}/history")
    Mono<Page<Change>> householdHistory(
            Actor actor,
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        int limit = Page.size(size);
        return room.household(actor, household).flatMap(of -> pages.history(of, after, limit));
    }

    @Operation(summary = "亲属户")
    @GetMapping("/api/v1/households/{household}/kin")
    Flux<Kin> kin(Actor actor, @PathVariable UUID household) {
        return room.household(actor, household).flatMapMany(of -> kinships.of(of.town(), of.id()));
    }

    record HouseholdBatch(
            @NotEmpty(message = "一次登记 1 到 1000 户") @Size(max = RegisterDesk.MAX_BATCH, message = "一次登记 1 到 1000 户")
            List<@Valid NewHousehold> households) {}
}
