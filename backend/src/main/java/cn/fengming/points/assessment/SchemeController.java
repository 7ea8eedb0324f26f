package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Scheme documents before they are adopted: the presets, and a check that names every wrong line. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "assessment", description = "考核")
class SchemeController {

    private final Presets presets;
    private final Schemes schemes;

    SchemeController(Presets presets, Schemes schemes) {
        this.presets = presets;
        this.schemes = schemes;
    }

    /** @param document JSON text as the author wrote it: errors name its lines */
    record Draft(
            @NotBlank(message = "内容为空") @Size(max = SchemeReader.LONGEST, message = "方案过长")
            String document) {}

    /** @param warnings what should be looked at before the scheme is adopted; it is sound all the same */
    record SchemeReport(boolean sound, List<SchemeError> errors, List<SchemeError> warnings) {}

    @GetMapping("/scheme-presets")
    @Operation(summary = "预设的考核方案")
    Flux<Preset> listSchemePresets() {
        return presets.all();
    }

    @GetMapping("/scheme-presets/{code}")
    @Operation(summary = "一个预设方案的全文")
    Mono<Preset> readSchemePreset(@PathVariable String code) {
        return Mono.fromSupplier(() -> presets.preset(code));
    }

    @GetMapping(value = "/scheme-schema", produces = "application/schema+json")
    @Operation(summary = "方案文件的 JSON Schema，供编辑器使用")
    Mono<String> readSchemeSchema() {
        return Mono.fromSupplier(presets::schema);
    }

    @PostMapping("/scheme-checks")
    @Operation(summary = "检查考核方案，逐行指出错误，不保存")
    Mono<SchemeReport> checkScheme(Actor actor, @Valid @RequestBody Draft text) {
        return schemes.check(actor.town(), text.document())
                .map(reading -> new SchemeReport(reading.errors().isEmpty(), reading.errors(), reading.warnings()));
    }
}
