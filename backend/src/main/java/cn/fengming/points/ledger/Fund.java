package cn.fengming.points.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Earmarked money (切块资金) the county gave, against which points may be issued.
 *
 * @param amountFen money in fen
 * @param points how many points it covers, by the town's value of a point
 * @param document the paper it came with: "渝农发〔2026〕12号"
 */
public record Fund(
        UUID id,
        long amountFen,
        long points,
        String document,
        LocalDate receivedOn,
        UUID recordedBy,
        Instant recordedAt) {}
