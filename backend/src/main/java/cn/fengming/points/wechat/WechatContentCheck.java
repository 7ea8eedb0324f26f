package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * WeChat's opinion on what people write and photograph. It is an opinion: a person decides. Words are answered at once,
 * pictures later through a {@link PushListener}.
 */
public interface WechatContentCheck {

    /** The problem of an openid WeChat does not answer about: unknown, or its user was not here for two hours. */
    String STRANGER = "wechat-stranger";

    /** False without an account at WeChat: then nothing is checked. */
    boolean ready();

    /**
     * What WeChat says to these words. More than WeChat reads at once is asked in parts; the worst answer counts.
     *
     * @param openid of who wrote them
     * @throws Problem 422 {@value #STRANGER}, which asking again does not cure; 429 or 503, which it may
     */
    Mono<Verdict> words(String openid, String words);

    /**
     * Has a picture looked at.
     *
     * @param openid of who took it
     * @param picture where WeChat's servers can fetch it within some minutes
     * @return the trace id its answer will carry
     * @throws Problem as {@link #words}
     */
    Mono<String> picture(String openid, URI picture);
}
