package cn.fengming.points.messages;

import cn.fengming.points.wechat.PushListener;
import cn.fengming.points.wechat.WechatPush;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what people tapped, what they switched off, and which messages reached them. */
@Component
class TapListener implements PushListener {

    private static final Set<String> EVENTS = Set.of(WechatPush.TAPPED, WechatPush.CHANGED, WechatPush.DELIVERED);

    private final TapDesk desk;

    TapListener(TapDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean wants(String event) {
        return EVENTS.contains(event);
    }

    @Override
    public Mono<Void> hear(WechatPush push) {
        return desk.hear(push);
    }
}
