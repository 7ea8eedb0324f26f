package cn.fengming.points.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Whether the chain of seals and the book still say the same.
 *
 * @param fromBlock first block compared
 * @param toBlock last one; one less than the first when there was none
 * @param leaves how many transfers and funds were compared
 * @param findings what is wrong, one sentence each
 */
public record SealCheck(Instant checkedAt, long fromBlock, long toBlock, long leaves, List<String> findings) {

    public SealCheck {
        findings = List.copyOf(findings);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean ok() {
        return findings.isEmpty();
    }
}
