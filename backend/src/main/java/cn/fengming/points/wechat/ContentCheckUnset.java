package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Without an account at WeChat nothing can be checked. */
class ContentCheckUnset implements WechatContentCheck {

    @Override
    public boolean ready() {
        return false;
    }

    @Override
    public Mono<Verdict> words(String openid, String words) {
        return unset();
    }

    @Override
    public Mono<String> picture(String openid, URI picture) {
        return unset();
    }

    private static <T> Mono<T> unset() {
        return Mono.error(() -> new Problem(503, "wechat-unset", "这里还没有开通微信内容检查"));
    }
}
