package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Monthly re-inspection: drawn, looked at, verified by anybody who may read it. */
@RestController
@RequestMapping("/api/v1/spot-rechecks")
@Tag(name = "spot-rechecks", description = "脏乱点复查")
class RecheckController {

    private final RecheckDesk desk;

    RecheckController(RecheckDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "抽取一个月要复查的脏乱点，一月一次")
    Mono<RecheckMonth> drawRechecks(Actor actor, @Valid @RequestBody RecheckOrder order) {
        return desk.draw(actor, order);
    }

    @GetMapping("/{month}")
    @Operation(summary = "一个月的复查清单和结果")
    Mono<RecheckMonth> readRechecks(Actor actor, @PathVariable YearMonth month) {
        return desk.month(actor, month);
    }

    @GetMapping("/{month}/verification")
    @Operation(summary = "按记录的种子和候选重新抽一次，核对是否一致")
    Mono<RecheckVerification> verifyRecheckDraw(Actor actor, @PathVariable YearMonth month) {
        return desk.verification(actor, month);
    }

    @PostMapping("/{month}/spots/{spot}/result")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记一处的复查结果；没有整改到位的计入考核并重新打开")
    Mono<RecheckItem> writeRecheckResult(
            Actor actor,
            @PathVariable YearMonth month,
            @PathVariable UUID spot,
            @Valid @RequestBody RecheckEntry entry) {
        return desk.result(actor, month, spot, entry);
    }
}
