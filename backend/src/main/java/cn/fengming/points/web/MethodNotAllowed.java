package cn.fengming.points.web;

import java.util.Set;
import org.springframework.http.HttpMethod;

/** 405: the path exists, but not with this method. Carries what the Allow header must say. */
final class MethodNotAllowed extends EdgeProblem {

    private static final long serialVersionUID = 1L;

    private final transient Set<HttpMethod> allowed;

    MethodNotAllowed(Set<HttpMethod> allowed) {
        super(405, "method-not-allowed", "这个地址不支持这种操作");
        this.allowed = Set.copyOf(allowed);
    }

    Set<HttpMethod> allowed() {
        return allowed;
    }
}
