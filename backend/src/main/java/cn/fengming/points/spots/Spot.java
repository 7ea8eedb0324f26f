package cn.fengming.points.spots;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dirty spot (脏乱点): what was reported where and by whom, how far it has come, and who may see it. It is never shown
 * as it stands: {@link SpotView} says what a viewer reads of it.
 *
 * @param code what people say on the telephone, 2026-00123
 * @param voices how many others saw it too
 */
record Spot(
        UUID id,
        UUID town,
        String code,
        SpotKind kind,
        UUID village,
        Where where,
        @Nullable String words,
        @Nullable UUID recording,
        Origin origin,
        Course course,
        int voices,
        Reward reward,
        Shown shown) {

    /** What became of the reporter's award; asked for once a spot. */
    record Reward(@Nullable UUID award, @Nullable String refusal) {

        static final Reward NONE_YET = new Reward(null, null);

        boolean decided() {
            return award != null || refusal != null;
        }
    }

    SpotState state() {
        return course.state();
    }

    int version() {
        return course.version();
    }

    @Nullable
    Task task() {
        return course.task();
    }

    @Nullable
    Fix fix() {
        return course.fix();
    }

    /** The home whose own matter it is. */
    @Nullable
    UUID home() {
        Task task = task();
        return task == null ? null : task.home();
    }

    /** Everybody may see it: accepted, listed, and neither hidden nor in doubt. */
    boolean isPublic() {
        return shown.toEverybody()
                && switch (state()) {
                    case REPORTED, DECLINED, MERGED -> false;
                    default -> true;
                };
    }

    Spot with(Course now) {
        return new Spot(id, town, code, kind, village, where, words, recording, origin, now, voices, reward, shown);
    }

    Spot with(Shown now) {
        return new Spot(id, town, code, kind, village, where, words, recording, origin, course, voices, reward, now);
    }

    Spot with(Reward now) {
        return new Spot(id, town, code, kind, village, where, words, recording, origin, course, voices, now, shown);
    }

    Spot withVoices(int now) {
        return new Spot(id, town, code, kind, village, where, words, recording, origin, course, now, reward, shown);
    }
}
