package cn.fengming.points.treasury;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Town;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.PublicAddress;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.PostedTransfer;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.ledger.Seals;
import cn.fengming.points.seal.Block;
import cn.fengming.points.seal.ReceiptProof;
import cn.fengming.points.treasury.BehindTransfer.Behind;
import cn.fengming.points.treasury.Receipt.Standing;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Receipts that prove themselves: whoever holds one sees without signing in whether the book says what it says, and
 * under which printed head. Without its token nobody learns anything.
 */
@Component
public class Receipts {

    private static final Duration SOON = Duration.ofMinutes(10);
    private static final String PAGE = "packages/villager/check/check?t=";

    private final Ledger ledger;
    private final Seals seals;
    private final Community community;
    private final ReceiptToken tokens;
    private final List<BehindTransfer> tellers;
    private final PublicAddress address;
    private final Clock clock;

    Receipts(
            Ledger ledger,
            Seals seals,
            Community community,
            ReceiptToken tokens,
            List<BehindTransfer> tellers,
            PublicAddress address,
            Clock clock) {
        this.ledger = ledger;
        this.seals = seals;
        this.community = community;
        this.tokens = tokens;
        this.tellers = List.copyOf(tellers);
        this.address = address;
        this.clock = clock;
    }

    /**
     * A receipt to pass on.
     *
     * @param token opens the receipt; it is the permission
     * @param page address of the page that checks it, content of its QR picture
     */
    public record Passed(String token, String page) {}

    /**
     * The receipt of a transfer the caller may see. The caller has checked that.
     *
     * @param request the one being answered
     */
    public Passed pass(UUID town, UUID transfer, URI request) {
        String token = tokens.of(town, transfer);
        return new Passed(token, address.page(request, PAGE + token));
    }

    /** Of a line in the own household's passbook. @throws Problem 404 (signalled) when it is another's */
    Mono<Passed> own(Actor actor, UUID transfer, URI request) {
        return ledger.transfer(actor.town(), transfer)
                .filterWhen(posted -> community
                        .joinedIn(actor.town(), actor.mustHaveHousehold())
                        .map(homes -> household(posted).filter(homes::contains).isPresent()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这笔账")))
                .map(posted -> pass(actor.town(), posted.id(), request));
    }

    /** Of a line in a household's passbook. @throws Problem 404 (signalled) when it stands in another's */
    Mono<Passed> of(Household home, UUID transfer, URI request) {
        return ledger.transfer(home.town(), transfer)
                .filter(posted -> concerns(posted, home.id()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这笔账")))
                .map(posted -> pass(home.town(), posted.id(), request));
    }

    /** @throws Problem 404 for a token that is not ours, or a transfer that is not in the book */
    Mono<Receipt> read(String token) {
        return Mono.fromSupplier(() -> tokens.open(token))
                .flatMap(subject -> ledger.transfer(subject.town(), subject.transfer())
                        .flatMap(posted -> receipt(subject.town(), posted)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这笔账：账本里没有收据上的这一笔")));
    }

    /** @throws Problem 404 as above; 409 while it is in no block */
    Mono<ReceiptProof> proof(String token) {
        return Mono.fromSupplier(() -> tokens.open(token))
                .flatMap(subject -> seals.proof(subject.town(), subject.transfer()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("not-sealed-yet", "这笔账还没有封存，过十分钟再来取凭证")));
    }

    private Mono<Receipt> receipt(UUID town, PostedTransfer posted) {
        return Mono.zip(
                        community.town(town),
                        household(posted)
                                .map(id -> community.household(town, id).flatMap(home -> home(town, home)))
                                .orElse(Mono.empty())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()),
                        behind(town, posted),
                        standing(town, posted))
                .flatMap(known -> goods(town, known.getT3())
                        .map(goods ->
                                receipt(posted, known.getT1(), known.getT2(), known.getT3(), goods, known.getT4())));
    }

    private record Home(String village, String head) {}

    private Mono<Home> home(UUID town, Household home) {
        return community
                .village(town, home.village())
                .map(Village::name)
                .map(village -> new Home(village, home.publicName()));
    }

    private Mono<Behind> behind(UUID town, PostedTransfer posted) {
        return Flux.fromIterable(tellers)
                .concatMap(teller -> teller.of(town, posted))
                .next()
                .defaultIfEmpty(new Behind(null, List.of()));
    }

    private Mono<List<Receipt.Piece>> goods(UUID town, Behind behind) {
        Map<UUID, Long> moved = behind.goods().stream()
                .filter(goods -> goods.transfer() != null)
                .collect(Collectors.toMap(
                        goods -> Objects.requireNonNull(goods.transfer()), goods -> (long) goods.pieces(), Long::sum));
        return seals.blocksOf(town, moved)
                .map(blocks -> behind.goods().stream()
                        .map(goods -> new Receipt.Piece(
                                goods.name(),
                                goods.pieces(),
                                goods.transfer() != null,
                                goods.transfer() == null ? null : blocks.get(goods.transfer())))
                        .toList());
    }

    private static Receipt receipt(
            PostedTransfer posted,
            Town town,
            Optional<Home> home,
            Behind behind,
            List<Receipt.Piece> goods,
            Standing standing) {
        return new Receipt(
                town.id(),
                town.name(),
                home.map(Home::village).orElse(null),
                home.map(Home::head).orElse(null),
                posted.movement(),
                posted.reason(),
                signedPoints(posted),
                isTakenBack(posted.movement()) ? posted.amount() - posted.left() : 0,
                posted.effectiveOn(),
                posted.postedAt(),
                behind.number(),
                goods,
                standing);
    }

    /** What follows a hold settles or releases it; what follows the others takes them back. */
    private static boolean isTakenBack(Movement movement) {
        return movement != Movement.HOLD && movement != Movement.RESERVE && movement != Movement.SEND;
    }

    /** The mark is read before the proof, or a block written in between would look like one that was taken out. */
    private Mono<Standing> standing(UUID town, PostedTransfer posted) {
        return seals.mustBeSealed(town, posted.id())
                .flatMap(must -> seals.proof(town, posted.id())
                        .map(this::standing)
                        .defaultIfEmpty(must ? takenOut() : waiting()));
    }

    private static Standing takenOut() {
        return new Standing(Standing.State.CHANGED, "这笔账封存过，封存里却找不到它了", null, null, null, null, false, null, null);
    }

    private Standing waiting() {
        return new Standing(
                Standing.State.WAITING, null, clock.instant().plus(SOON), null, null, null, false, null, null);
    }

    private Standing standing(ReceiptProof proof) {
        Block own = proof.blocks().get(proof.blocks().size() - 1);
        YearMonth month = YearMonth.from(own.sealedAt().atZone(clock.getZone()));
        String fault = proof.fault();
        return new Standing(
                fault == null ? Standing.State.SEALED : Standing.State.CHANGED,
                fault,
                null,
                own.number(),
                own.sealedAt(),
                month,
                month.isBefore(YearMonth.now(clock)),
                proof.head().groups(),
                proof.blocks().get(0).number());
    }

    /** As a wallet sees it: what comes into one is more, whichever purse of a household it comes from. */
    private static long signedPoints(PostedTransfer posted) {
        boolean gives = posted.from().holder().kind() == Holder.Kind.HOUSEHOLD
                && posted.movement().to() != Purse.WALLET;
        return gives ? -posted.amount() : posted.amount();
    }

    private static boolean concerns(PostedTransfer posted, UUID household) {
        return Stream.of(posted.from(), posted.to())
                .map(Account::holder)
                .anyMatch(holder ->
                        holder.kind() == Holder.Kind.HOUSEHOLD && holder.id().equals(household));
    }

    /** Whose it is: the household that gets, else the one that gives. */
    private static Optional<UUID> household(PostedTransfer posted) {
        return Stream.of(posted.to(), posted.from())
                .map(Account::holder)
                .filter(holder -> holder.kind() == Holder.Kind.HOUSEHOLD)
                .map(Holder::id)
                .findFirst();
    }
}
