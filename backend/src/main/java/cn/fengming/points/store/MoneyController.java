package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Quarter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The money behind the points: in, out, what is left, whether it is enough, whether prices are right. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "supply", description = "采购、收货、盘点、结算")
class MoneyController {

    private final MoneyDesk desk;
    private final PriceChecks prices;

    MoneyController(MoneyDesk desk, PriceChecks prices) {
        this.desk = desk;
        this.prices = prices;
    }

    @GetMapping("/money")
    @Operation(summary = "一个季度的收支，默认本季度")
    Mono<MoneyPage> readMoney(Actor actor, @RequestParam @Nullable String quarter) {
        return desk.page(actor, parsed(quarter));
    }

    @GetMapping("/money/cover")
    @Operation(summary = "兑付保障：农户手里的积分要多少钱，资金和库存够不够")
    Mono<Cover> readCover(Actor actor) {
        return desk.cover(actor);
    }

    @GetMapping("/price-checks")
    @Operation(summary = "比价：兑换价、进价、市场价，相差太多的在前")
    Mono<List<PriceCheck>> listPriceChecks(Actor actor) {
        return prices.all(actor);
    }

    @PutMapping("/price-quotes/{id}")
    @Operation(summary = "登记在别处看到的价格；同一个编号重复提交只算一次")
    Mono<PriceCheck.Quote> notePrice(Actor actor, @PathVariable UUID id, @Valid @RequestBody PriceChecks.Form form) {
        return prices.note(actor, id, form);
    }

    @GetMapping("/public/towns/{town}/money")
    @Operation(summary = "公开的收支（本镇开启后），默认本季度")
    Mono<MoneyPage> readPublicMoney(@PathVariable UUID town, @RequestParam @Nullable String quarter) {
        return desk.publicPage(town, parsed(quarter));
    }

    @GetMapping("/public/towns/{town}/money/households")
    @Operation(summary = "公开的各户兑换（姓名隐去一字）")
    Mono<Page<MoneyPage.Share>> listPublicShares(
            @PathVariable UUID town,
            @RequestParam @Nullable String quarter,
            @RequestParam @Nullable UUID village,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return desk.publicShares(town, parsed(quarter), village, after, Page.size(size));
    }

    private static @Nullable Quarter parsed(@Nullable String quarter) {
        return Optional.ofNullable(quarter).map(Quarter::parse).orElse(null);
    }
}
