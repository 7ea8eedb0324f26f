package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a town decides about spots: deadlines, routes, and ready-made answers. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "spot-settings", description = "脏乱点：设置与答复模板")
class SpotSettingsController {

    private final SettingsShelf settings;
    private final Templates templates;
    private final SettingsDesk desk;

    SpotSettingsController(SettingsShelf settings, Templates templates, SettingsDesk desk) {
        this.settings = settings;
        this.templates = templates;
        this.desk = desk;
    }

    @GetMapping("/spot-settings")
    @Operation(summary = "本镇的脏乱点设置")
    Mono<SpotSettings> readSpotSettings(Actor actor) {
        return settings.of(actor.town());
    }

    @PutMapping("/spot-settings")
    @Operation(summary = "修改脏乱点设置，从下一次派发起算")
    Mono<SpotSettings> changeSpotSettings(Actor actor, @RequestBody SpotSettings asked) {
        return desk.change(actor, asked);
    }

    @GetMapping("/spot-templates")
    @Operation(summary = "答复模板")
    Mono<List<Template>> listSpotTemplates(Actor actor) {
        return templates.of(actor.town()).collectList();
    }

    @PostMapping("/spot-templates")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新增答复模板")
    Mono<Template> addSpotTemplate(Actor actor, @Valid @RequestBody TemplateForm form) {
        return desk.add(actor, form);
    }

    @PutMapping("/spot-templates/{id}")
    @Operation(summary = "修改答复模板")
    Mono<Template> changeSpotTemplate(Actor actor, @PathVariable UUID id, @Valid @RequestBody TemplateForm form) {
        return desk.change(actor, id, form);
    }

    @DeleteMapping("/spot-templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除答复模板")
    Mono<Void> removeSpotTemplate(Actor actor, @PathVariable UUID id) {
        return desk.remove(actor, id);
    }
}
