package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Towns to choose from, and the own town with its settings. */
@RestController
class TownController {

    private final Community community;
    private final RegisterDesk desk;

    TownController(Community community, RegisterDesk desk) {
        this.community = community;
        this.desk = desk;
    }

    @Operation(summary = "可选择的镇")
    @GetMapping("/api/v1/public/towns")
    Flux<Town> towns() {
        return community.towns();
    }

    @Operation(summary = "某镇可选择的村（社区）")
    @GetMapping("/api/v1/public/towns/{town}/villages")
    Flux<Village> villagesOfTown(@PathVariable UUID town) {
        return community.town(town).flatMapMany(found -> community.villages(found.id()));
    }

    @Operation(summary = "本镇")
    @GetMapping("/api/v1/town")
    Mono<Town> ownTown(Actor actor) {
        return community.town(actor.town());
    }

    @Operation(summary = "本镇设置")
    @GetMapping("/api/v1/town/settings")
    Mono<TownSettings> townSettings(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return community.settings(actor.town());
    }

    @Operation(summary = "修改本镇设置")
    @PutMapping("/api/v1/town/settings")
    Mono<TownSettings> changeTownSettings(Actor actor, @RequestBody SettingsRequest settings) {
        return Mono.fromSupplier(settings::settings).flatMap(checked -> desk.changeSettings(actor, checked));
    }

    record SettingsRequest(int pointValueFen) {
        TownSettings settings() {
            return new TownSettings(pointValueFen);
        }
    }
}
