package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whom a tier takes, from the top down. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Cut.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Cut.Threshold.class, name = "threshold"),
    @JsonSubTypes.Type(value = Cut.Rest.class, name = "rest")
})
sealed interface Cut {

    /** Exactly so many, as long as there are any. */
    record Count(int count) implements Cut {}

    /** Everybody whose total reaches it; in a scheme that counts faults, everybody who does not exceed it. */
    record Threshold(Score total) implements Cut {}

    /** Whoever is left between the tiers above and the counted tiers below. */
    record Rest() implements Cut {}
}
