package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.FilledSheet;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A published standing as a workbook: who stands where, each line's score, and how each was worked out. */
@Component
class StandingExport {

    private final StandingRows rows;
    private final Rounds rounds;
    private final Sight sight;
    private final Workbooks workbooks;

    StandingExport(StandingRows rows, Rounds rounds, Sight sight, Workbooks workbooks) {
        this.rows = rows;
        this.rounds = rounds;
        this.sight = sight;
        this.workbooks = workbooks;
    }

    private record Working(Place place, LineScore line) {}

    /** @throws Problem 404 before it is published, and for who may not read it */
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, UUID round) {
        return rounds.find(actor.town(), round)
                .map(known -> known.mustBeReadableBy(actor, null))
                .flatMap(known ->
                        rows.inForce(actor.town(), round).flatMap(standing -> sight.of(actor, known, standing)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已公布的名次")))
                .map(standing -> workbooks.download(
                        standing.title() + "-" + standing.period() + "-名次.xlsx", places(standing), workings(standing)));
    }

    private static FilledSheet<Place> places(Standing standing) {
        List<Place> places = standing.figures().places();
        Sheet<Place> sheet = Sheet.<Place>named("名次")
                .number("名次", 8, Place::rank)
                .text("分组", 12, Place::group)
                .text("名称", 18, Place::name)
                .number("总分", 10, place -> number(place.total()));
        for (Map.Entry<String, String> line : lines(places).entrySet()) {
            sheet = sheet.number(line.getValue(), 14, place -> score(place, line.getKey()));
        }
        return sheet.number("问题处数", 10, Place::findings)
                .text("等次", 12, Place::tierName)
                .number("考核分", 10, place -> number(place.outcome().assessmentScore()))
                .number("拨入积分", 12, place -> place.outcome().poolPoints())
                .text("一票否决", 24, place -> place.vetoes() == null ? null : String.join("；", place.vetoes()))
                .text("其他", 40, StandingExport::besides)
                .of(Flux.fromIterable(places));
    }

    private static Map<String, String> lines(List<Place> places) {
        Map<String, String> titles = new LinkedHashMap<>();
        places.forEach(place -> place.lines().forEach(line -> titles.putIfAbsent(line.line(), line.title())));
        return titles;
    }

    private static @Nullable BigDecimal score(Place place, String line) {
        return place.lines().stream()
                .filter(each -> each.line().equals(line))
                .map(each -> number(each.score()))
                .findFirst()
                .orElse(null);
    }

    /** A fraction that no decimal holds is shown to four places; the working beside it is exact. */
    static BigDecimal number(Score score) {
        return new BigDecimal(score.numerator())
                .divide(new BigDecimal(score.denominator()), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static @Nullable String besides(Place place) {
        String words = place.brought().stream()
                .map(each -> each.cause()
                        + (each.yuan() == null ? "" : " " + each.yuan() + " 元")
                        + (each.score() == null ? "" : " " + each.score() + " 分")
                        + (each.words() == null ? "" : " " + each.words()))
                .collect(Collectors.joining("；"));
        return words.isEmpty() ? null : words;
    }

    private static FilledSheet<Working> workings(Standing standing) {
        return Sheet.<Working>named("计分过程")
                .number("名次", 8, working -> working.place().rank())
                .text("名称", 18, working -> working.place().name())
                .text("评分项", 20, working -> working.line().title())
                .text("得分", 12, working -> working.line().score().toString())
                .text("算式", 60, working -> working.line().working())
                .of(Flux.fromIterable(standing.figures().places())
                        .flatMapIterable(place -> place.lines().stream()
                                .map(line -> new Working(place, line))
                                .toList()));
    }
}
