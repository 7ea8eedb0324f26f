package cn.fengming.points.messages;

import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears when somebody says or shows something about a spot, and notes what has to be checked. */
@Component
class SpotWatch implements OutboxListener {

    private static final Set<String> TOPICS = Set.of("spots.reported", "spots.rectified", "spots.reopened");

    private final CheckDesk desk;

    SpotWatch(CheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean wants(String topic) {
        return TOPICS.contains(topic);
    }

    @Override
    public Mono<Void> hear(OutboxEvent event) {
        return desk.note(event.town(), event.subject());
    }
}
