package cn.fengming.points.messages;

import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what people want to be told of. */
@Component
class MessageWriter implements OutboxListener {

    private static final String LEFT = "identity.left";
    private static final Set<String> TOPICS = Set.of(
            Facts.POSTED,
            Facts.ON_NOTICE,
            Facts.DECLINED,
            Facts.STRUCK,
            Facts.HEARD,
            Facts.WINDOW_OPENED,
            Facts.REDEEMED,
            Facts.LAPSING,
            Facts.TURN_GIVEN,
            Facts.GIFT_READY,
            Facts.GIFT_WITHDRAWN,
            Facts.WRITTEN_OFF,
            Facts.EXPIRING,
            LEFT);

    private final MessageDesk desk;

    MessageWriter(MessageDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean wants(String topic) {
        return TOPICS.contains(topic);
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        return event.topic().equals(LEFT)
                ? desk.forget(event.town(), event.subject())
                : desk.write(event).then();
    }
}
