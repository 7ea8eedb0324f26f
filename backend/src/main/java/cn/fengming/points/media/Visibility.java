package cn.fengming.points.media;

/** Who may look at a claimed photo, besides the person who uploaded it and the staff of its village. */
public enum Visibility {
    /** Only they, and the household it concerns. */
    PRIVATE,
    /** Everybody who belongs to or serves the village. */
    VILLAGE,
    /** Anybody, signed in or not: its subject stands on a public list. */
    PUBLIC
}
