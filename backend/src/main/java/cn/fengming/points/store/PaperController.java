package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/** Lists from paper: looked over, then posted row by row. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "store")
class PaperController {

    private final PaperDesk desk;
    private final PaperChecks checks;

    PaperController(PaperDesk desk, PaperChecks checks) {
        this.desk = desk;
        this.checks = checks;
    }

    @PostMapping("/paper-list-checks")
    @Operation(summary = "预览纸质名单：逐行说明会不会办成，不改变任何东西")
    Mono<List<PaperList.Checked>> checkPaperList(Actor actor, @Valid @RequestBody PaperList.Draft draft) {
        return checks.check(actor, draft);
    }

    @PutMapping("/paper-lists/{id}")
    @Operation(summary = "登记一张签了字的纸质名单，附照片；同一个编号重复提交只算一次")
    Mono<PaperList.Sheet> openPaperList(Actor actor, @PathVariable UUID id, @Valid @RequestBody PaperList.Form form) {
        return desk.open(actor, id, form);
    }

    @PostMapping("/paper-lists/{id}/rows")
    @Operation(summary = "办名单上的一行，即一次代办兑换；同一行重复提交只算一次")
    Mono<PaperList.Checked> postPaperRow(Actor actor, @PathVariable UUID id, @Valid @RequestBody PaperList.Row row) {
        return desk.post(actor, id, row);
    }

    @GetMapping("/paper-lists/{id}")
    @Operation(summary = "一张纸质名单和已经办了的行")
    Mono<PaperList.Sheet> readPaperList(Actor actor, @PathVariable UUID id) {
        return desk.find(actor, id);
    }

    @GetMapping("/villages/{village}/paper-lists")
    @Operation(summary = "本村的纸质名单，新的在前")
    Mono<Page<PaperList>> listPaperLists(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.ofVillage(actor, village, after, Page.size(size));
    }
}
