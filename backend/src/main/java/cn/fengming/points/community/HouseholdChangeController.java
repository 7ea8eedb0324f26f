package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Splitting, merging and moving households, kinship between them, and new cards. */
@RestController
class HouseholdChangeController {

    private final HouseholdDesk households;
    private final FamilyDesk families;

    HouseholdChangeController(HouseholdDesk households, FamilyDesk families) {
        this.households = households;
        this.families = families;
    }

    @Operation(summary = "分户，返回新户")
    @PostMapping("/api/v1/households/{household}/splits")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Household> splitHousehold(
            Actor actor, @PathVariable UUID household, @Valid @RequestBody SplitRequest request) {
        return families.split(actor, household, request.order(), request.reason());
    }

    @Operation(summary = "并户：另一户并入本户，返回本户")
    @PostMapping("/api/v1/households/{household}/merges")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Household> mergeHouseholds(
            Actor actor, @PathVariable UUID household, @Valid @RequestBody OtherHousehold request) {
        return families.merge(actor, household, request.other(), request.reason());
    }

    @Operation(summary = "迁移到本镇其他村、组、网格或地址")
    @PutMapping("/api/v1/households/{household}/place")
    Mono<Household> moveHousehold(Actor actor, @PathVariable UUID household, @Valid @RequestBody MoveRequest request) {
        return households.move(actor, household, request.place(), request.reason());
    }

    @Operation(summary = "全家迁出本镇")
    @PostMapping("/api/v1/households/{household}/departure")
    Mono<Household> moveHouseholdAway(Actor actor, @PathVariable UUID household, @Valid @RequestBody Reason request) {
        return households.moveAway(actor, household, request.reason());
    }

    @Operation(summary = "迁回")
    @PostMapping("/api/v1/households/{household}/return")
    Mono<Household> bringHouseholdBack(Actor actor, @PathVariable UUID household, @Valid @RequestBody Reason request) {
        return households.comeBack(actor, household, request.reason());
    }

    @Operation(summary = "补办户卡，旧卡作废")
    @PostMapping("/api/v1/households/{household}/cards")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Household> reissueCard(Actor actor, @PathVariable UUID household, @Valid @RequestBody LostCard request) {
        return Mono.fromSupplier(() -> CardCode.parse(request.code()))
                .flatMap(code -> households.reissueCard(actor, household, code, request.reason()));
    }

    @Operation(summary = "登记亲属户")
    @PostMapping("/api/v1/households/{household}/kin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> recordKin(Actor actor, @PathVariable UUID household, @Valid @RequestBody OtherHousehold request) {
        return families.recordKin(actor, household, request.other(), request.reason());
    }

    @Operation(summary = "撤销误登记的亲属户")
    @PostMapping("/api/v1/households/{household}/kin/{other}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdrawKin(
            Actor actor, @PathVariable UUID household, @PathVariable UUID other, @Valid @RequestBody Reason request) {
        return families.withdrawKin(actor, household, other, request.reason());
    }

    /** @param remainingHead needed when the head leaves */
    record SplitRequest(
            @NotEmpty(message = "请选择分出去的人") @Size(max = 30, message = "一户最多 31 人")
            Set<@NotNull UUID> members,

            @NotNull(message = "请选择新户的户主") UUID head,
            @Nullable UUID remainingHead,
            @NotNull(message = "请选择新户所在的村") UUID village,
            @Nullable UUID group,
            @Nullable UUID grid,

            @Nullable @Size(max = 100, message = "地址不能超过 100 个字")
            String address,

            @Because String reason) {

        SplitOrder order() {
            return new SplitOrder(members, head, remainingHead, new Placement(village, group, grid, address));
        }
    }

    record MoveRequest(
            @NotNull(message = "请选择村") UUID village,
            @Nullable UUID group,
            @Nullable UUID grid,

            @Nullable @Size(max = 100, message = "地址不能超过 100 个字")
            String address,

            @Because String reason) {

        Placement place() {
            return new Placement(village, group, grid, address);
        }
    }

    record OtherHousehold(
            @NotNull(message = "请选择另外一户") UUID other,
            @Because String reason) {}

    record LostCard(
            @NotNull(message = "请填写原户卡号") @Size(max = 20, message = "户卡号不对")
            String code,

            @Because String reason) {}
}
