package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Objections of villages against a published standing. */
@RestController
@RequestMapping("/api/v1/assessment-rounds/{round}/objections")
@Tag(name = "assessment", description = "考核")
class ObjectionController {

    private final ObjectionDesk desk;
    private final Objections objections;

    ObjectionController(ObjectionDesk desk, Objections objections) {
        this.desk = desk;
        this.objections = objections;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "村委对本村的评分提出异议")
    Mono<Objection> objectToStanding(Actor actor, @PathVariable UUID round, @Valid @RequestBody ObjectionEntry entry) {
        return desk.raise(actor, round, entry);
    }

    @PostMapping("/{objection}/decision")
    @Operation(summary = "答复异议；支持的同时更正评分表")
    Mono<Objection> decideStandingObjection(
            Actor actor, @PathVariable UUID round, @PathVariable UUID objection, @Valid @RequestBody Hearing hearing) {
        return desk.decide(actor, round, objection, hearing);
    }

    @PostMapping("/{objection}/withdrawal")
    @Operation(summary = "村委撤回异议")
    Mono<Objection> withdrawStandingObjection(Actor actor, @PathVariable UUID round, @PathVariable UUID objection) {
        return desk.withdraw(actor, round, objection);
    }

    @GetMapping
    @Operation(summary = "异议和答复；村委只看本村的")
    Flux<Objection> listStandingObjections(Actor actor, @PathVariable UUID round) {
        if (actor.has(Role.TOWN) || actor.has(Role.AUDITOR)) {
            return objections.of(actor.town(), round, null);
        }
        Set<UUID> villages = actor.villagesOf(Role.COMMITTEE);
        if (villages.isEmpty()) {
            throw Problem.forbidden("只有镇里、监督员和村委可以看异议");
        }
        return Flux.fromIterable(villages).concatMap(village -> objections.of(actor.town(), round, village));
    }
}
