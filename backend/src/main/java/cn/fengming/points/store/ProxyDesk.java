package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Names who acts for a household: the household itself on its phone, or in person before the committee, with its
 * signature. Nobody of the committee writes down their own home as somebody's kin.
 */
@Component
class ProxyDesk {

    private static final String PHOTO_SUBJECT = "store.proxy";

    private final Proxies proxies;
    private final Community community;
    private final Ledger ledger;
    private final Photos photos;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ProxyDesk(
            Proxies proxies,
            Community community,
            Ledger ledger,
            Photos photos,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.proxies = proxies;
        this.community = community;
        this.ledger = ledger;
        this.photos = photos;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Problem 400 without a signature by the committee; 403 another's household; 404 unknown household or card;
     *     409 when they stand for it already; 422 {@code proxy-differs}
     */
    @Transactional
    public Mono<Proxy.Shown> register(Actor actor, UUID id, Proxy.Form form) {
        UUID town = actor.town();
        UUID whose = Objects.requireNonNullElseGet(form.household(), actor::mustHaveHousehold);
        return community
                .household(town, whose)
                .map(Household::mustBeActive)
                .doOnNext(household -> mayName(actor, household, form))
                .zipWith(community.byCard(town, form.cardCode()).map(Household::mustBeActive))
                .doOnNext(both -> mustBeKin(actor, both.getT1(), both.getT2()))
                .flatMap(both -> add(actor, id, both.getT1(), both.getT2(), form))
                .flatMap(proxy -> shown(town, List.of(proxy), Set.of()).next());
    }

    private static void mayName(Actor actor, Household household, Proxy.Form form) {
        if (household.id().equals(actor.household())) {
            return;
        }
        actor.mustServe(household.village(), Role.COMMITTEE);
        if (form.pictures().isEmpty()) {
            throw Problem.invalid("photos", "请这家人签个字，或者拍一张照片");
        }
    }

    private static void mustBeKin(Actor actor, Household household, Household kin) {
        if (household.id().equals(kin.id())) {
            throw Problem.invalid("cardCode", "这就是他们自己家的户卡，请用代办人家的");
        }
        boolean own = household.id().equals(actor.household());
        if (!own && kin.id().equals(actor.household())) {
            throw Problem.forbidden("不能把自己家登记成代办人，请另一位村委办理");
        }
    }

    private Mono<Proxy> add(Actor actor, UUID id, Household household, Household kin, Proxy.Form form) {
        UUID town = actor.town();
        Proxy proxy = new Proxy(
                id,
                household.id(),
                household.village(),
                kin.id(),
                form.name().strip(),
                form.relation().strip(),
                household.id().equals(actor.household()),
                actor.person(),
                actor.name(),
                clock.instant(),
                null,
                null,
                null);
        return proxies.add(town, proxy)
                .filter(fresh -> fresh)
                .flatMap(fresh -> photos.claim(
                                actor,
                                form.pictures(),
                                PHOTO_SUBJECT,
                                id,
                                Audience.household(household.village(), household.id()))
                        .then(tell(actor, "store.proxy-registered", proxy, null)))
                .then(Mono.defer(() -> proxies.find(town, id)))
                .map(known -> known.mustBe(proxy));
    }

    /** @throws Problem 404 not theirs; 409 when it has ended already */
    @Transactional
    public Mono<Proxy.Shown> end(Actor actor, UUID id, Proxy.Ending ending) {
        UUID town = actor.town();
        String reason = ending.reason().strip();
        return proxies.find(town, id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这位代办人")))
                .zipWith(community.joinedIn(town, actor.household()))
                .map(found -> found.getT1().mustEndBy(actor, found.getT2()))
                .flatMap(found -> proxies.end(town, id, actor, clock.instant(), reason))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("proxy-ended", "已经取消过了")))
                .delayUntil(ended -> tell(actor, "store.proxy-ended", ended, reason))
                .flatMap(ended -> shown(town, List.of(ended), Set.of()).next());
    }

    private Mono<Void> tell(Actor actor, String topic, Proxy proxy, @Nullable String reason) {
        return audit.record(actor, topic, "household", proxy.householdId(), reason, proxy.told())
                .then(outbox.tell(actor.town(), topic, proxy.id(), proxy.told()));
    }

    /** Those who act for one's own household, and those it acts for, with what they may spend. */
    Mono<List<Proxy.Shown>> mine(Actor actor) {
        return community
                .joinedIn(actor.town(), actor.mustHaveHousehold())
                .flatMap(homes -> proxies.of(actor.town(), homes)
                        .collectList()
                        .flatMap(found -> shown(actor.town(), found, homes).collectList()));
    }

    /** Those who act for a household of one's village. @throws Problem 404 unknown household, 403 */
    Mono<List<Proxy.Shown>> ofHousehold(Actor actor, UUID household) {
        return community
                .household(actor.town(), household)
                .doOnNext(
                        found -> actor.mustServe(found.village(), Role.COMMITTEE, Role.CLERK, Role.TOWN, Role.AUDITOR))
                .flatMapMany(found -> proxies.of(actor.town(), List.of(household)))
                .filter(proxy -> proxy.householdId().equals(household))
                .collectList()
                .flatMap(found -> shown(actor.town(), found, Set.of()).collectList());
    }

    private Flux<Proxy.Shown> shown(UUID town, List<Proxy> found, Set<UUID> homes) {
        List<UUID> all = found.stream()
                .flatMap(proxy -> Stream.of(proxy.householdId(), proxy.kinId()))
                .distinct()
                .toList();
        List<Account> wallets = found.stream()
                .filter(proxy -> homes.contains(proxy.kinId()))
                .map(proxy -> Account.wallet(proxy.householdId()))
                .distinct()
                .toList();
        return Mono.zip(names(town, all), ledger.balancesOf(town, wallets))
                .flatMapIterable(known -> found.stream()
                        .map(proxy -> shown(proxy, known.getT1(), known.getT2(), homes))
                        .toList());
    }

    private static Proxy.Shown shown(
            Proxy proxy, Map<UUID, String> names, Map<Account, Long> balances, Set<UUID> homes) {
        return new Proxy.Shown(
                proxy,
                names.getOrDefault(proxy.householdId(), ""),
                names.getOrDefault(proxy.kinId(), ""),
                homes.contains(proxy.kinId()) ? balances.getOrDefault(Account.wallet(proxy.householdId()), 0L) : null);
    }

    private Mono<Map<UUID, String>> names(UUID town, List<UUID> households) {
        return community.households(town, households).collect(Collectors.toMap(Household::id, Household::headName));
    }
}
