package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Without an account at WeChat nothing is sent. */
class MessagesUnset implements WechatMessages {

    @Override
    public boolean ready() {
        return false;
    }

    @Override
    public Mono<Delivery> send(Letter letter) {
        return Mono.error(MessagesUnset::unset);
    }

    @Override
    public Flux<KnownTemplate> templates() {
        return Flux.error(MessagesUnset::unset);
    }

    private static Problem unset() {
        return new Problem(503, "wechat-unset", "这里还没有开通微信");
    }
}
