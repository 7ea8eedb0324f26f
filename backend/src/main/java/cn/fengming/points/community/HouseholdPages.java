package cn.fengming.points.community;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The register as it is shown over HTTP. Phone numbers come out masked; whoever opens one is written down. */
@Component
class HouseholdPages {

    private final Households households;
    private final Members members;
    private final Changes changes;
    private final PhoneVault vault;
    private final Audit audit;
    private final Clock clock;

    HouseholdPages(
            Households households, Members members, Changes changes, PhoneVault vault, Audit audit, Clock clock) {
        this.households = households;
        this.members = members;
        this.changes = changes;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<HouseholdPage> page(Household household) {
        return households
                .entry(household.town(), household.id())
                .flatMap(entry -> members(household).map(people -> HouseholdPage.of(household, entry, people)));
    }

    Mono<List<MemberPage>> members(Household household) {
        int year = LocalDate.now(clock).getYear();
        return members.entriesOf(household.town(), household.id())
                .map(entry -> MemberPage.of(entry, year, vault))
                .collectList();
    }

    Mono<MemberPage> member(Member member) {
        int year = LocalDate.now(clock).getYear();
        return members.entry(member.town(), member.id()).map(entry -> MemberPage.of(entry, year, vault));
    }

    Mono<Page<Household>> list(Village village, HouseholdQuery query, int size) {
        String phone = query.words().phone();
        byte[] print = phone == null ? null : vault.fingerprint(phone);
        return households
                .search(village.town(), village.id(), query, print, size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    Mono<Page<Change>> history(Household household, @Nullable UUID after, int size) {
        return changes.of(household.town(), household.id(), after, size + 1)
                .collectList()
                .map(rows -> Page.of(rows, size, row -> row.id().toString()));
    }

    /** The full number, for those who keep the register; each look is in the audit. @throws Problem 404, 403 */
    @Transactional
    public Mono<String> phone(Actor actor, Household household, UUID member) {
        HouseholdFiles.mustKeep(actor, household.village());
        return members.entry(actor.town(), member)
                .filter(entry -> entry.household().equals(household.id()))
                .mapNotNull(MemberEntry::phoneSealed)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这位家庭成员的手机号")))
                .map(vault::open)
                .flatMap(number -> audit.record(actor, "community.phone-read", "member", member, null)
                        .thenReturn(number));
    }
}
