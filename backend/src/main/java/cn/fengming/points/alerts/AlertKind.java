package cn.fengming.points.alerts;

/** What a rule looks for. */
enum AlertKind {
    ONE_AWARDER("一人经手太多"),
    ONE_CLAN("一姓一族太集中"),
    SPIKE("季末突击"),
    SELF_DEALING("经手本家或亲属"),
    REPEATED_PHOTO("照片重复使用"),
    STOCK("物资对不上"),
    NOT_RECEIVED("回访说没有收到");

    private final String words;

    AlertKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Surnames are a hint and no more: whoever is not an auditor does not see it. */
    boolean forAuditorsAlone() {
        return this == ONE_CLAN;
    }
}
