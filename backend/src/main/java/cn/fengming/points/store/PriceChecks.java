package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts prices side by side: what households pay, what the town paid, what somebody saw elsewhere. */
@Component
class PriceChecks {

    private final DatabaseClient database;
    private final Goods goods;
    private final SupplySettingsShelf settings;
    private final Community community;
    private final Audit audit;
    private final Clock clock;

    PriceChecks(
            DatabaseClient database,
            Goods goods,
            SupplySettingsShelf settings,
            Community community,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.goods = goods;
        this.settings = settings;
        this.community = community;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a good costs elsewhere. */
    record Form(
            @NotNull(message = "请选择商品") UUID good,

            @NotBlank(message = "请写明在哪里看到的") @Size(max = 60, message = "来源最多 60 字")
            String source,

            @Min(value = 1, message = "价格至少 1 分钱") @Max(value = 100_000_000, message = "价格太大")
            long unitFen,

            @NotNull(message = "请选择哪天看到的") LocalDate seenOn) {}

    /** Writes a price down, once. @throws Problem 400 seen in the future, 404 unknown good, 422 quote-differs */
    @Transactional
    public Mono<PriceCheck.Quote> note(Actor actor, UUID id, Form form) {
        actor.mustServeTown(Role.TOWN);
        if (form.seenOn().isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("seenOn", "日期不能在今天之后");
        }
        return goods.find(actor.town(), form.good())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个商品")))
                .then(add(actor, id, form))
                .filter(fresh -> fresh)
                .flatMap(fresh -> audit.record(actor, "store.price-noted", "good", form.good(), form.source(), form))
                .then(Mono.defer(() -> find(actor.town(), id)))
                .filter(new PriceCheck.Quote(form.good(), form.source().strip(), form.unitFen(), form.seenOn())::equals)
                .switchIfEmpty(Mono.error(() -> Problem.refused("quote-differs", "这个编号已经记过另一个价格，请重新填写")));
    }

    private Mono<PriceCheck.Quote> find(UUID town, UUID id) {
        return database.sql("""
                        select good_id, source, unit_fen, seen_on from store.price_quote
                        where town_id = :town and id = :id
                        """)
                .bind("town", town)
                .bind("id", id)
                .mapProperties(PriceCheck.Quote.class)
                .one();
    }

    /** False when it is there already. */
    private Mono<Boolean> add(Actor actor, UUID id, Form form) {
        return database.sql("""
                        insert into store.price_quote (town_id, id, good_id, source, unit_fen, seen_on, noted_by, noted_at)
                        values (:town, :id, :good, :source, :fen, :on, :by, :at)
                        on conflict on constraint price_quote_pk do nothing
                        """)
                .bind("town", actor.town())
                .bind("id", id)
                .bind("good", form.good())
                .bind("source", form.source().strip())
                .bind("fen", form.unitFen())
                .bind("on", form.seenOn())
                .bind("by", actor.person())
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** All goods on sale; the ones with warnings first. */
    Mono<List<PriceCheck>> all(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        UUID town = actor.town();
        return Mono.zip(
                        goods.all(town).filter(Good::onSale).collectList(),
                        paid(town).collectMap(PriceCheck.Paid::goodId),
                        quotes(town).collectMap(PriceCheck.Quote::goodId),
                        settings.of(town),
                        community.settings(town))
                .map(found -> found.getT1().stream()
                        .map(good -> PriceCheck.of(
                                good,
                                found.getT5().pointValueFen(),
                                found.getT2().get(good.id()),
                                found.getT3().get(good.id()),
                                found.getT4().marginPercent()))
                        .sorted(Comparator.comparing(check -> check.warnings().isEmpty()))
                        .toList());
    }

    private Flux<PriceCheck.Paid> paid(UUID town) {
        return database.sql("""
                        select distinct on (good_id) good_id, unit_fen, arrived_on from store.batch
                        where town_id = :town and origin = 'RECEIPT' order by good_id, arrived_on desc, id desc
                        """)
                .bind("town", town)
                .mapProperties(PriceCheck.Paid.class)
                .all();
    }

    private Flux<PriceCheck.Quote> quotes(UUID town) {
        return database.sql("""
                        select distinct on (good_id) good_id, source, unit_fen, seen_on from store.price_quote
                        where town_id = :town order by good_id, seen_on desc, id desc
                        """)
                .bind("town", town)
                .mapProperties(PriceCheck.Quote.class)
                .all();
    }
}
