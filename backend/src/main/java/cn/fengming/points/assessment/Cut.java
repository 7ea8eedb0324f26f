package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How many subjects a tier takes, from the top down. Shares and thresholds join here. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Cut.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Cut.Rest.class, name = "rest")
})
sealed interface Cut {

    /** How many of those still without a tier belong to it. */
    int take(int left);

    /** Exactly so many. */
    record Count(int count) implements Cut {
        @Override
        public int take(int left) {
            return Math.min(count, left);
        }
    }

    /** Whoever is left; only for the last tier. */
    record Rest() implements Cut {
        @Override
        public int take(int left) {
            return left;
        }
    }
}
