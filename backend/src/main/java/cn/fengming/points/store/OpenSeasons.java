package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.treasury.BeforeClosing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** While households may still redeem from a quarter, its book stays open: redemptions are held in it. */
@Component
class OpenSeasons implements BeforeClosing {

    private final Windows windows;
    private final Clock clock;

    OpenSeasons(Windows windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public Mono<Void> mayClose(UUID town, Quarter quarter) {
        return windows.lastDay(town, quarter)
                .filter(last -> !last.isBefore(LocalDate.now(clock)))
                .flatMap(last -> Mono.error(() -> Problem.conflict("season-open", "这个季度的兑换期到 " + last + " 才结束，结束以后再结账")
                        .with("closesOn", last)));
    }
}
