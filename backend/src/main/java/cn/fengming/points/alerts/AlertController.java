package cn.fengming.points.alerts;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Alerts for auditors. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "alerts", description = "监督提醒和抽样回访")
class AlertController {

    private final Alerts alerts;
    private final AlertDesk desk;
    private final AlertWork work;
    private final ThresholdShelf thresholds;
    private final Naming naming;

    AlertController(Alerts alerts, AlertDesk desk, AlertWork work, ThresholdShelf thresholds, Naming naming) {
        this.alerts = alerts;
        this.desk = desk;
        this.work = work;
        this.thresholds = thresholds;
        this.naming = naming;
    }

    record AlertWords(
            @NotBlank(message = "请写下查了什么、结果怎样") @Size(max = 1000, message = "最多 1000 字")
            String words) {}

    /** An alert with its log. */
    record AlertView(Alert alert, List<Alert.Step> steps) {}

    /** @param raised how many facts were new */
    record AlertRun(long raised) {}

    @Operation(summary = "监督提醒（新的在前）")
    @GetMapping("/alerts")
    Mono<Page<Alert>> alerts(
            Actor actor,
            @RequestParam(required = false) Alert.@Nullable State state,
            @RequestParam(required = false) @Nullable AlertKind kind,
            @RequestParam(required = false) @Nullable UUID village,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer size) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        int limit = Page.size(size);
        return alerts.page(
                        actor.town(),
                        state,
                        kind,
                        village,
                        Alerts.hiddenFrom(actor.has(Role.AUDITOR)),
                        after,
                        limit + 1)
                .collectList()
                .flatMap(rows -> naming.named(actor.town(), rows))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @Operation(summary = "一条监督提醒和处理经过")
    @GetMapping("/alerts/{alert}")
    Mono<AlertView> alert(Actor actor, @PathVariable UUID alert) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        return alerts.find(actor.town(), alert)
                .filter(found -> AlertDesk.mayRead(actor, found))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条提醒")))
                .flatMap(found -> naming.named(actor.town(), List.of(found)))
                .zipWith(alerts.steps(actor.town(), alert).collectList())
                .map(read -> new AlertView(read.getT1().get(0), read.getT2()));
    }

    @Operation(summary = "现在就查一遍")
    @PostMapping("/alert-checks")
    Mono<AlertRun> checkAlerts(Actor actor) {
        return work.now(actor).map(AlertRun::new);
    }

    @Operation(summary = "写下查了什么")
    @PostMapping("/alerts/{alert}/looks")
    Mono<AlertView> lookIntoAlert(Actor actor, @PathVariable UUID alert, @Valid @RequestBody AlertWords said) {
        return desk.lookInto(actor, alert, said.words()).then(Mono.defer(() -> alert(actor, alert)));
    }

    @Operation(summary = "了结一条监督提醒（监督人员）")
    @PostMapping("/alerts/{alert}/settlement")
    Mono<AlertView> settleAlert(Actor actor, @PathVariable UUID alert, @Valid @RequestBody AlertWords said) {
        return desk.settle(actor, alert, said.words()).then(Mono.defer(() -> alert(actor, alert)));
    }

    @Operation(summary = "什么时候提醒")
    @GetMapping("/alert-settings")
    Mono<Thresholds> alertSettings(Actor actor) {
        actor.mustServeTown(Role.AUDITOR, Role.TOWN);
        return thresholds.of(actor.town());
    }

    @Operation(summary = "改什么时候提醒（镇里）")
    @PutMapping("/alert-settings")
    Mono<Thresholds> setAlertSettings(Actor actor, @Valid @RequestBody Thresholds decided) {
        return thresholds.save(actor, decided);
    }
}
