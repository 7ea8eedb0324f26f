package cn.fengming.points.messages;

import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks WeChat about one text or photo at a time, so that a failure repeats one question and not all. */
@Component
class CheckAsker implements OutboxListener {

    private final CheckDesk desk;

    CheckAsker(CheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean wants(String topic) {
        return topic.equals(CheckDesk.WAITS);
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        return desk.ask(event.town(), event.subject());
    }
}
