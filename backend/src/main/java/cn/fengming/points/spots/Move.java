package cn.fengming.points.spots;

import org.jspecify.annotations.Nullable;

/**
 * What can happen to a spot. Each move knows the states it starts from and where it leads; there is no other way from
 * one state to another, so none leads to a write-off past an assignment, the picture after, and a second pair of eyes.
 */
enum Move {
    REPORT("反映", "spots.reported"),
    ACCEPT("受理", "spots.accepted"),
    DECLINE("不予受理", "spots.declined"),
    ASSIGN("派发", "spots.assigned"),
    /** "Not mine": the post it was assigned to names another. */
    HAND_OVER("转交", "spots.assigned"),
    START("开始整改", null),
    RECTIFY("整改完成", "spots.rectified"),
    SEND_BACK("退回重改", "spots.sent-back"),
    VERIFY("核实", "spots.verified"),
    WRITE_OFF("销号", "spots.written-off"),
    /** Dirty again (反弹). */
    REOPEN("反弹重开", "spots.reopened"),
    /** It is the same place as another spot, which goes on. */
    MERGE("并入", "spots.merged"),
    /** The other one's side of a merge. */
    ABSORB("合并", null),
    ESCALATE("超期上报", "spots.escalated"),
    /** Nobody of those asked came to verify in time. */
    PASS_TO_TOWN("转镇核实", "spots.to-verify"),
    HIDE("隐藏", null),
    SHOW("恢复显示", null),
    LIST("公开", null),
    UNLIST("不公开", null),
    /** A check of words or photos wants a person to look first. */
    DOUBT("待人工查看", null);

    private final String words;
    private final @Nullable String topic;

    Move(String words, @Nullable String topic) {
        this.words = words;
        this.topic = topic;
    }

    String words() {
        return words;
    }

    /** What the outbox tells of it; null when nobody else wants to know. */
    @Nullable
    String topic() {
        return topic;
    }

    boolean possible(Course course) {
        return next(course) != null;
    }

    /** The state it leads to; null when it does not start from here. */
    @Nullable
    SpotState next(Course course) {
        SpotState state = course.state();
        return switch (this) {
            case REPORT -> null;
            case ACCEPT -> state == SpotState.REPORTED ? SpotState.ACCEPTED : null;
            case DECLINE -> state == SpotState.REPORTED ? SpotState.DECLINED : null;
            case ASSIGN -> assignable(state) ? SpotState.ASSIGNED : null;
            case HAND_OVER -> working(state) ? SpotState.ASSIGNED : null;
            case START -> state == SpotState.ASSIGNED ? SpotState.RECTIFYING : null;
            case RECTIFY -> working(state) || cleanedByReporter(course) ? SpotState.RECTIFIED : null;
            case SEND_BACK -> state == SpotState.RECTIFIED ? back(course) : null;
            case VERIFY -> state == SpotState.RECTIFIED ? SpotState.VERIFIED : null;
            case WRITE_OFF -> state == SpotState.VERIFIED ? SpotState.WRITTEN_OFF : null;
            case REOPEN -> settled(state) ? SpotState.REOPENED : null;
            case MERGE -> state.stage() == SpotState.Stage.OPEN ? SpotState.MERGED : null;
            case ABSORB -> state.stage() == SpotState.Stage.OPEN ? state : null;
            case ESCALATE -> working(state) ? state : null;
            case PASS_TO_TOWN -> state == SpotState.RECTIFIED ? state : null;
            case HIDE, SHOW, LIST, UNLIST, DOUBT -> state;
        };
    }

    private static boolean assignable(SpotState state) {
        return state == SpotState.ACCEPTED || state == SpotState.REOPENED || working(state);
    }

    private static boolean working(SpotState state) {
        return state == SpotState.ASSIGNED || state == SpotState.RECTIFYING;
    }

    private static boolean settled(SpotState state) {
        return state == SpotState.VERIFIED || state == SpotState.WRITTEN_OFF;
    }

    /** Who cleaned up what they reported has the picture after already; only a second pair of eyes is missing. */
    private static boolean cleanedByReporter(Course course) {
        return course.state() == SpotState.ACCEPTED && course.selfCleaned();
    }

    /** What nobody was assigned to yet has nobody to go back to. */
    private static SpotState back(Course course) {
        return course.task() == null ? SpotState.ACCEPTED : SpotState.RECTIFYING;
    }
}
