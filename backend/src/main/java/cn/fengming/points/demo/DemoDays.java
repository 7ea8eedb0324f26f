package cn.fengming.points.demo;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Lets days pass in a demo, for what only time brings: an objection term that ends, a notice that ran. Time goes forward
 * for everybody there and never back.
 */
@RestController
@RequestMapping("/api/v1/sessions")
@ConditionalOnProperty(name = "points.demo", havingValue = "true")
@Tag(name = "sessions")
class DemoDays {

    private final DemoClock clock;

    DemoDays(DemoClock clock) {
        this.clock = clock;
    }

    record Passing(
            @Min(value = 1, message = "至少过 1 天") @Max(value = 31, message = "一次最多过 31 天")
            int days) {}

    /** @param today as the demo sees it */
    record DemoDay(LocalDate today) {}

    @PostMapping("/demo-days")
    @Operation(summary = "演示的日子往前走几天（仅演示环境）")
    Mono<DemoDay> letDemoDaysPass(Actor actor, @Valid @RequestBody Passing passing) {
        actor.mustServeTown(Role.TOWN);
        return Mono.fromSupplier(() -> new DemoDay(clock.pass(passing.days())));
    }
}
