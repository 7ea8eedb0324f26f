package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What staff records at households, takes on and confirms. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "records", description = "登记、受理与确认")
class RecordController {

    private final RecordDesk desk;
    private final AllowedRules allowed;

    RecordController(RecordDesk desk, AllowedRules allowed) {
        this.desk = desk;
        this.allowed = allowed;
    }

    /** @param reason how it was checked; needed when staff confirms for the helped household */
    record Confirmation(
            @Nullable @Size(max = 300, message = "说明最多300个字")
            String reason) {}

    @GetMapping("/household-cards/{card}/rules")
    @Operation(summary = "扫户卡：这是哪一户，现在可以登记哪些项目")
    Mono<AllowedRules.Scanned> scanCard(Actor actor, @PathVariable String card) {
        return allowed.of(actor, card);
    }

    @PostMapping("/villages/{village}/records")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "为本村一户登记积分")
    Mono<Application> recordAward(Actor actor, @PathVariable UUID village, @Valid @RequestBody RecordForm form) {
        return desk.record(actor, village, form);
    }

    @PostMapping("/applications/{application}/acceptance")
    @Operation(summary = "受理村民的申报（不需要评议的项目）")
    Mono<Application> acceptApplication(Actor actor, @PathVariable UUID application) {
        return desk.takeOn(actor, application);
    }

    @PostMapping("/applications/{application}/confirmation")
    @Operation(summary = "第二人确认")
    Mono<Application> confirmApplication(
            Actor actor, @PathVariable UUID application, @Valid @RequestBody Confirmation confirmation) {
        return desk.confirm(actor, application, confirmation.reason());
    }

    @PostMapping("/applications/{application}/refusal")
    @Operation(summary = "不予受理或不予确认，写明理由")
    Mono<Application> refuseApplication(
            Actor actor, @PathVariable UUID application, @Valid @RequestBody Because because) {
        return desk.decline(actor, application, because.reason());
    }
}
