package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
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

/** Monthly inspection of homes. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "home-sheets", description = "月评")
class HomeSheetController {

    private static final Role[] READERS = {Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.TOWN, Role.AUDITOR};

    private final HomeSheetDesk desk;
    private final HomeSheets sheets;
    private final Community community;

    HomeSheetController(HomeSheetDesk desk, HomeSheets sheets, Community community) {
        this.desk = desk;
        this.sheets = sheets;
        this.community = community;
    }

    record NewCount(@NotNull(message = "请选择月份") YearMonth month) {}

    @PostMapping("/villages/{village}/home-sheets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "交一户的月评表")
    Mono<HomeSheet> handInHomeSheet(Actor actor, @PathVariable UUID village, @Valid @RequestBody HomeSheetForm form) {
        return desk.handIn(actor, village, form);
    }

    @GetMapping("/villages/{village}/home-sheets")
    @Operation(summary = "本村一个月的月评表")
    Mono<Page<HomeSheet>> listHomeSheets(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam YearMonth month,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, READERS);
        int limit = Page.size(size);
        return sheets.page(actor.town(), village, month, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @PostMapping("/villages/{village}/home-months")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "汇总一个月的月评，产生待评议的申报")
    Mono<HomeMonth> countHomeMonth(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewCount request) {
        return desk.count(actor, village, request.month());
    }

    @GetMapping("/villages/{village}/home-months/{month}")
    @Operation(summary = "一个月的月评汇总")
    Mono<HomeMonth> readHomeMonth(Actor actor, @PathVariable UUID village, @PathVariable YearMonth month) {
        actor.mustServe(village, READERS);
        return sheets.month(actor.town(), village, month).switchIfEmpty(Mono.error(() -> Problem.notFound("这个月的月评汇总")));
    }

    @GetMapping("/households/{household}/home-sheets")
    @Operation(summary = "一户最近十二个月的月评")
    Flux<HomeSheet> listHouseholdHomeSheets(Actor actor, @PathVariable UUID household) {
        return community
                .household(actor.town(), household)
                .doOnNext(home -> actor.mustServe(home.village(), READERS))
                .flatMapMany(home -> sheets.ofHousehold(actor.town(), home.id()));
    }

    @GetMapping("/me/home-sheets")
    @Operation(summary = "我家最近十二个月的月评")
    Flux<HomeSheet> listMyHomeSheets(Actor actor) {
        return sheets.ofHousehold(actor.town(), actor.mustHaveHousehold());
    }
}
