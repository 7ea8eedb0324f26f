package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request whose token stands for somebody. The token itself is not kept. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    SignedIn(Actor actor) {
        super(List.of());
        this.actor = actor;
        setAuthenticated(true);
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
