package cn.fengming.points.awards;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
import reactor.core.publisher.Mono;

/** Panel sessions: the committee opens them, the panel votes. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "reviews", description = "评议")
class ReviewController {

    private static final Role[] READERS = {Role.COMMITTEE, Role.PANEL, Role.TOWN, Role.AUDITOR};

    private final ReviewDesk desk;
    private final Reviews reviews;
    private final ReviewStack stack;

    ReviewController(ReviewDesk desk, Reviews reviews, ReviewStack stack) {
        this.desk = desk;
        this.reviews = reviews;
        this.stack = stack;
    }

    /** @param seats odd, at least 3; the setting when left out */
    record NewReview(
            @Nullable @Size(max = 200, message = "一次最多评议200件")
            List<@NotNull UUID> applications,

            @Nullable @Size(max = 200, message = "一次最多评议200件")
            List<@NotNull UUID> deductions,

            @Nullable Integer seats) {}

    /** @param subject id of the application or deduction */
    record Ballot(
            @NotNull(message = "请选择评议的事项") UUID subject,
            @NotNull(message = "请选择同意或不同意") Boolean favour,

            @Nullable @Size(max = 300, message = "理由最多300个字")
            String reason) {}

    record ReviewSheet(Review review, List<Review.Item> items) {}

    @PostMapping("/villages/{village}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "召开评议：把待评议的申报和扣分交给评议员")
    Mono<Review> openReview(Actor actor, @PathVariable UUID village, @Valid @RequestBody NewReview request) {
        return desk.open(actor, village, orNone(request.applications()), orNone(request.deductions()), request.seats());
    }

    private static List<UUID> orNone(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids;
    }

    @GetMapping("/villages/{village}/reviews")
    @Operation(summary = "本村的评议，最新的在前")
    Mono<Page<Review>> listReviews(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        actor.mustServe(village, READERS);
        int limit = Page.size(size);
        return reviews.ofVillage(actor.town(), village, after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    @GetMapping("/reviews/{review}")
    @Operation(summary = "一次评议和它的事项；未评完的不显示票数")
    Mono<ReviewSheet> readReview(Actor actor, @PathVariable UUID review) {
        return reviews.find(actor.town(), review)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次评议")))
                .doOnNext(found -> actor.mustServe(found.village(), READERS))
                .flatMap(found ->
                        reviews.items(actor.town(), review).collectList().map(items -> new ReviewSheet(found, items)));
    }

    @GetMapping("/me/review-stack")
    @Operation(summary = "等我评议的事项")
    Mono<Page<ReviewStack.Waiting>> listMyReviewStack(
            Actor actor, @RequestParam @Nullable UUID after, @RequestParam @Nullable Integer size) {
        return stack.of(actor, after, Page.size(size));
    }

    @PostMapping("/reviews/{review}/votes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "对一件事投票；不同意的要写理由")
    Mono<Review.Item> castVote(Actor actor, @PathVariable UUID review, @Valid @RequestBody Ballot ballot) {
        return desk.vote(actor, review, ballot.subject(), ballot.favour(), ballot.reason());
    }

    @PostMapping("/reviews/{review}/cancellation")
    @Operation(summary = "取消评议，未评完的退回待评议")
    Mono<Review> cancelReview(Actor actor, @PathVariable UUID review, @Valid @RequestBody Because because) {
        return desk.cancel(actor, review, because.reason());
    }
}
