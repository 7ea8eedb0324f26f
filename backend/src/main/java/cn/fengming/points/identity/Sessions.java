package cn.fengming.points.identity;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.SessionReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is signed in. A session is begun by whoever has proven who the person is, is known only by its secret token, and
 * ends when signed out, unused for long or after its longest time. It survives a restart of the backend.
 */
@Component
public class Sessions implements SessionReader {

    private final SessionShelf shelf;
    private final Actors actors;
    private final Ids ids;
    private final Clock clock;
    private final SessionSettings settings;
    private final Duration idle;

    Sessions(SessionShelf shelf, Actors actors, Ids ids, Clock clock, SessionSettings settings) {
        this.shelf = shelf;
        this.actors = actors;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.idle = settings.idle();
    }

    /**
     * Begins a session for somebody enrolled in the town, on the word of the caller: for demo data and tests.
     *
     * @return the token for the Authorization header
     * @throws Problem 404 when the person does not belong to the town
     */
    public Mono<String> open(UUID person, UUID town) {
        return actors.in(town, person)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个人")))
                .flatMap(enrolled -> begin(person, town, Session.Way.DESK))
                .map(Token::text);
    }

    @Override
    public Mono<Actor> actor(String token) {
        Token shown = new Token(token);
        return shelf.find(shown).flatMap(session -> touch(shown, session).then(whoIs(session)));
    }

    /** @param town null for somebody who still has to be bound to a town or to choose one */
    Mono<Token> begin(UUID person, @Nullable UUID town, Session.Way way) {
        Instant now = clock.instant();
        Session session = new Session(ids.next(), person, town, way, now, now, now.plus(settings.longest(way)));
        return Token.make().flatMap(token -> shelf.put(token, session).thenReturn(token));
    }

    /** When a session at a desk that begins now ends at the latest. */
    Instant deskUntil() {
        return clock.instant().plus(settings.longest(Session.Way.DESKTOP));
    }

    Mono<Session> find(Token token) {
        return shelf.find(token);
    }

    /** Acts in another town of the same person from now on. */
    Mono<Void> moveTo(Token token, UUID town) {
        return shelf.find(token)
                .filterWhen(session -> actors.in(town, session.person()).hasElement())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个镇")))
                .flatMap(session -> shelf.replace(token, session, session.in(town)))
                .filter(replaced -> replaced)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("session-changed", "登录状态刚刚变化，请再试一次")))
                .then();
    }

    Mono<Void> signOut(Token token) {
        return shelf.find(token).flatMap(session -> shelf.remove(token, session));
    }

    Mono<Void> signOutEverywhere(UUID person) {
        return shelf.removeAll(person);
    }

    Flux<Session> of(UUID person) {
        return shelf.of(person);
    }

    private Mono<Actor> whoIs(Session session) {
        UUID town = session.town();
        return town == null ? Mono.just(Actor.visitor(session.person())) : actors.in(town, session.person());
    }

    /** Losing a race here loses nothing: whoever won has just been seen too. */
    private Mono<Boolean> touch(Token token, Session session) {
        Instant now = clock.instant();
        return session.worthTouching(now, idle) ? shelf.replace(token, session, session.seen(now)) : Mono.just(false);
    }
}
