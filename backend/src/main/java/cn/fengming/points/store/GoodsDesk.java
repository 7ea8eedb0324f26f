package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import cn.fengming.points.media.Visibility;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps a town's catalogue. Nothing forbidden gets in, and no price is forgotten. */
@Component
public class GoodsDesk {

    private static final String PHOTO_SUBJECT = "store.good";

    private final Goods goods;
    private final Photos photos;
    private final Community community;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    GoodsDesk(Goods goods, Photos photos, Community community, Audit audit, Ids ids, Clock clock) {
        this.goods = goods;
        this.photos = photos;
        this.community = community;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem 422 forbidden-good, 409 good-exists when the name is taken */
    @Transactional
    public Mono<Good> add(Actor actor, GoodForm form) {
        actor.mustServeTown(Role.TOWN);
        UUID id = ids.next();
        return goods.add(actor.town(), id, form.allowed(), actor.person(), clock.instant())
                .switchIfEmpty(Mono.error(() -> nameTaken(form)))
                .flatMap(good -> claimPhoto(actor, good).thenReturn(good))
                .flatMap(good -> record(actor, "store.good-added", good));
    }

    /** @throws Problem 404 unknown good, 409 good-changed when somebody edited it since, 422 forbidden-good */
    @Transactional
    public Mono<Good> revise(Actor actor, UUID id, GoodForm form) {
        actor.mustServeTown(Role.TOWN);
        int version = form.mustSayVersion();
        return good(actor.town(), id)
                .flatMap(before -> revise(actor, before, form.allowed(), version)
                        .flatMap(good -> Objects.equals(good.photoId(), before.photoId())
                                ? Mono.just(good)
                                : claimPhoto(actor, good).thenReturn(good)))
                .flatMap(good -> record(actor, "store.good-revised", good));
    }

    private Mono<Good> revise(Actor actor, Good before, GoodForm form, int version) {
        return goods.revise(actor.town(), before.id(), form, version, actor.person(), clock.instant())
                .onErrorMap(DuplicateKeyException.class, taken -> nameTaken(form))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("good-changed", "这个商品刚被别人改过，请刷新后再改")));
    }

    /** Adds the default catalogue; goods whose name the town has already stay as they are. Emits those added. */
    @Transactional
    public Flux<Good> adoptDefaults(Actor actor) {
        actor.mustServeTown(Role.TOWN);
        return community
                .settings(actor.town())
                .flatMap(settings -> Mono.fromCallable(() -> DefaultGoods.read(settings.pointValueFen()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .flatMapIterable(forms -> forms)
                .concatMap(form -> goods.add(actor.town(), ids.next(), form.allowed(), actor.person(), clock.instant()))
                .concatMap(good -> record(actor, "store.good-added", good));
    }

    /** @throws Problem 404 when the town has no such good */
    public Mono<Good> good(UUID town, UUID id) {
        return goods.find(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这个商品")));
    }

    /** Those of the ids that are goods of the town, also when they are off sale. */
    public Flux<Good> known(UUID town, Collection<UUID> ids) {
        return goods.find(town, ids);
    }

    Mono<GoodHistory> history(Actor actor, UUID id) {
        return good(actor.town(), id).zipWith(goods.prices(actor.town(), id).collectList(), GoodHistory::new);
    }

    private Mono<Void> claimPhoto(Actor actor, Good good) {
        UUID photo = good.photoId();
        return photo == null
                ? Mono.empty()
                : photos.claim(
                        actor, List.of(photo), PHOTO_SUBJECT, good.id(), new Audience(Visibility.PUBLIC, null, null));
    }

    private Mono<Good> record(Actor actor, String action, Good good) {
        return audit.record(actor, action, "good", good.id(), null, good).thenReturn(good);
    }

    private static Problem nameTaken(GoodForm form) {
        return Problem.conflict("good-exists", "已经有同名商品：" + form.name());
    }
}
