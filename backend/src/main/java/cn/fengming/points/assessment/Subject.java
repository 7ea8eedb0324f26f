package cn.fengming.points.assessment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of those who are assessed together.
 *
 * @param id for a village or household its own
 * @param village it belongs to; of a village, itself
 * @param group class (类) or district (管区) it is ranked in; null when nothing was said
 * @param target what the roster asks of it, e.g. landscapes to build
 */
record Subject(
        UUID id, String name, @Nullable UUID village, @Nullable String group, @Nullable Score target) {

    Subject(UUID id, String name) {
        this(id, name, id, null, null);
    }

    Subject in(@Nullable String otherGroup, @Nullable Score otherTarget) {
        return new Subject(id, name, village, otherGroup, otherTarget);
    }

    Subject named(String otherName) {
        return new Subject(id, otherName, village, group, target);
    }

    /** The village whose committee speaks for it and whose people see its photos. */
    UUID home() {
        return village == null ? id : village;
    }
}
