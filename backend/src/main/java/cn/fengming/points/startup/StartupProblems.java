package cn.fengming.points.startup;

import cn.fengming.points.embedded.ServerNotStarted;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.validation.ObjectError;

/**
 * A start that fails says one sentence and what to do about it, instead of a stack trace, and never a password. The
 * process then ends with a status other than zero.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupProblems implements FailureAnalyzer {

    private final Environment environment;

    StartupProblems(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> Stream.ofNullable(sentence(failure, cause)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable FailureAnalysis sentence(Throwable failure, Throwable cause) {
        if (cause instanceof CannotStart known) {
            return new FailureAnalysis(String.valueOf(known.getMessage()), known.remedy(), failure);
        }
        if (cause instanceof ServerNotStarted server) {
            return new FailureAnalysis(String.valueOf(server.getMessage()), server.remedy(), failure);
        }
        if (cause instanceof PortInUseException taken) {
            return portInUse(taken, failure);
        }
        if (cause instanceof RedisConnectionFailureException unreachable) {
            return redis(unreachable, failure);
        }
        if (cause instanceof BindValidationException invalid) {
            return settings(invalid, failure);
        }
        return cause instanceof IllegalStateException missing ? setting(missing, failure) : null;
    }

    private static FailureAnalysis portInUse(PortInUseException taken, Throwable failure) {
        return new FailureAnalysis(
                "Port " + taken.getPort() + " is in use by another process.",
                "Stop that process, or set POINTS_PORT to a free port.",
                failure);
    }

    private FailureAnalysis redis(RedisConnectionFailureException unreachable, Throwable failure) {
        String url = environment.getProperty("points.redis.url", "").replaceFirst("//[^@/]*@", "//");
        Throwable root = unreachable;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new FailureAnalysis(
                "Redis at " + (url.isEmpty() ? "our own server" : url) + " cannot be used: " + root.getMessage(),
                "Check that the server runs and that POINTS_REDIS_URL names its host, port and password.",
                failure);
    }

    /** Boot's own analysis would print the rejected value, and a URL may carry a password. */
    private static @Nullable FailureAnalysis settings(BindValidationException invalid, Throwable failure) {
        String messages = invalid.getValidationErrors().getAllErrors().stream()
                .map(ObjectError::getDefaultMessage)
                .collect(Collectors.joining(System.lineSeparator()));
        return messages.contains("POINTS_")
                ? new FailureAnalysis(messages, "Correct the environment variable.", failure)
                : null;
    }

    /** A module that misses one of its own settings names the variable in its message. */
    private static @Nullable FailureAnalysis setting(IllegalStateException missing, Throwable failure) {
        String message = String.valueOf(missing.getMessage());
        return message.startsWith("POINTS_")
                ? new FailureAnalysis(message, "Set the environment variable and start again.", failure)
                : null;
    }
}
