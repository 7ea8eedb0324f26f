package cn.fengming.points.spots;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The hotline (热线): calls are keyed in while they last. Who called may stay unsaid, and is read by few. */
@Component
class HotlineDesk {

    private final SpotDesk desk;
    private final Spots spots;
    private final Ways ways;
    private final Community community;
    private final PhoneVault vault;
    private final Audit audit;

    HotlineDesk(SpotDesk desk, Spots spots, Ways ways, Community community, PhoneVault vault, Audit audit) {
        this.desk = desk;
        this.spots = spots;
        this.ways = ways;
        this.community = community;
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * Who called (来电人).
     *
     * @param phone in full; each look is in the audit
     */
    record Caller(
            @Nullable String name,
            @Nullable String phone,
            @Nullable UUID household) {}

    /** @throws Problem 403 outside one's village; 400 on {@code phone} or {@code callerCard}; as {@link SpotDesk#report} */
    @Transactional
    public Mono<SpotDesk.Reported> key(Actor actor, UUID id, HotlineForm form) {
        NewSpot call = form.spot();
        actor.mustServe(call.village(), Role.COMMITTEE, Role.TOWN);
        PhoneVault.Sealed phone = form.callerPhone() == null ? null : vault.seal(form.callerPhone());
        return home(actor.town(), form.callerCard())
                .flatMap(home -> desk.report(
                        actor,
                        id,
                        call,
                        new Spots.Caller(form.callerName(), phone == null ? null : phone.box(), home.orElse(null)),
                        form.callerName()
                                + (phone == null ? "" : HexFormat.of().formatHex(phone.fingerprint()))
                                + home.map(UUID::toString).orElse("")));
    }

    private Mono<Optional<UUID>> home(UUID town, @Nullable String card) {
        return card == null || card.isBlank()
                ? Mono.just(Optional.empty())
                : community.byCard(town, card).map(Household::id).map(Optional::of);
    }

    /** @throws Problem 404 when there is no such call, or it is about the actor's own home; 403 */
    @Transactional
    public Mono<Caller> caller(Actor actor, UUID id) {
        return ways.before(actor, id)
                .filter(party -> party.spot().origin().source() == Source.HOTLINE && !party.home())
                .switchIfEmpty(Spots.unknown())
                .doOnNext(party -> actor.mustServe(party.spot().village(), Role.COMMITTEE, Role.TOWN))
                .flatMap(party -> spots.caller(actor.town(), id))
                .map(this::open)
                .delayUntil(found -> audit.record(actor, "spots.caller-read", "spot", id, null));
    }

    private Caller open(Spots.Caller kept) {
        byte[] phone = kept.phone();
        return new Caller(kept.name(), phone == null ? null : vault.open(phone), kept.home());
    }
}
