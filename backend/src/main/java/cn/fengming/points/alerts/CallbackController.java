package cn.fengming.points.alerts;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** Call-backs: the auditor asks households, the town office reads how they answered. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "alerts", description = "监督提醒和抽样回访")
class CallbackController {

    private final CallbackDesk desk;
    private final Callbacks callbacks;
    private final Community community;

    CallbackController(CallbackDesk desk, Callbacks callbacks, Community community) {
        this.desk = desk;
        this.callbacks = callbacks;
        this.community = community;
    }

    record CallbackPlan(
            @NotNull(message = "请选择回访什么") CallbackRound.About about,

            @NotNull(message = "请填写开始日期") LocalDate from,

            @NotNull(message = "请填写结束日期") LocalDate to,

            @Min(value = 1, message = "至少抽 1 户") @Max(value = 100, message = "最多抽 100 户")
            int homes,

            @NotBlank(message = "请写明为什么回访") @Size(max = 200, message = "最多 200 字")
            String reason) {

        CallbackDesk.Plan plan() {
            return new CallbackDesk.Plan(about, from, to, homes, reason.strip());
        }
    }

    /** @param round which one; @param household of it */
    record CallbackAnswer(
            @NotNull(message = "请指明哪次回访") UUID round,

            @NotNull(message = "请指明哪一户") UUID household,

            @NotNull(message = "请选择农户怎么说") CallbackHome.Result result,

            @Nullable @Size(max = 500, message = "最多 500 字") String words) {}

    /** @param headName of the household, for whoever asks */
    record CallbackHomeView(CallbackHome home, String headName) {}

    /** @param left not asked yet */
    record CallbackSums(long received, long notReceived, long notReached, long left) {

        static CallbackSums of(List<CallbackHome> homes) {
            return new CallbackSums(
                    count(homes, CallbackHome.Result.RECEIVED),
                    count(homes, CallbackHome.Result.NOT_RECEIVED),
                    count(homes, CallbackHome.Result.NOT_REACHED),
                    homes.stream().filter(home -> home.note() == null).count());
        }

        private static long count(List<CallbackHome> homes, CallbackHome.Result result) {
            return homes.stream()
                    .filter(home -> home.note() != null && home.note().result() == result)
                    .count();
        }
    }

    record CallbackView(CallbackRound round, CallbackSums sums, List<CallbackHomeView> homes) {}

    @Operation(summary = "抽样回访（新的在前）")
    @GetMapping("/callback-rounds")
    Mono<Page<CallbackRound>> callbackRounds(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        int limit = Page.size(size);
        return callbacks
                .page(actor.town(), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @Operation(summary = "安排一次抽样回访（先公布种子的承诺）")
    @PostMapping("/callback-rounds")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CallbackView> planCallback(Actor actor, @Valid @RequestBody CallbackPlan plan) {
        return desk.plan(actor, plan.plan()).flatMap(round -> view(actor.town(), round, List.of()));
    }

    @Operation(summary = "一次抽样回访：抽到的户和结果")
    @GetMapping("/callback-rounds/{callback}")
    Mono<CallbackView> callbackRound(Actor actor, @PathVariable UUID callback) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        return callbacks
                .find(actor.town(), callback)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次回访")))
                .zipWith(callbacks.homes(actor.town(), callback).collectList())
                .flatMap(read -> view(actor.town(), read.getT1(), read.getT2()));
    }

    @Operation(summary = "抽户")
    @PostMapping("/callback-rounds/{callback}/draw")
    Mono<CallbackView> drawCallback(Actor actor, @PathVariable UUID callback) {
        return desk.draw(actor, callback).then(Mono.defer(() -> callbackRound(actor, callback)));
    }

    @Operation(summary = "记下一户怎么说（后一次算数）")
    @PutMapping("/callback-notes/{note}")
    Mono<CallbackView> noteCallback(Actor actor, @PathVariable UUID note, @Valid @RequestBody CallbackAnswer said) {
        String words = said.words() == null ? "" : said.words();
        return desk.note(actor, note, said.round(), said.household(), said.result(), words)
                .then(Mono.defer(() -> callbackRound(actor, said.round())));
    }

    @Operation(summary = "结束一次抽样回访")
    @PostMapping("/callback-rounds/{callback}/close")
    Mono<CallbackView> closeCallback(Actor actor, @PathVariable UUID callback) {
        return desk.close(actor, callback).then(Mono.defer(() -> callbackRound(actor, callback)));
    }

    private Mono<CallbackView> view(UUID town, CallbackRound round, List<CallbackHome> homes) {
        return community
                .households(town, homes.stream().map(CallbackHome::household).toList())
                .collectMap(Household::id, Household::headName)
                .map(names -> new CallbackView(round, CallbackSums.of(homes), named(homes, names)));
    }

    private static List<CallbackHomeView> named(List<CallbackHome> homes, Map<UUID, String> names) {
        return homes.stream()
                .map(home -> new CallbackHomeView(home, names.getOrDefault(home.household(), "")))
                .toList();
    }
}
