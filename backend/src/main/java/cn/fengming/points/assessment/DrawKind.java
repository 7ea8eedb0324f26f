package cn.fengming.points.assessment;

/** What is drawn for a visit. */
public enum DrawKind {
    /** Active households of the village's register. */
    HOUSEHOLD,
    /** Villagers' groups of the village. */
    GROUP,
    /** Roads named in the request: there is no register of roads. */
    ROAD
}
