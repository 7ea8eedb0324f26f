package cn.fengming.points.web;

import java.util.Optional;
import java.util.stream.Stream;

/** The chain of causes behind an error, searched by type. */
final class Causes {

    private static final int DEEP_ENOUGH = 16;

    private Causes() {}

    static Stream<Throwable> of(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(DEEP_ENOUGH);
    }

    static <T> Optional<T> first(Throwable error, Class<T> type) {
        return of(error).filter(type::isInstance).map(type::cast).findFirst();
    }
}
