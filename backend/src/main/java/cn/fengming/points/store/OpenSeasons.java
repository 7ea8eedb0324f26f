package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.treasury.BeforeClosing;
import cn.fengming.points.treasury.Season;
import cn.fengming.points.treasury.Seasons;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * While households may still redeem from a quarter, its book stays open: redemptions are held in it. And no points end
 * before their season has.
 */
@Component
class OpenSeasons implements BeforeClosing, Seasons {

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

    @Override
    public Flux<Season> from(UUID town, Quarter quarter) {
        return windows.from(town, quarter)
                .map(window -> new Season(window.villageId(), window.book(), window.opensOn(), window.closesOn()));
    }
}
