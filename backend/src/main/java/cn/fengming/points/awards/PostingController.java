package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Postings, and the rule for a pool that does not reach. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "postings", description = "入账")
class PostingController {

    private final PostingDesk desk;
    private final QuarterRuleDesk ruleDesk;
    private final Postings postings;
    private final QuarterRules rules;

    PostingController(PostingDesk desk, QuarterRuleDesk ruleDesk, Postings postings, QuarterRules rules) {
        this.desk = desk;
        this.ruleDesk = ruleDesk;
        this.postings = postings;
        this.rules = rules;
    }

    /** @param quarter the book to write in */
    record NewPosting(@NotNull(message = "请选择季度") Quarter quarter) {}

    record Choice(@NotNull(message = "请选择积分池不足时的办法") Shortage shortage) {}

    @PostMapping("/villages/{village}/postings")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "入账：把本村所有应入账的一次记入各户")
    Mono<Posting> postAwards(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewPosting request) {
        return desk.post(actor, village, request.quarter());
    }

    @GetMapping("/villages/{village}/postings")
    @Operation(summary = "本村的入账记录，最新的在前")
    Mono<Page<Posting>> listPostings(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable String quarter,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, Role.COMMITTEE, Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        return postings.ofVillage(
                        actor.town(), village, quarter == null ? null : Quarter.parse(quarter), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @PutMapping("/villages/{village}/quarter-rules/{quarter}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "季度开始前选定：积分池不足时顺延还是按比例")
    Mono<Void> chooseQuarterRule(
            Actor actor, @PathVariable UUID village, @PathVariable String quarter, @Valid @RequestBody Choice choice) {
        return ruleDesk.choose(actor, village, Quarter.parse(quarter), choice.shortage());
    }

    @GetMapping("/quarter-rules")
    @Operation(summary = "一个季度各村选定的办法；没有选的村是顺延")
    Flux<QuarterRule> listQuarterRules(Actor actor, @RequestParam String quarter) {
        return rules.of(actor.town(), Quarter.parse(quarter));
    }
}
