package cn.fengming.points.duties;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the duty book: who signed, who did not, what was looked at. */
@Component
class AgreementBook {

    private final Agreements agreements;
    private final Community community;
    private final Workbooks workbooks;

    AgreementBook(Agreements agreements, Community community, Workbooks workbooks) {
        this.agreements = agreements;
        this.community = community;
        this.workbooks = workbooks;
    }

    /** @throws Problem 403 for a village that is not the actor's */
    Mono<DutyBook> book(Actor actor, UUID village, int year) {
        actor.mustServe(village, DutyList.READERS);
        return Mono.zip(
                        community.householdsOf(actor.town(), village).collectList(),
                        agreements.of(actor.town(), village, year).collectList())
                .flatMap(known -> sheets(actor.town(), known.getT2())
                        .map(sheets -> book(year, known.getT1(), known.getT2(), sheets)));
    }

    private static DutyBook book(int year, List<Household> homes, List<Agreement> signed, List<AgreementSheet> sheets) {
        Set<UUID> done = signed.stream()
                .map(Agreement::household)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<DutyBook.Unsigned> unsigned = homes.stream()
                .filter(home -> !done.contains(home.id()))
                .map(home -> new DutyBook.Unsigned(home.id(), home.headName()))
                .toList();
        return new DutyBook(year, homes.size(), unsigned, sheets);
    }

    private Mono<List<AgreementSheet>> sheets(UUID town, List<Agreement> signed) {
        List<UUID> homes = signed.stream()
                .map(Agreement::household)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<UUID> ids = signed.stream().map(Agreement::id).toList();
        return Mono.zip(
                        community.households(town, homes).collectMap(Household::id, Household::headName),
                        agreements.checks(town, ids).collectMultimap(AgreementCheck::agreement))
                .map(known -> signed.stream()
                        .map(each -> sheet(each, known.getT1(), known.getT2()))
                        .toList());
    }

    private static AgreementSheet sheet(
            Agreement agreement, Map<UUID, String> names, Map<UUID, Collection<AgreementCheck>> checks) {
        String shop = agreement.shop();
        String party = shop == null ? names.getOrDefault(agreement.household(), agreement.signer()) : shop;
        return AgreementSheet.of(agreement, party, List.copyOf(checks.getOrDefault(agreement.id(), List.of())));
    }

    /** Staff of the village, and the family it is about. @throws Problem 404 for anybody else */
    Mono<AgreementSheet> sheet(Actor actor, UUID id) {
        return agreements
                .find(actor.town(), id)
                .filter(known -> actor.serves(known.village(), DutyList.READERS)
                        || (known.household() != null && known.household().equals(actor.household())))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这份责任书")))
                .flatMap(known -> sheets(actor.town(), List.of(known)))
                .map(sheets -> sheets.get(0));
    }

    /** What the actor's own family signed, the latest year first. */
    Flux<AgreementSheet> ofFamily(Actor actor) {
        return agreements
                .ofHousehold(actor.town(), actor.mustHaveHousehold())
                .collectList()
                .flatMap(signed -> sheets(actor.town(), signed))
                .flatMapIterable(sheets -> sheets);
    }

    /** To be printed and hung up: who signed what, and who is missing. */
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, UUID village, int year) {
        return book(actor, village, year)
                .zipWith(community.village(actor.town(), village))
                .map(known -> workbooks.download(
                        known.getT2().name() + year + "年门前责任书.xlsx",
                        signedSheet().of(Flux.fromIterable(known.getT1().signed())),
                        unsignedSheet().of(Flux.fromIterable(known.getT1().unsigned()))));
    }

    private static Sheet<AgreementSheet> signedSheet() {
        return Sheet.<AgreementSheet>named("已签")
                .text("户主或店名", 16, AgreementSheet::party)
                .text("类别", 12, AgreementSheet::kindWords)
                .text("责任项目", 40, sheet -> String.join("、", sheet.agreement().items()))
                .text("签字人", 12, sheet -> sheet.agreement().signer())
                .day("签字日期", 12, sheet -> sheet.agreement().signedOn())
                .number("检查次数", 10, sheet -> sheet.checks().size())
                .text("最近一次没有做到", 40, AgreementBook::lastBroken);
    }

    private static @Nullable String lastBroken(AgreementSheet sheet) {
        return sheet.checks().isEmpty()
                ? null
                : String.join("、", sheet.checks().get(0).broken());
    }

    private static Sheet<DutyBook.Unsigned> unsignedSheet() {
        return Sheet.<DutyBook.Unsigned>named("未签").text("户主", 16, DutyBook.Unsigned::name);
    }
}
