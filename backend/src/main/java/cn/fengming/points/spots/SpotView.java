package cn.fengming.points.spots;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spot as one viewer reads it. Who reported it is there for staff only, and not for those of the home it is about.
 *
 * @param reportedAt when it was seen
 * @param recording a voice note, for staff and the reporter
 * @param mine the viewer reported it
 * @param voiced the viewer said "I see it too"
 * @param reporter masked name, for staff
 * @param post who has to see to it
 * @param home the home whose own matter it is, for staff and for itself
 * @param overdue its deadline passed and it is not put right
 * @param verifyUntil until then reporter and witnesses verify, afterwards the town
 * @param voices how many others saw it too
 * @param award the award of the reporter, for the reporter
 * @param awardRefusal why there is none, for the reporter
 * @param open everybody may see it
 * @param hidden why staff hid it, for staff and the reporter
 * @param doubt what a check said, for staff
 * @param photos of what is dirty, as far as the viewer may look
 */
record SpotView(
        UUID id,
        String code,
        SpotKind kind,
        String kindWords,
        UUID village,
        @Nullable UUID group,
        @Nullable UUID grid,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String words,
        @Nullable UUID recording,
        Source source,
        String sourceWords,
        Instant reportedAt,
        boolean mine,
        boolean voiced,
        @Nullable String reporter,
        boolean selfCleaned,
        SpotState state,
        String stateWords,
        SpotState.Stage stage,
        Instant stateAt,
        @Nullable Route route,
        @Nullable String routeWords,
        @Nullable Post post,
        @Nullable UUID home,
        @Nullable Instant dueAt,
        boolean overdue,
        int escalation,
        @Nullable Instant rectifiedAt,
        @Nullable Instant verifyUntil,
        boolean verifyByTown,
        @Nullable Instant verifiedAt,
        @Nullable Instant writtenOffAt,
        int relapses,
        int voices,
        @Nullable UUID mergedInto,
        @Nullable UUID award,
        @Nullable String awardRefusal,
        boolean open,
        boolean listed,
        @Nullable String hidden,
        @Nullable String doubt,
        List<UUID> photos,
        List<UUID> afterPhotos) {

    static SpotView of(Party party, Pictures pictures) {
        Spot spot = party.spot();
        Where where = spot.where();
        Course course = spot.course();
        Task task = spot.task();
        Fix fix = spot.fix();
        Route route = task == null ? null : task.route();
        Shown.Hiding hiding = spot.shown().hiding();
        boolean staff = party.staff();
        boolean mine = party.reporter();
        return new SpotView(
                spot.id(),
                spot.code(),
                spot.kind(),
                spot.kind().words(),
                spot.village(),
                where.group(),
                where.grid(),
                where.place(),
                where.latitude(),
                where.longitude(),
                spot.words(),
                staff || mine ? spot.recording() : null,
                spot.origin().source(),
                spot.origin().source().words(),
                spot.origin().seenAt(),
                mine,
                party.witness(),
                reporter(party),
                course.selfCleaned(),
                course.state(),
                course.state().words(),
                course.state().stage(),
                course.stateAt(),
                route,
                route == null ? null : route.words(),
                task == null ? null : task.post(),
                staff || party.home() ? spot.home() : null,
                task == null ? null : task.dueAt(),
                Move.ESCALATE.possible(course) && task != null && task.late(party.now()),
                task == null ? 0 : task.escalation(),
                fix == null ? null : fix.at(),
                fix == null ? null : fix.verifyUntil(),
                fix != null && fix.verifiedByTown(party.now()),
                fix == null ? null : fix.verifiedAt(),
                course.writtenOffAt(),
                course.relapses(),
                spot.voices(),
                course.mergedInto(),
                mine ? spot.reward().award() : null,
                mine ? spot.reward().refusal() : null,
                spot.isPublic(),
                spot.shown().listed(),
                hiding != null && (staff || mine) ? hiding.reason() : null,
                staff ? spot.shown().doubt() : null,
                pictures.report(),
                pictures.after());
    }

    private static @Nullable String reporter(Party party) {
        Origin origin = party.spot().origin();
        return party.maySeeReporter() && origin.source() != Source.HOTLINE ? origin.masked() : null;
    }

    /** Photos the viewer may look at; the others would not be found. */
    record Pictures(List<UUID> report, List<UUID> after) {}
}
