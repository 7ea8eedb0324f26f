package cn.fengming.points.store;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The way without a phone: card, six digits, goods. All of it stands or nothing; never for the clerk's own household. */
@Component
class CounterSaleDesk {

    private final RedemptionDesk desk;
    private final CounterDesk counter;
    private final Redemptions redemptions;
    private final Pins pins;
    private final CodeGuesses guesses;
    private final Community community;
    private final Windows windows;
    private final Ids ids;
    private final Clock clock;

    CounterSaleDesk(
            RedemptionDesk desk,
            CounterDesk counter,
            Redemptions redemptions,
            Pins pins,
            CodeGuesses guesses,
            Community community,
            Windows windows,
            Ids ids,
            Clock clock) {
        this.desk = desk;
        this.counter = counter;
        this.redemptions = redemptions;
        this.pins = pins;
        this.guesses = guesses;
        this.community = community;
        this.windows = windows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws Problem 404 unknown card; 403 own household, or another village's store; 422 no-pin, wrong-pin, and whatever
     *     refuses a redemption; 429 after too many wrong digits of a household or by a clerk
     */
    @Transactional
    public Mono<Slip> sell(Actor actor, CounterSale sale) {
        actor.mustServe(sale.village(), Role.COMMITTEE, Role.CLERK);
        return community
                .byCard(actor.town(), sale.cardCode())
                .map(Household::mustBeActive)
                .doOnNext(home -> mustBeServedHere(actor, home, sale))
                .delayUntil(home -> prove(actor, home, sale))
                .flatMap(home -> sell(actor, home, sale));
    }

    private static void mustBeServedHere(Actor actor, Household home, CounterSale sale) {
        if (!home.village().equals(sale.village())) {
            throw Problem.refused("wrong-village", "这是别的村的户，请到他们村的兑换点");
        }
        if (home.id().equals(actor.household())) {
            throw Problem.forbidden("不能给自己家办理，请另一位工作人员办理");
        }
    }

    /** A clerk who tries the numbers of many households is stopped as well. */
    private Mono<Void> prove(Actor actor, Household home, CounterSale sale) {
        return guesses.count(actor, sale.village())
                .then(pins.proveTo(actor, home.id(), sale.pin()))
                .then(guesses.giveBack(actor, sale.village()));
    }

    private Mono<Slip> sell(Actor actor, Household home, CounterSale sale) {
        UUID id = ids.next();
        return windows.lockCurrent(actor.town(), home.village(), LocalDate.now(clock))
                .then(desk.redeem(actor, id, home, sale.wish(home.id()), StandIn.AT_THE_COUNTER))
                .then(Mono.defer(() -> redemptions.lock(actor.town(), id)))
                .flatMap(redemption -> counter.handOver(actor, redemption, Handing.inPerson(sale.village(), id)))
                .onErrorMap(Problem.class, CounterSaleDesk::orRedeemFirst);
    }

    /** Nothing stays redeemed that a reason could be written for: it is redeemed first, and handed over with one. */
    private static Problem orRedeemFirst(Problem refused) {
        return refused.type().equals("outside-hours")
                ? Problem.refused("outside-hours", "现在不是这户的取货时间，不能当场拿走。请改选代办先兑换，再由另一位工作人员写明原因发放，或者按时间来取")
                : refused;
    }
}
