package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Fund;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Earmarked money the county gave. */
@RestController
@RequestMapping("/api/v1/funds")
class FundController {

    private final TreasuryDesk desk;
    private final Books books;

    FundController(TreasuryDesk desk, Books books) {
        this.desk = desk;
        this.books = books;
    }

    /** @param amountFen money in fen, up to ten million yuan */
    record NewFund(
            @Min(value = 1, message = "资金金额必须大于零") @Max(value = 1_000_000_000L, message = "资金金额太大，请核对")
            long amountFen,

            @NotBlank(message = "请写明文件名称或文号") @Size(max = 200, message = "文件名称不超过 200 字")
            String document,

            @NotNull(message = "请填写到账日期") LocalDate receivedOn) {}

    @Operation(summary = "登记切块资金")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Fund> recordFund(Actor actor, @Valid @RequestBody NewFund fund) {
        return desk.recordFund(actor, fund.amountFen(), fund.document(), fund.receivedOn());
    }

    @Operation(summary = "查看切块资金")
    @GetMapping
    Mono<List<Fund>> funds(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return books.funds(actor.town()).collectList();
    }
}
