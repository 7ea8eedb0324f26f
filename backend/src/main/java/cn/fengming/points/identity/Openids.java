package cn.fengming.points.identity;

import cn.fengming.points.wechat.WechatLogin;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** By which name WeChat knows the people of a town. */
@Component
public class Openids {

    private final Humans humans;
    private final WechatLogin wechat;

    Openids(Humans humans, WechatLogin wechat) {
        this.humans = humans;
        this.wechat = wechat;
    }

    /** Who is known to WeChat by this openid in our mini-program; nothing for a stranger. */
    public Mono<UUID> person(String openid) {
        return humans.person(openid, wechat.appid());
    }

    /** The openid of a person in our mini-program; empty for who never signed in by WeChat, or left the town. */
    public Mono<String> of(UUID town, UUID person) {
        return humans.openid(town, person, wechat.appid());
    }
}
