package cn.fengming.points.treasury;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.BookExport;
import cn.fengming.points.ledger.MonthHead;
import cn.fengming.points.ledger.SealCheck;
import cn.fengming.points.ledger.SealState;
import cn.fengming.points.ledger.Seals;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sealed book for those who check it: auditors and the town office in whole, everybody by its monthly heads. */
@Component
class SealDesk {

    private final Seals seals;
    private final BookExport export;
    private final Community community;
    private final Audit audit;

    SealDesk(Seals seals, BookExport export, Community community, Audit audit) {
        this.seals = seals;
        this.export = export;
        this.community = community;
        this.audit = audit;
    }

    /**
     * A town's heads, for anybody.
     *
     * @param printed the one that stands on papers now; null before the first seal
     * @param months newest first; the running month's is its latest so far
     */
    record Heads(String town, @Nullable MonthHead printed, List<MonthHead> months) {

        Heads {
            months = List.copyOf(months);
        }
    }

    Mono<SealState> state(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return seals.state(actor.town());
    }

    /** Compares every seal with the book. It changes nothing but leaves its result. May take minutes. */
    Mono<SealCheck> check(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return seals.checkAll(actor.town(), actor.person());
    }

    /** The whole book as a file; who took it is written down before it goes out. */
    @Transactional
    public Mono<Flux<byte[]>> export(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return community
                .town(actor.town())
                .flatMap(town -> export.file(town.id(), town.name()))
                .delayUntil(file -> audit.record(actor, "treasury.book-exported", "town", actor.town(), null));
    }

    /** @throws cn.fengming.points.kernel.Problem 404 (signalled) for a town that is not there */
    Mono<Heads> heads(UUID town) {
        return Mono.zip(
                        community.town(town).map(Town::name),
                        seals.heads(town).collectList(),
                        seals.printed(town).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(read -> new Heads(read.getT1(), read.getT3().orElse(null), read.getT2()));
    }
}
