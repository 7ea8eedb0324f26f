package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks at standing honours again and takes down what no longer deserves one. Checks and take-down of one honour wait
 * for each other, so no check is written about what is gone. Nobody does either for their own home or kin.
 */
@Component
class HonourDesk {

    static final String CHECK = "awards.honour-check";

    private final Honours honours;
    private final Fairness fairness;
    private final Photos photos;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    HonourDesk(Honours honours, Fairness fairness, Photos photos, Audit audit, Ids ids, Clock clock) {
        this.honours = honours;
        this.fairness = fairness;
        this.photos = photos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param day today when null; not in the future and not before the honour stood
     * @throws Problem 409 when it was taken down
     */
    @Transactional
    public Mono<HonourCheck> check(
            Actor actor, UUID honour, @Nullable LocalDate day, boolean kept, @Nullable String words, List<UUID> shown) {
        String said = words == null ? "" : words.strip();
        if (!kept && said.isEmpty()) {
            return Mono.error(Problem.invalid("words", "不合格的，请写明情况"));
        }
        return locked(actor, honour, Role.INSPECTOR, Role.COMMITTEE, Role.TOWN)
                .map(found ->
                        new HonourCheck(ids.next(), checkedOn(found, day), kept, said, actor.person(), clock.instant()))
                .flatMap(check -> honours.addCheck(actor.town(), honour, check))
                .delayUntil(check -> claim(actor, honour, check, shown))
                .delayUntil(check -> audit.record(
                        actor, kept ? "awards.honour-kept" : "awards.honour-failed", "honour", honour, said));
    }

    private LocalDate checkedOn(Honour honour, @Nullable LocalDate asked) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asked == null ? today : asked;
        LocalDate first = LocalDate.ofInstant(honour.standsSince(), clock.getZone());
        if (day.isAfter(today) || day.isBefore(first)) {
            throw Problem.invalid("checkedOn", "复查日期应在授予之日到今天之间");
        }
        return day;
    }

    private Mono<Void> claim(Actor actor, UUID honour, HonourCheck check, List<UUID> shown) {
        return honours.find(actor.town(), honour)
                .flatMap(found -> photos.claim(actor, shown, CHECK, check.id(), Audience.staff(found.village())));
    }

    /** Its photos leave the board with it. Points stay where they are. @throws Problem 409 when it is down already */
    @Transactional
    public Mono<Honour> takeDown(Actor actor, UUID honour, String reason) {
        return locked(actor, honour, Role.COMMITTEE, Role.TOWN)
                .map(found -> found.takenDown(actor.person(), reason.strip(), clock.instant()))
                .delayUntil(honours::saveTakenDown)
                .delayUntil(down -> photos.show(
                        down.town(), NominationDesk.SHOWN, down.nomination(), Audience.staff(down.village())))
                .delayUntil(down -> audit.record(actor, "awards.honour-taken-down", "honour", honour, reason));
    }

    private Mono<Honour> locked(Actor actor, UUID honour, Role... roles) {
        return honours.lock(actor.town(), honour)
                .filter(found -> actor.serves(found.village(), Role.values()))
                .switchIfEmpty(Honours.unknown())
                .doOnNext(found -> actor.mustServe(found.village(), roles))
                .map(Honour::mustStand)
                .delayUntil(found -> mustBeUnrelated(actor, found));
    }

    private Mono<Void> mustBeUnrelated(Actor actor, Honour honour) {
        return honours.homes(actor.town(), List.of(honour.nomination()))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(home -> fairness.mustBeUnrelated(actor, home.household()))
                .then();
    }
}
