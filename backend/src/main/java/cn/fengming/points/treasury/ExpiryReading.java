package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.LeftOver;
import cn.fengming.points.ledger.Purse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What would end and when: for a household its own points, for the town office and auditors all of them. */
@Component
class ExpiryReading {

    private final ExpiryTermsShelf shelf;
    private final Expiring expiring;
    private final Clearings clearings;
    private final Passbooks passbooks;
    private final Community community;
    private final Ledger ledger;
    private final Clock clock;

    ExpiryReading(
            ExpiryTermsShelf shelf,
            Expiring expiring,
            Clearings clearings,
            Passbooks passbooks,
            Community community,
            Ledger ledger,
            Clock clock) {
        this.shelf = shelf;
        this.expiring = expiring;
        this.clearings = clearings;
        this.passbooks = passbooks;
        this.community = community;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The own household's. @throws cn.fengming.points.kernel.Problem 403 for somebody of no household */
    Mono<Outlook> own(Actor actor) {
        return community.household(actor.town(), actor.mustHaveHousehold()).flatMap(this::outlook);
    }

    /** @throws cn.fengming.points.kernel.Problem 403, 404 as the passbook */
    Mono<Outlook> ofHousehold(Actor actor, UUID household) {
        return passbooks.household(actor, household).flatMap(this::outlook);
    }

    private Mono<Outlook> outlook(Household home) {
        return Mono.zip(
                        shelf.lives(home.town()),
                        ledger.savings(home.town(), home.id())
                                .map(savings -> new LeftOver(home.id(), savings.in(Purse.HELD), savings.lots())),
                        clearings
                                .told(home.town(), home.id(), LocalDate.now(clock))
                                .collectList())
                .flatMap(read -> expiring.home(home, read.getT1(), read.getT2())
                        .map(known -> outlook(read.getT1(), known, read.getT3())));
    }

    private Outlook outlook(Lives lives, Expiring.Home home, List<Told> reminders) {
        LocalDate today = LocalDate.now(clock);
        Quarter now = Quarter.of(today);
        List<Ending.Of> lots = home.lots();
        var fates = Ending.byFate(lots);
        return new Outlook(
                home.household().id(),
                lives.inForce(now).words(),
                lives.next(now)
                        .map(next -> new Outlook.Coming(next.rule().words(), next.from()))
                        .orElse(null),
                Outlook.days(lots, today),
                fates.getOrDefault(Ending.Fate.WAITS, 0L),
                fates.getOrDefault(Ending.Fate.LASTS, 0L),
                home.wallet().held(),
                season(home.ending().seasons(), today),
                reminders);
    }

    private static Outlook.@Nullable RedeemDays season(List<Season> seasons, LocalDate today) {
        return seasons.stream()
                .filter(season -> !season.closesOn().isBefore(today))
                .min(Comparator.comparing(Season::opensOn))
                .map(season -> new Outlook.RedeemDays(season.opensOn(), season.closesOn(), season.covers(today)))
                .orElse(null);
    }

    /** All versions of the rule, the newest first. */
    Mono<List<ExpiryTerms>> terms(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return shelf.all(actor.town()).collectList();
    }

    /** @param asked what to try out; null for what was decided */
    Mono<ExpiryPreview> preview(Actor actor, @Nullable ExpiryTerms asked) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        Quarter now = Quarter.of(LocalDate.now(clock));
        return Mono.zip(
                        shelf.lives(actor.town()).map(lives -> asked == null ? lives : lives.with(asked)),
                        community.villages(actor.town()).collectMap(Village::id, Village::name))
                .flatMap(read -> expiring.homes(actor.town(), read.getT1(), Quarter.LAST)
                        .reduceWith(ExpiryPreview.Adding::new, ExpiryPreview.Adding::add)
                        .map(adding -> adding.done(
                                asked == null
                                        ? read.getT1().inForce(now).words()
                                        : asked.rule().words(),
                                read.getT2())));
    }

    /** What was cleared, the newest first. */
    Mono<Page<Clearing>> cleared(Actor actor, @Nullable UUID after, @Nullable Integer size) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        int limit = Page.size(size);
        return clearings
                .page(actor.town(), after, limit + 1)
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> row.transfer().toString()));
    }

    /** A version nobody proposed, to look at what it would do; announced now. */
    ExpiryTerms supposed(ExpiryRule rule, Quarter from) {
        return ExpiryTerms.propose(
                new UUID(0, 0), rule, from, "", new ExpiryTerms.Who(Actor.SYSTEM_PERSON, "", clock.instant()));
    }
}
