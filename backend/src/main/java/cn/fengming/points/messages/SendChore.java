package cn.fengming.points.messages;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import cn.fengming.points.wechat.WechatMessages;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends what waits, every few seconds. Where there is no account at WeChat nothing waits. */
@Component
class SendChore implements Chore {

    /** Also without an account at WeChat: whoever sets one up does not wait for what was due before. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final TownByTown towns;
    private final Postman postman;
    private final WechatMessages wechat;
    private final Community community;

    SendChore(TownByTown towns, Postman postman, WechatMessages wechat, Community community) {
        this.towns = towns;
        this.postman = postman;
        this.wechat = wechat;
        this.community = community;
    }

    @Override
    public String name() {
        return "messages.sending";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Mono<Long> run() {
        return wechat.ready() ? towns.run(name(), community.towns().map(Town::id), postman::round) : Mono.just(0L);
    }
}
