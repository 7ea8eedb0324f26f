package cn.fengming.points.embedded;

import org.jspecify.annotations.Nullable;

/** A server of our own could not be started. The message says why, the remedy what to do about it. */
public final class ServerNotStarted extends RuntimeException {

    private final String remedy;

    ServerNotStarted(String reason, String remedy, @Nullable Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
