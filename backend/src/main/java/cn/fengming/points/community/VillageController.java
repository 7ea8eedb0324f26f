package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Villages, groups and grids of the own town. Their names are no secret within the town. */
@RestController
class VillageController {

    private final Community community;
    private final Places places;
    private final RegisterDesk desk;

    VillageController(Community community, Places places, RegisterDesk desk) {
        this.community = community;
        this.places = places;
        this.desk = desk;
    }

    @Operation(summary = "本镇的村（社区）")
    @GetMapping("/api/v1/villages")
    Flux<Village> villages(Actor actor) {
        return community.villages(actor.town());
    }

    @Operation(summary = "一个村（社区）")
    @GetMapping("/api/v1/villages/{village}")
    Mono<Village> village(Actor actor, @PathVariable UUID village) {
        return community.village(actor.town(), village);
    }

    @Operation(summary = "新增村（社区）")
    @PostMapping("/api/v1/villages")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Village> addVillage(Actor actor, @Valid @RequestBody PlaceName request) {
        return desk.addVillage(actor, request.name());
    }

    @Operation(summary = "更改村（社区）名称")
    @PatchMapping("/api/v1/villages/{village}")
    Mono<Village> renameVillage(Actor actor, @PathVariable UUID village, @Valid @RequestBody PlaceName request) {
        return desk.renameVillage(actor, village, request.name());
    }

    @Operation(summary = "村民小组")
    @GetMapping("/api/v1/villages/{village}/groups")
    Flux<Group> groups(Actor actor, @PathVariable UUID village) {
        return community.village(actor.town(), village).flatMapMany(of -> places.groups(of.town(), of.id()));
    }

    @Operation(summary = "新增村民小组")
    @PostMapping("/api/v1/villages/{village}/groups")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Group> addGroup(Actor actor, @PathVariable UUID village, @Valid @RequestBody PlaceName request) {
        return desk.addGroup(actor, village, request.name());
    }

    @Operation(summary = "更改村民小组名称")
    @PatchMapping("/api/v1/groups/{group}")
    Mono<Group> renameGroup(Actor actor, @PathVariable UUID group, @Valid @RequestBody PlaceName request) {
        return desk.renameGroup(actor, group, request.name());
    }

    @Operation(summary = "网格")
    @GetMapping("/api/v1/villages/{village}/grids")
    Flux<Grid> grids(Actor actor, @PathVariable UUID village) {
        return community.village(actor.town(), village).flatMapMany(of -> places.grids(of.town(), of.id()));
    }

    @Operation(summary = "新增网格")
    @PostMapping("/api/v1/villages/{village}/grids")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Grid> addGrid(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewGrid request) {
        return desk.addGrid(actor, village, request.group(), request.name());
    }

    @Operation(summary = "更改网格名称")
    @PatchMapping("/api/v1/grids/{grid}")
    Mono<Grid> renameGrid(Actor actor, @PathVariable UUID grid, @Valid @RequestBody PlaceName request) {
        return desk.renameGrid(actor, grid, request.name());
    }

    record PlaceName(
            @NotNull(message = "请填写名称") @Pattern(regexp = Names.PLACE_FORM, message = Names.PLACE_FORM_MESSAGE)
            String name) {}

    record NewGrid(
            @NotNull(message = "请填写名称") @Pattern(regexp = Names.PLACE_FORM, message = Names.PLACE_FORM_MESSAGE)
            String name,

            @Nullable UUID group) {}
}
