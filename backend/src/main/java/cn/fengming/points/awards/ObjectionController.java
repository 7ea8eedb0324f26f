package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Objections: any household of the village raises them, somebody without a part in it hears them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "objections", description = "异议")
class ObjectionController {

    private final ObjectionDesk desk;
    private final Objections objections;

    ObjectionController(ObjectionDesk desk, Objections objections) {
        this.desk = desk;
        this.objections = objections;
    }

    /** @param award only with CHANGED: what the item is worth now */
    record Verdict(
            @NotNull(message = "请选择异议成立、调整或不成立") Objection.State state,
            @Nullable Long award,

            @NotBlank(message = "请写明处理理由") @Size(max = 300, message = "理由最多300个字")
            String outcome) {}

    @PostMapping("/applications/{application}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "对公示中的一条提出异议")
    Mono<Objection> objectToApplication(
            Actor actor, @PathVariable UUID application, @Valid @RequestBody Because because) {
        return desk.object(actor, application, because.reason());
    }

    @PostMapping("/deductions/{deduction}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "对自己家的扣分提出异议")
    Mono<Objection> objectToDeduction(Actor actor, @PathVariable UUID deduction, @Valid @RequestBody Because because) {
        return desk.objectToDeduction(actor, deduction, because.reason());
    }

    @PostMapping("/objections/{objection}/hearing")
    @Operation(summary = "处理异议：由没有经手、没有亲属关系的人办理")
    Mono<Objection> hearObjection(Actor actor, @PathVariable UUID objection, @Valid @RequestBody Verdict verdict) {
        return desk.hear(actor, objection, verdict.state(), verdict.award(), verdict.outcome());
    }

    @GetMapping("/villages/{village}/objections")
    @Operation(summary = "本村的异议，最早的在前")
    Mono<Page<Objection>> listObjections(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam Objection.@Nullable State state,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, Role.COMMITTEE, Role.PANEL, Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        return objections
                .ofVillage(actor.town(), village, state, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/me/objections")
    @Operation(summary = "我家提出的异议")
    Flux<Objection> listMyObjections(Actor actor) {
        return objections.ofHousehold(actor.town(), actor.mustHaveHousehold());
    }
}
