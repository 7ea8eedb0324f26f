package cn.fengming.points.messages;

import java.util.Map;

/** What a message can say to a template, as it is kept until it is sent. */
record Said(Map<Slot, String> slots) {

    Said {
        slots = Map.copyOf(slots);
    }
}
