package cn.fengming.points.duties;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.paper.Workbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** The duty book (门前三包, 门前五包) over HTTP. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "duty-book", description = "门前责任书")
class AgreementController {

    private final AgreementDesk desk;
    private final AgreementBook book;
    private final Clock clock;

    AgreementController(AgreementDesk desk, AgreementBook book, Clock clock) {
        this.desk = desk;
        this.book = book;
        this.clock = clock;
    }

    record Voiding(
            @NotBlank(message = "请写明作废的原因") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}

    @PutMapping("/doorstep-agreements/{agreement}")
    @Operation(summary = "签门前责任书，手写或拍纸质的")
    Mono<Agreement> signDoorstepAgreement(
            Actor actor, @PathVariable UUID agreement, @Valid @RequestBody AgreementForm form) {
        return desk.sign(actor, agreement, form);
    }

    @GetMapping("/doorstep-agreements/{agreement}")
    @Operation(summary = "一份责任书和历次检查")
    Mono<AgreementSheet> readDoorstepAgreement(Actor actor, @PathVariable UUID agreement) {
        return book.sheet(actor, agreement);
    }

    @PostMapping("/doorstep-agreements/{agreement}/voiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "作废签错的责任书")
    Mono<Void> voidDoorstepAgreement(Actor actor, @PathVariable UUID agreement, @Valid @RequestBody Voiding voiding) {
        return desk.makeVoid(actor, agreement, voiding.reason());
    }

    @PutMapping("/doorstep-checks/{check}")
    @Operation(summary = "登记一次门前检查；不扣分")
    Mono<AgreementCheck> checkDoorstep(
            Actor actor, @PathVariable UUID check, @Valid @RequestBody AgreementCheckForm form) {
        return desk.check(actor, check, form);
    }

    @GetMapping("/villages/{village}/duty-book")
    @Operation(summary = "一个村一年的责任书：谁签了，谁没签；year 为空是今年")
    Mono<DutyBook> readDutyBook(Actor actor, @PathVariable UUID village, @RequestParam @Nullable Integer year) {
        return book.book(actor, village, year(year));
    }

    @GetMapping("/villages/{village}/duty-book.xlsx")
    @Operation(summary = "导出责任书台账，可打印")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Workbooks.TYPE, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<Flux<DataBuffer>>> exportDutyBook(
            Actor actor, @PathVariable UUID village, @RequestParam @Nullable Integer year) {
        return book.workbook(actor, village, year(year));
    }

    @GetMapping("/me/doorstep-agreements")
    @Operation(summary = "我家签的责任书，新的在前")
    Flux<AgreementSheet> listMyDoorstepAgreements(Actor actor) {
        return book.ofFamily(actor);
    }

    private int year(@Nullable Integer asked) {
        return asked == null ? LocalDate.now(clock).getYear() : asked;
    }
}
