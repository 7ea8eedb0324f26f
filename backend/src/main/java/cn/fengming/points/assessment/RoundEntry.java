package cn.fengming.points.assessment;

import java.util.UUID;

/**
 * What no register knows and is entered in a round: a work of a contest (参赛作品), a stretch of road (路段).
 *
 * @param id made by the device
 * @param place where it is to be found, in words
 */
record RoundEntry(UUID id, UUID village, String name, String place) {

    Subject subject() {
        return new Subject(id, name, village, null, null);
    }
}
