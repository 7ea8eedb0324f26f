package cn.fengming.points.spots;

/** How far the treatment of a registered place has come. A bad look sets a treated place back. */
public enum SiteState {
    TREATING("整治中"),
    /** Put right, with a picture; looked at again until it is closed. */
    TREATED("已整治"),
    /** No longer looked at. */
    CLOSED("已销号");

    private final String words;

    SiteState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
