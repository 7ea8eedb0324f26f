package cn.fengming.points.store;

import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 收支: a quarter's money as everybody may read it. In fen; what goes out is negative.
 *
 * @param beforeFen what was there on its first day
 * @param balanceFen before + in + out
 */
record MoneyPage(Quarter quarter, long beforeFen, long inFen, long outFen, long balanceFen, List<Line> lines) {

    /** Where money came from or went to. */
    enum Kind {
        /** 资金拨入. */
        FUND,
        /** 采购付款, by a receipt with three signatures. */
        PURCHASE,
        /** 简易入库, at the catalogue's cost of that day. */
        DELIVERY,
        /** 合作店结算. */
        SETTLEMENT
    }

    /** One movement of money. */
    record Line(LocalDate happenedOn, Kind kind, String what, long fen) {}

    static MoneyPage of(Quarter quarter, long beforeFen, List<Line> lines) {
        long in = lines.stream().mapToLong(Line::fen).filter(fen -> fen > 0).reduce(0, Math::addExact);
        long out = lines.stream().mapToLong(Line::fen).filter(fen -> fen < 0).reduce(0, Math::addExact);
        return new MoneyPage(quarter, beforeFen, in, out, Math.addExact(beforeFen, Math.addExact(in, out)), lines);
    }

    /**
     * What one household took in a quarter.
     *
     * @param village its name
     * @param name of the head, masked: 张*三
     */
    record Share(
            @JsonIgnore UUID householdId,
            @Nullable String village,
            String name,
            long redemptions,
            long points,
            long costFen) {}
}
