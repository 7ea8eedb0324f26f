package cn.fengming.points.identity;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signing in a browser on a desk with the phone: the desk shows a code, a member of the staff types or scans it on the
 * phone they are signed in with, and the desk gets a session of the same person that ends with the working day. A desk
 * is confirmed once and taken once.
 */
@Component
public class DeskDoor {

    private static final Duration WAITS = Duration.ofMinutes(5);
    private static final int CODES = 100_000_000;
    private static final int MOST_DRAWS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeskShelf shelf;
    private final FrontDoor door;
    private final Sessions sessions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    DeskDoor(DeskShelf shelf, FrontDoor door, Sessions sessions, Audit audit, Ids ids, Clock clock) {
        this.shelf = shelf;
        this.door = door;
        this.sessions = sessions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the desk keeps to itself ({@code secret}) and what it shows ({@code code}). */
    record Asking(UUID id, String secret, String code, Instant expiresAt) {}

    /** How a desk stands. @param signIn once, with the token, when it was confirmed; null while it waits */
    record Standing(State state, @Nullable SignIn signIn) {

        enum State {
            WAITING,
            SIGNED_IN
        }
    }

    /** What the phone learns. @param until when the desk's session ends at the latest */
    record Confirmed(UUID desk, Instant askedAt, Instant until) {}

    Mono<Asking> ask() {
        return Token.make()
                .flatMap(secret -> Mono.fromCallable(DeskDoor::digits)
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(code -> Desk.waiting(
                                ids.next(),
                                code,
                                secret,
                                clock.instant(),
                                clock.instant().plus(WAITS)))
                        .filterWhen(shelf::put)
                        .repeatWhenEmpty(MOST_DRAWS, taken -> taken)
                        .map(desk -> new Asking(desk.id(), secret.text(), desk.code(), desk.expiresAt())));
    }

    private static String digits() {
        return String.format(Locale.ROOT, "%08d", RANDOM.nextInt(CODES));
    }

    /** @throws Problem 404 (signalled) unknown, over, taken, or asked without its secret: nobody learns which */
    Mono<Standing> look(UUID id, Token secret) {
        return shelf.find(id)
                .filter(desk -> desk.knows(secret))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次电脑登录")))
                .flatMap(desk -> take(desk, desk.person(), desk.town()));
    }

    private Mono<Standing> take(Desk desk, @Nullable UUID person, @Nullable UUID town) {
        if (person == null || town == null) {
            return Mono.just(new Standing(Standing.State.WAITING, null));
        }
        return shelf.take(desk)
                .filter(first -> first)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次电脑登录")))
                .flatMap(first -> door.atDesk(person, town))
                .map(signIn -> new Standing(Standing.State.SIGNED_IN, signIn));
    }

    /**
     * Confirms the desk that shows this code, for the person who asks.
     *
     * @param phone the session they ask with
     * @throws Problem (signalled) 403 from a desk; 404 no such code; 409 when somebody was first
     */
    @Transactional
    public Mono<Confirmed> confirm(Actor actor, Token phone, String code) {
        return sessions.find(phone)
                .filter(session -> session.way() != Session.Way.DESKTOP)
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("请在手机上确认电脑登录")))
                .then(shelf.byCode(code))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("显示这个登录码的电脑")))
                .filter(desk -> desk.person() == null)
                .switchIfEmpty(Mono.error(DeskDoor::another))
                .delayUntil(desk -> audit.record(actor, "identity.desk-confirmed", "desk", desk.id(), null))
                .filterWhen(desk -> shelf.replace(desk, desk.confirmedBy(actor.person(), actor.town())))
                .switchIfEmpty(Mono.error(DeskDoor::another))
                .map(desk -> new Confirmed(desk.id(), desk.askedAt(), sessions.deskUntil()));
    }

    private static Problem another() {
        return Problem.conflict("desk-confirmed", "这台电脑的登录已经有人确认");
    }
}
