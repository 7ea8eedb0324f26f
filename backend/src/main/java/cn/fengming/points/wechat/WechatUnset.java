package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import reactor.core.publisher.Mono;

/** Without an account at WeChat, signing in by WeChat says so. */
class WechatUnset implements WechatLogin {

    @Override
    public String appid() {
        return "";
    }

    @Override
    public Mono<WechatAccount> account(String code) {
        return unset();
    }

    @Override
    public Mono<String> phone(String code) {
        return unset();
    }

    private static <T> Mono<T> unset() {
        return Mono.error(() -> new Problem(503, "wechat-unset", "这里还没有开通微信登录"));
    }
}
