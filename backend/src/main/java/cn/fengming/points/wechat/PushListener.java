package cn.fengming.points.wechat;

import reactor.core.publisher.Mono;

/**
 * Wants to know what WeChat pushes. WeChat waits five seconds for us and pushes again when we fail, so a listener is
 * quick, and hears the same message twice without harm.
 */
public interface PushListener {

    /** @param event see {@link WechatPush#event()} */
    boolean wants(String event);

    /** An error makes WeChat push the message again, a few times. */
    Mono<Void> hear(WechatPush push);
}
