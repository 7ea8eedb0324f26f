package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.ledger.BookCheck;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Re-adding the whole book, on demand. */
@RestController
class BookCheckController {

    private final TreasuryDesk desk;

    BookCheckController(TreasuryDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "查账：把全部明细重新加一遍")
    @PostMapping("/api/v1/book-checks")
    Mono<BookCheck> checkBooks(Actor actor) {
        return desk.checkBooks(actor);
    }
}
