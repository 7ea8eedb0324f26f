package cn.fengming.points.store;

import java.util.Locale;

/** Where a redemption stands. From {@link #OPEN} it ends once; only goods that come back move it again. */
public enum RedemptionState {
    /** 待取货: points and pieces are set aside. */
    OPEN("还没有取货"),
    /** 已核销: goods handed over, points spent. */
    HANDED_OVER("已经取走"),
    /** 已取消: points and pieces went back. */
    CANCELLED("已经取消"),
    /** 逾期退回: not collected in time, points and pieces went back. */
    LAPSED("已经逾期退回"),
    /** 已退货: came back after the handover, decided by two persons. */
    RETURNED("已经退货");

    private final String sentence;

    RedemptionState(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** As it is written in addresses and topics: {@code handed-over}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outbox topic that tells of it. */
    String topic() {
        return "store." + slug();
    }
}
