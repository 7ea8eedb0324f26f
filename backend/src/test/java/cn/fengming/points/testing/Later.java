package cn.fengming.points.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thing made when it is first asked for, once, however many threads ask. */
final class Later<T> {

    private final Supplier<T> maker;
    private @Nullable T thing;

    Later(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (thing == null) {
            thing = maker.get();
        }
        return thing;
    }
}
