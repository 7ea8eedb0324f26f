package cn.fengming.points.community;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.Press;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Printing household cards. */
@RestController
class HouseholdCardController {

    private static final int MOST_CHOSEN = 200;

    private final HouseholdCards cards;
    private final Press press;

    HouseholdCardController(HouseholdCards cards, Press press) {
        this.cards = cards;
        this.press = press;
    }

    @Operation(summary = "打印户卡（每页 8 张，附发放登记），可只打印一个村民小组或选定的户；开通微信后印小程序码，plain 时只印普通二维码")
    @GetMapping("/api/v1/villages/{village}/household-cards.pdf")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printHouseholdCards(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable UUID group,
            @RequestParam(required = false) @Nullable Set<UUID> household,
            @RequestParam(defaultValue = "false") boolean plain) {
        if (household != null && (household.stream().allMatch(Objects::isNull) || household.size() > MOST_CHOSEN)) {
            throw Problem.invalid("household", "一次选 1 到 " + MOST_CHOSEN + " 户");
        }
        return cards.deal(actor, village, group, household, plain).flatMap(press::download);
    }
}
