package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.BookQuarter;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Proof;
import cn.fengming.points.paper.Press;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The books, a quarter each, and the proof a quarter is closed with. */
@RestController
@RequestMapping("/api/v1/quarters")
class QuarterController {

    private final TreasuryDesk desk;
    private final Books books;
    private final Community community;
    private final BookPapers papers;

    QuarterController(TreasuryDesk desk, Books books, Community community, BookPapers papers) {
        this.desk = desk;
        this.books = books;
        this.community = community;
        this.papers = papers;
    }

    record NewQuarter(@NotNull(message = "请填写季度，例如 2026Q1") Quarter quarter) {}

    @Operation(summary = "各季度账的状态")
    @GetMapping
    Mono<List<BookQuarter>> quarters(Actor actor) {
        return books.quarters(actor.town()).collectList();
    }

    @Operation(summary = "开账")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BookQuarter> openQuarter(Actor actor, @Valid @RequestBody NewQuarter opening) {
        return desk.openQuarter(actor, opening.quarter());
    }

    @Operation(summary = "结账：核对全部账目，固定结账证明")
    @PostMapping("/{quarter}/close")
    Mono<Proof> closeQuarter(Actor actor, @PathVariable String quarter) {
        return desk.closeQuarter(actor, Quarter.parse(quarter));
    }

    @Operation(summary = "结账证明（未结账的季度为此刻数字）")
    @GetMapping("/{quarter}/proof")
    Mono<Proof> quarterProof(Actor actor, @PathVariable String quarter) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return books.proof(actor.town(), Quarter.parse(quarter))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个季度的账")));
    }

    @Operation(summary = "结账证明的打印稿")
    @GetMapping(path = "/{quarter}/proof/printed", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    Mono<String> printedProof(Actor actor, @PathVariable String quarter) {
        return quarterProof(actor, quarter)
                .zipWith(community.town(actor.town()).map(Town::name))
                .map(both -> both.getT1().printed(both.getT2()));
    }

    @Operation(summary = "打印结账证明")
    @GetMapping("/{quarter}/proof.pdf")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Press.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> printProof(Actor actor, @PathVariable String quarter) {
        return papers.proof(actor, Quarter.parse(quarter));
    }
}
