package cn.fengming.points.awards;

/** How an application came about. */
public enum Origin {
    /** The household applied itself. */
    APPLIED,
    /** Staff recorded it at the household or at the desk. */
    RECORDED,
    /** It follows from the monthly home sheets. */
    HOME_SHEET,
    /** Attendance at an activity, scanned. */
    ACTIVITY,
    /** Another module proposed it: a verified spot. */
    PROPOSED,
    /** It follows from an accepted nomination for an honour. */
    NOMINATED
}
