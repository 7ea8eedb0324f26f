package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Special registers: places that are looked at again on dates of their own. */
@RestController
@RequestMapping("/api/v1/register-sites")
@Tag(name = "register-sites", description = "专项台账")
class SiteController {

    private final SiteDesk desk;

    SiteController(SiteDesk desk) {
        this.desk = desk;
    }

    /** @param expected the state the writer saw */
    record SiteTreatment(
            @NotNull(message = "请写明办理前的状态") SiteState expected,

            @Nullable @Size(max = 300, message = "说明最多 300 字")
            String words,

            @NotNull(message = "请拍整治后的照片") @Size(min = 1, max = 6, message = "整治后的照片应有 1 到 6 张")
            List<@NotNull(message = "照片编号不能为空") UUID> photos) {}

    /** @param expected the state the writer saw */
    record SiteClosing(
            @NotNull(message = "请写明办理前的状态") SiteState expected,

            @NotBlank(message = "请写明销号的理由") @Size(max = 300, message = "理由最多 300 字")
            String reason) {}

    @PutMapping("/{site}")
    @Operation(summary = "登记一处专项台账")
    Mono<SiteSheet> registerSite(Actor actor, @PathVariable UUID site, @Valid @RequestBody SiteForm form) {
        return desk.register(actor, site, form);
    }

    @GetMapping
    @Operation(summary = "专项台账，最新的在前；due 为真时只列该回头看的")
    Mono<Page<SiteSheet>> listSites(
            Actor actor,
            @RequestParam @Nullable Register register,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable SiteState state,
            @RequestParam @Nullable Boolean due,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        int limit = Page.size(size);
        return desk.list(actor, register, village, state, Boolean.TRUE.equals(due), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.site().id().toString()));
    }

    @GetMapping("/{site}")
    @Operation(summary = "台账上的一处和历次回头看")
    Mono<SiteSheet> readSite(Actor actor, @PathVariable UUID site) {
        return desk.sheet(actor, site);
    }

    @PostMapping("/{site}/looks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记一次回头看；有反弹的生成或重新打开脏乱点")
    Mono<SiteSheet> lookAtSite(Actor actor, @PathVariable UUID site, @Valid @RequestBody LookForm form) {
        return desk.look(actor, site, form);
    }

    @PostMapping("/{site}/treatment")
    @Operation(summary = "登记整治完成，附整治后的照片")
    Mono<SiteSheet> treatSite(Actor actor, @PathVariable UUID site, @Valid @RequestBody SiteTreatment treatment) {
        return desk.treat(actor, site, treatment.expected(), treatment.words(), treatment.photos());
    }

    @PostMapping("/{site}/closing")
    @Operation(summary = "销号，不再回头看")
    Mono<SiteSheet> closeSite(Actor actor, @PathVariable UUID site, @Valid @RequestBody SiteClosing closing) {
        return desk.close(actor, site, closing.expected(), closing.reason());
    }
}
