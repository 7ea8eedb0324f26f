package cn.fengming.points.rules;

import cn.fengming.points.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.LocalDate;
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

/** The points rules: everybody signed in reads them, the town makes them. */
@RestController
@RequestMapping("/api/v1/rules")
@Tag(name = "rules", description = "积分细则")
class RuleController {

    private final Rules rules;
    private final RuleVersions versions;
    private final RuleDesk desk;
    private final Clock clock;

    RuleController(Rules rules, RuleVersions versions, RuleDesk desk, Clock clock) {
        this.rules = rules;
        this.versions = versions;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param code lower-case name of the new rule */
    record NewRule(
            @Pattern(regexp = "[a-z][a-z0-9_]{1,39}", message = "代码用小写字母、数字和下划线")
            String code,

            @Valid RuleDraft draft) {}

    @GetMapping
    @Operation(summary = "某一天有效的积分细则，默认今天")
    Flux<Rule> listRules(Actor actor, @RequestParam @Nullable LocalDate day) {
        return rules.current(actor.town(), day(day));
    }

    @GetMapping("/{code}")
    @Operation(summary = "一条积分细则")
    Mono<Rule> readRule(Actor actor, @PathVariable String code, @RequestParam @Nullable LocalDate day) {
        return rules.current(actor.town(), code, day(day));
    }

    @GetMapping("/{code}/versions")
    @Operation(summary = "一条细则的历次修订，最新的在前")
    Flux<RuleVersions.RuleVersion> listRuleVersions(Actor actor, @PathVariable String code) {
        return versions.of(actor.town(), code);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "新增一条细则")
    Mono<Rule> makeRule(Actor actor, @Valid @RequestBody NewRule request) {
        return desk.make(actor, request.code(), request.draft());
    }

    @PostMapping("/{code}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "修订细则：从某天起的新版本，不影响已按旧版本给的分")
    Mono<Rule> reviseRule(Actor actor, @PathVariable String code, @Valid @RequestBody RuleDraft draft) {
        return desk.revise(actor, code, draft);
    }

    @PostMapping("/default-catalogue")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "采用默认积分细则")
    Flux<Rule> adoptDefaultRules(Actor actor) {
        return desk.adoptDefaults(actor);
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? LocalDate.now(clock) : asked;
    }
}
