package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applications: a villager's own, and those of a village for who serves it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "applications", description = "申报")
class ApplicationController {

    private final ApplicationDesk desk;
    private final Applications applications;
    private final Trails trails;

    ApplicationController(ApplicationDesk desk, Applications applications, Trails trails) {
        this.desk = desk;
        this.applications = applications;
        this.trails = trails;
    }

    @PostMapping("/applications")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "为自己家申报积分")
    Mono<Application> apply(Actor actor, @Valid @RequestBody ApplicationForm form) {
        return desk.apply(actor, form);
    }

    @PostMapping("/applications/{application}/withdrawal")
    @Operation(summary = "撤回自己家的申报")
    Mono<Application> withdrawApplication(Actor actor, @PathVariable UUID application) {
        return desk.withdraw(actor, application);
    }

    @GetMapping("/applications/{application}")
    @Operation(summary = "一条申报的全过程：细则版本、照片、评议、公示、异议、入账")
    Mono<Trail> readApplication(Actor actor, @PathVariable UUID application) {
        return trails.ofApplication(actor, application);
    }

    @GetMapping("/me/applications")
    @Operation(summary = "我家的申报和得分，最新的在前")
    Mono<Page<Application>> listMyApplications(
            Actor actor,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return applications
                .ofHousehold(actor.town(), actor.mustHaveHousehold(), state, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/villages/{village}/applications")
    @Operation(summary = "本村的申报，最早的在前")
    Mono<Page<Application>> listVillageApplications(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        mustServe(actor, village);
        int limit = Page.size(size);
        return applications
                .ofVillage(actor.town(), village, state, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/villages/{village}/application-counts")
    @Operation(summary = "本村各状态的申报数")
    Flux<Applications.StateCount> countVillageApplications(Actor actor, @PathVariable UUID village) {
        mustServe(actor, village);
        return applications.counts(actor.town(), village);
    }

    private static void mustServe(Actor actor, UUID village) {
        actor.mustServe(village, Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR);
    }
}
