package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.SessionReader;
import cn.fengming.points.testing.Login;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Signs probes in beside the real sessions: the edge is tested with persons that no register knows. */
@Component
@Primary
class ProbeSessions implements SessionReader {

    private final Map<String, Actor> probes = new ConcurrentHashMap<>();
    private final ObjectProvider<SessionReader> readers;

    ProbeSessions(ObjectProvider<SessionReader> readers) {
        this.readers = readers;
    }

    Login signIn(Role... roles) {
        UUID person = UUID.randomUUID();
        Set<Grant> grants = java.util.Arrays.stream(roles)
                .map(role -> new Grant(role, null, null))
                .collect(java.util.stream.Collectors.toSet());
        return remember(new Actor(UUID.randomUUID(), person, "探针", null, null, grants));
    }

    Login visit() {
        return remember(Actor.visitor(UUID.randomUUID()));
    }

    private Login remember(Actor actor) {
        Login login = new Login("probe-" + UUID.randomUUID(), actor);
        probes.put(login.token(), actor);
        return login;
    }

    @Override
    public Mono<Actor> actor(String token) {
        Mono<Actor> real = readers.stream()
                .filter(reader -> reader != this)
                .findFirst()
                .map(reader -> reader.actor(token))
                .orElse(Mono.empty());
        return Mono.justOrEmpty(probes.get(token)).switchIfEmpty(real);
    }
}
