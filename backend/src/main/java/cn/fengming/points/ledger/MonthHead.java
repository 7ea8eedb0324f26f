package cn.fengming.points.ledger;

import cn.fengming.points.seal.Block;
import cn.fengming.points.seal.Print;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * The head a month ended with, or ends with so far: it stands for everything sealed up to it.
 *
 * @param block its block
 * @param head all 64 hexadecimal digits
 * @param groups as it is printed on notices, five groups of four letters
 */
public record MonthHead(YearMonth month, long block, Instant sealedAt, Print head, String groups) {

    static MonthHead of(Block block, ZoneId zone) {
        Print head = block.head();
        return new MonthHead(
                YearMonth.from(block.sealedAt().atZone(zone)), block.number(), block.sealedAt(), head, head.groups());
    }

    /** What stands on notices and bulletins, in one sentence. */
    public String imprint(ZoneId zone) {
        LocalDate day = sealedAt.atZone(zone).toLocalDate();
        return "账本封存码 " + groups + "（第" + block + "块，" + day.getYear() + "年" + day.getMonthValue() + "月"
                + day.getDayOfMonth() + "日封存）。以后谁改动了这天以前的账，这组字就对不上了。";
    }
}
