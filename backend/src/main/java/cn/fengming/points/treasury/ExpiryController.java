package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
import reactor.core.publisher.Mono;

/** When points expire: what the town decides, what would end, what has ended. */
@RestController
@RequestMapping("/api/v1")
class ExpiryController {

    private final ExpiryTermsDesk desk;
    private final ExpiryReading reading;

    ExpiryController(ExpiryTermsDesk desk, ExpiryReading reading) {
        this.desk = desk;
        this.reading = reading;
    }

    /** @param quarters only with {@code QUARTERS} */
    record NewTerms(
            @NotNull(message = "请选择清零办法") ExpiryRule.Kind kind,

            @Nullable Integer quarters,

            @NotNull(message = "请选择从哪个季度起执行") Quarter from,

            @NotBlank(message = "请写明依据或原因") @Size(max = 500, message = "依据不超过 500 字")
            String reason) {}

    record NoToTerms(
            @NotBlank(message = "请写明不同意的原因") @Size(max = 500, message = "原因不超过 500 字")
            String reason) {}

    @Operation(summary = "清零办法与历次变更（新的在前）")
    @GetMapping("/expiry-terms")
    Mono<List<ExpiryTerms>> expiryTerms(Actor actor) {
        return reading.terms(actor);
    }

    @Operation(summary = "提出清零办法（须另一人确认后才生效）")
    @PostMapping("/expiry-terms")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ExpiryTerms> proposeExpiryTerms(Actor actor, @Valid @RequestBody NewTerms asked) {
        return desk.propose(actor, new ExpiryRule(asked.kind(), asked.quarters()), asked.from(), asked.reason());
    }

    @Operation(summary = "确认清零办法")
    @PostMapping("/expiry-terms/{terms}/confirm")
    Mono<ExpiryTerms> confirmExpiryTerms(Actor actor, @PathVariable UUID terms) {
        return desk.confirm(actor, terms);
    }

    @Operation(summary = "不同意清零办法")
    @PostMapping("/expiry-terms/{terms}/decline")
    Mono<ExpiryTerms> declineExpiryTerms(Actor actor, @PathVariable UUID terms, @Valid @RequestBody NoToTerms refusal) {
        return desk.decline(actor, terms, refusal.reason());
    }

    @Operation(summary = "清零预览：哪天清多少、哪些村、哪些户（可试算一个新办法）")
    @GetMapping("/expiry-preview")
    Mono<ExpiryPreview> expiryPreview(
            Actor actor,
            @RequestParam(required = false) ExpiryRule.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable Integer quarters,
            @RequestParam(required = false) @Nullable String from) {
        return reading.preview(actor, kind == null ? null : supposed(kind, quarters, from));
    }

    @Operation(summary = "清零记录（新的在前）")
    @GetMapping("/expiry-clearings")
    Mono<Page<Clearing>> expiryClearings(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return reading.cleared(actor, after, size);
    }

    @Operation(summary = "我家的积分什么时候到期")
    @GetMapping("/me/wallet/expiry")
    Mono<Outlook> myExpiry(Actor actor) {
        return reading.own(actor);
    }

    @Operation(summary = "某户的积分什么时候到期（工作人员）")
    @GetMapping("/households/{household}/wallet/expiry")
    Mono<Outlook> householdExpiry(Actor actor, @PathVariable UUID household) {
        return reading.ofHousehold(actor, household);
    }

    private ExpiryTerms supposed(ExpiryRule.Kind kind, @Nullable Integer quarters, @Nullable String from) {
        if (from == null) {
            throw Problem.invalid("from", "请选择从哪个季度起执行");
        }
        return reading.supposed(new ExpiryRule(kind, quarters), Quarter.parse(from));
    }
}
