package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * WeChat's word on who holds the phone. Every failure is a {@link Problem} a villager can read; WeChat's session key
 * stays inside the implementation.
 */
public interface WechatLogin {

    /** Which mini-program: an openid is only one's within it. Empty without an account at WeChat. */
    String appid();

    /**
     * Who got this code from {@code wx.login}. WeChat takes a code once, within five minutes.
     *
     * @throws Problem 422 for a code that is wrong or used, 429 too often, 503 when WeChat cannot be asked
     */
    Mono<WechatAccount> account(String code);

    /**
     * The phone number behind the code of the phone number button, without country code.
     *
     * @throws Problem as {@link #account}, and 422 for a number from outside mainland China
     */
    Mono<String> phone(String code);

    /**
     * A WeChat user as one mini-program knows them.
     *
     * @param unionid the same for all programs of one owner; null without such an owner
     */
    record WechatAccount(
            String appid, String openid, @Nullable String unionid) {}
}
