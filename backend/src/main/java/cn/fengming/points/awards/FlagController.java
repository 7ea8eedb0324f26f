package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Red and yellow flags (红黄旗) for the homes concerned and the staff of their village. */
@RestController
@Tag(name = "honours", description = "最美评选与光荣榜")
class FlagController {

    private final FlagDesk desk;
    private final Clock clock;

    FlagController(FlagDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** One of household and card. */
    record YellowFlag(
            @Nullable UUID household,
            @Nullable String card,

            @NotBlank(message = "请写明哪里需要整改") @Size(max = 200, message = "说明不超过 200 个字")
            String words,

            @NotEmpty(message = "请拍照说明情况") @Size(max = 9, message = "照片最多9张")
            List<@NotNull UUID> photos) {}

    record CureReport(
            @Nullable @Size(max = 200, message = "说明不超过 200 个字")
            String words,

            @Nullable @Size(max = 9, message = "照片最多9张") List<@NotNull UUID> photos) {}

    record Look(@NotNull(message = "请选择已整改或未整改") Boolean cured) {}

    @PostMapping("/api/v1/villages/{village}/flags")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "给一户挂黄旗（只有本户和工作人员看得到）")
    Mono<Flag> raiseYellowFlag(Actor actor, @PathVariable UUID village, @Valid @RequestBody YellowFlag request) {
        var home = new NominationForm.Home(request.household(), request.card());
        return desk.raise(actor, village, home, request.words(), request.photos());
    }

    @PostMapping("/api/v1/flags/{flag}/cure-report")
    @Operation(summary = "本户报告已整改")
    Mono<Flag> reportFlagCure(Actor actor, @PathVariable UUID flag, @Valid @RequestBody CureReport request) {
        return desk.reportCure(actor, flag, request.words(), request.photos() == null ? List.of() : request.photos());
    }

    @PostMapping("/api/v1/flags/{flag}/look")
    @Operation(summary = "工作人员查看整改：摘旗，或保留")
    Mono<Flag> lookAtFlag(Actor actor, @PathVariable UUID flag, @Valid @RequestBody Look request) {
        return desk.decide(actor, flag, request.cured());
    }

    @GetMapping("/api/v1/villages/{village}/flags")
    @Operation(summary = "本村某月的红黄旗，默认本月")
    Mono<Page<Flag>> listFlags(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) Flag.@Nullable Colour colour,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        LocalDate day = month == null ? LocalDate.now(clock) : month.atDay(1);
        return desk.ofVillage(actor, village, FlagDesk.month(day), colour, after, Page.size(size));
    }

    @GetMapping("/api/v1/households/{household}/flags")
    @Operation(summary = "一户的红黄旗，新的在前")
    Mono<Page<Flag>> listHouseholdFlags(
            Actor actor,
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        return desk.ofHousehold(actor, household, after, Page.size(size));
    }
}
