package cn.fengming.points.messages;

import cn.fengming.points.wechat.PushListener;
import cn.fengming.points.wechat.WechatPush;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what WeChat says to pictures, some seconds to half an hour after it was asked. */
@Component
class PictureAnswers implements PushListener {

    private final CheckDesk desk;

    PictureAnswers(CheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean wants(String event) {
        return event.equals(WechatPush.PICTURE_CHECKED);
    }

    @Override
    public Mono<Void> hear(WechatPush push) {
        return Mono.justOrEmpty(push.pictureChecked()).flatMap(desk::hear);
    }
}
