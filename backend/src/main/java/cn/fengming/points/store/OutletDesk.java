package cn.fengming.points.store;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The town says which stores there are besides the villages' own, and what it decides about all of them. */
@Component
class OutletDesk {

    private final Outlets outlets;
    private final SupplySettingsShelf settings;
    private final Community community;
    private final Audit audit;
    private final Clock clock;

    OutletDesk(Outlets outlets, SupplySettingsShelf settings, Community community, Audit audit, Clock clock) {
        this.outlets = outlets;
        this.settings = settings;
        this.community = community;
        this.audit = audit;
        this.clock = clock;
    }

    Flux<Outlet> list(Actor actor) {
        return outlets.list(actor.town());
    }

    /**
     * @param id made by the client; a village's own store goes by the id of its village, so no other may have that
     * @throws Problem 400 not whole; 404 unknown village; 409 when the name is taken, it is of another kind, or the id is a
     *     village's
     */
    @Transactional
    public Mono<Outlet> save(Actor actor, UUID id, Outlet.Form form) {
        actor.mustServeTown(Role.TOWN);
        Outlet outlet = form.mustBeWhole().as(id);
        return mustBeNoVillages(actor.town(), id)
                .then(Mono.justOrEmpty(outlet.village()))
                .flatMap(village -> community.village(actor.town(), village))
                .then(outlets.save(actor.town(), outlet, actor, clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("outlet-kind", "合作店和流动集市不能互改，请另外添加")))
                .delayUntil(saved -> audit.record(actor, "store.outlet-saved", "outlet", id, null, saved));
    }

    private Mono<Void> mustBeNoVillages(UUID town, UUID id) {
        return community
                .villages(town)
                .any(village -> village.id().equals(id))
                .filter(villages -> !villages)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("outlet-kind", "村里的兑换点随村而有，不用添加")))
                .then();
    }

    Mono<SupplySettings> settings(Actor actor) {
        return settings.of(actor.town());
    }

    @Transactional
    public Mono<SupplySettings> decide(Actor actor, SupplySettings decided) {
        actor.mustServeTown(Role.TOWN);
        return settings.save(actor, decided, clock.instant())
                .then(audit.record(actor, "store.settings-decided", "town", actor.town(), null, decided))
                .thenReturn(decided);
    }
}
