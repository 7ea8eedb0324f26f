package cn.fengming.points.kernel;

import reactor.core.publisher.Mono;

/** Tells the edge whom a bearer token stands for. Identity keeps the sessions and implements this. */
public interface SessionReader {

    /**
     * Emits nothing when the token is unknown, has run out or was signed out. Somebody who signed in by WeChat and is
     * not bound to a town yet arrives as {@link Actor#visitor}.
     */
    Mono<Actor> actor(String token);
}
