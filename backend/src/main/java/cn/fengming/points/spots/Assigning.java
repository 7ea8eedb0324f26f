package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who gets a spot and until when: kind and grid decide, unless whoever assigns it says otherwise. */
@Component
class Assigning {

    private final SettingsShelf settings;
    private final Grounds grounds;

    Assigning(SettingsShelf settings, Grounds grounds) {
        this.settings = settings;
        this.grounds = grounds;
    }

    /**
     * @throws Problem 400 on {@code post}, {@code home}, {@code days}; 404 for a grid or home that is not of the village;
     *     422 {@code black-water-route}
     */
    Mono<Task> task(Spot spot, Asked.Assignment asked, Instant now) {
        return settings.of(spot.town())
                .flatMap(rules -> task(spot, asked, rules.of(spot.kind()), now))
                .delayUntil(task -> mustHaveHome(spot, task.home()));
    }

    private Mono<Task> task(Spot spot, Asked.Assignment asked, KindRule rule, Instant now) {
        Route route = Objects.requireNonNullElse(asked.route(), rule.usualRoute());
        Instant due = now.plus(Duration.ofDays(rule.days(route, asked.days())));
        Mono<Post> post = asked.post() == null ? Mono.just(usual(spot, route)) : post(spot, asked.post());
        return post.map(found -> Task.due(route, found, asked.home(), due).mustSuit(spot.kind()));
    }

    private static Post usual(Spot spot, Route route) {
        return switch (route) {
            case GRID -> Post.inspector(spot.village(), spot.where().grid());
            case HOUSEHOLD, CADRE -> Post.committee(spot.village());
            case TOWN -> Post.TOWN_OFFICE;
        };
    }

    /** @throws Problem 400 when the post is none of this village's; 404 for a grid of another */
    Mono<Post> post(Spot spot, Asked.PostForm asked) {
        if (asked.village() != null && !asked.village().equals(spot.village())) {
            return Mono.error(Problem.invalid("post", "只能派给本村的岗位或镇专班"));
        }
        Post post = asked.in(spot.village());
        return mustHaveGrid(spot, post.grid()).thenReturn(post);
    }

    private Mono<Void> mustHaveGrid(Spot spot, @Nullable UUID grid) {
        return grid == null ? Mono.empty() : grounds.mustHaveGrid(spot.town(), spot.village(), grid);
    }

    private Mono<Void> mustHaveHome(Spot spot, @Nullable UUID home) {
        return home == null ? Mono.empty() : grounds.mustHaveHome(spot.town(), spot.village(), home);
    }
}
