package cn.fengming.points.treasury;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.ledger.EntryLine;
import cn.fengming.points.ledger.PostedTransfer;
import cn.fengming.points.paper.Press;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Wallets and pools, and every line that made them. */
@RestController
@RequestMapping("/api/v1")
class PassbookController {

    private final Passbooks passbooks;
    private final BookPapers papers;

    PassbookController(Passbooks passbooks, BookPapers papers) {
        this.passbooks = passbooks;
        this.papers = papers;
    }

    @Operation(summary = "我家的积分")
    @GetMapping("/me/wallet")
    Mono<Wallet> myWallet(Actor actor) {
        return passbooks.wallet(actor.town(), actor.mustHaveHousehold());
    }

    @Operation(summary = "翻开我家的存折：现在有多少分，和最近的一页（同一时刻）")
    @GetMapping("/me/passbook")
    Mono<OpenPassbook> myPassbook(Actor actor) {
        return passbooks.opened(actor.town(), actor.mustHaveHousehold());
    }

    @Operation(summary = "我家的积分存折（新的在前）")
    @GetMapping("/me/wallet/entries")
    Mono<Page<EntryLine>> myWalletEntries(
            Actor actor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        return passbooks.walletEntries(actor.town(), actor.mustHaveHousehold(), after, size);
    }

    @Operation(summary = "某户的积分（工作人员）")
    @GetMapping("/households/{household}/wallet")
    Mono<Wallet> householdWallet(Actor actor, @PathVariable UUID household) {
        return passbooks.household(actor, household).flatMap(found -> passbooks.wallet(actor.town(), found.id()));
    }

    @Operation(summary = "某户的积分存折（工作人员）")
    @GetMapping("/households/{household}/wallet/entries")
    Mono<Page<EntryLine>> householdWalletEntries(
            Actor actor,
            @PathVariable UUID household,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        return passbooks
                .household(actor, household)
                .flatMap(found -> passbooks.walletEntries(actor.town(), found.id(), after, size));
    }

    @Operation(summary = "打印我家的积分存折")
    @GetMapping("/me/wallet/passbook.pdf")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printMyPassbook(Actor actor) {
        return papers.own(actor);
    }

    @Operation(summary = "打印某户的积分存折（工作人员）")
    @GetMapping("/households/{household}/wallet/passbook.pdf")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printHouseholdPassbook(Actor actor, @PathVariable UUID household) {
        return papers.ofHousehold(actor, household);
    }

    @Operation(summary = "各村积分池")
    @GetMapping("/pools")
    Mono<List<Pool>> pools(Actor actor) {
        return passbooks.pools(actor);
    }

    @Operation(summary = "一个村的积分池")
    @GetMapping("/villages/{village}/pool")
    Mono<Pool> villagePool(Actor actor, @PathVariable UUID village) {
        return passbooks.village(actor, village).flatMap(found -> passbooks.pool(actor.town(), found));
    }

    @Operation(summary = "一个村积分池的明细（新的在前）")
    @GetMapping("/villages/{village}/pool/entries")
    Mono<Page<EntryLine>> villagePoolEntries(
            Actor actor,
            @PathVariable UUID village,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size) {
        return passbooks
                .village(actor, village)
                .flatMap(found -> passbooks.poolEntries(actor.town(), found.id(), after, size));
    }

    @Operation(summary = "一笔账的原样")
    @GetMapping("/transfers/{transfer}")
    Mono<PostedTransfer> postedTransfer(Actor actor, @PathVariable UUID transfer) {
        return passbooks.transfer(actor, transfer);
    }
}
