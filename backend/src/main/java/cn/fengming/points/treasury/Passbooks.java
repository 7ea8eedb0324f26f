package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.EntryLine;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.PostedTransfer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who may look into which page of the book: a villager into the own household's, staff into those of their village, the
 * town office and auditors into all of their town.
 */
@Component
class Passbooks {

    private static final Role[] STAFF = {Role.COMMITTEE, Role.CLERK, Role.PANEL, Role.INSPECTOR, Role.TOWN, Role.AUDITOR
    };

    private final Ledger ledger;
    private final Community community;

    Passbooks(Ledger ledger, Community community) {
        this.ledger = ledger;
        this.community = community;
    }

    Mono<Wallet> wallet(UUID town, UUID household) {
        return ledger.savings(town, household).map(savings -> Wallet.of(household, savings));
    }

    Mono<OpenPassbook> opened(UUID town, UUID household) {
        return ledger.passbook(town, household).map(passbook -> OpenPassbook.of(household, passbook));
    }

    Mono<Page<EntryLine>> walletEntries(UUID town, UUID household, @Nullable String after, @Nullable Integer size) {
        return ledger.entries(town, Account.wallet(household), after, Page.size(size));
    }

    Mono<Household> household(Actor actor, UUID id) {
        return community.household(actor.town(), id).doOnNext(household -> actor.mustServe(household.village(), STAFF));
    }

    Mono<Village> village(Actor actor, UUID id) {
        return community.village(actor.town(), id).doOnNext(village -> actor.mustServe(village.id(), STAFF));
    }

    Mono<Pool> pool(UUID town, Village village) {
        return ledger.balance(town, Account.pool(village.id()))
                .map(balance -> new Pool(village.id(), village.name(), balance));
    }

    /** All pools of the town, in the order of its villages. */
    Mono<List<Pool>> pools(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return community.villages(actor.town()).collectList().flatMap(villages -> pools(actor.town(), villages));
    }

    private Mono<List<Pool>> pools(UUID town, List<Village> villages) {
        return ledger.balancesOf(
                        town,
                        villages.stream()
                                .map(village -> Account.pool(village.id()))
                                .toList())
                .map(balances -> villages.stream()
                        .map(village -> new Pool(
                                village.id(), village.name(), balances.getOrDefault(Account.pool(village.id()), 0L)))
                        .toList());
    }

    Mono<Page<EntryLine>> poolEntries(UUID town, UUID village, @Nullable String after, @Nullable Integer size) {
        return ledger.entries(town, Account.pool(village), after, Page.size(size));
    }

    Mono<PostedTransfer> transfer(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return ledger.transfer(actor.town(), id).switchIfEmpty(Mono.error(() -> Problem.notFound("这笔账")));
    }
}
