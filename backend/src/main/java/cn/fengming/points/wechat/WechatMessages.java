package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Messages WeChat shows people who agreed to it at a tap. Each agreement is good for one message. */
public interface WechatMessages {

    /** False without an account at WeChat: then nothing is sent. */
    boolean ready();

    /**
     * Gives WeChat one letter, once: whatever goes wrong is an answer, and nothing is said again behind the caller's
     * back unless WeChat cannot have heard it.
     */
    Mono<Delivery> send(Letter letter);

    /**
     * The templates of our account.
     *
     * @throws Problem 503 when WeChat cannot be asked
     */
    Flux<KnownTemplate> templates();
}
