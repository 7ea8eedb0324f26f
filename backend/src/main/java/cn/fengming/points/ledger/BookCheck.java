package cn.fengming.points.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Whether a town's book is what it promises to be.
 *
 * @param findings what is wrong, one sentence each with the ids to look at; empty when all is well
 */
public record BookCheck(Instant checkedAt, List<String> findings) {

    public BookCheck {
        findings = List.copyOf(findings);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean ok() {
        return findings.isEmpty();
    }
}
