package cn.fengming.points.assessment;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a document is read against: the town it is for. A document by itself is read against {@link #NONE}.
 *
 * @param subjects how many are to be assessed, when that is known: the tiers must cover them
 * @param villages names of the register; empty when it is not known
 * @param schemes other schemes by their code, presets and the town's own
 * @param sources kinds of sources somebody reads
 */
record Surroundings(OptionalInt subjects, List<String> villages, Map<String, Scheme> schemes, Set<SourceKind> sources) {

    static final Surroundings NONE =
            new Surroundings(OptionalInt.empty(), List.of(), Map.of(), Set.of(SourceKind.values()));

    static Surroundings of(OptionalInt subjects) {
        return new Surroundings(subjects, List.of(), Map.of(), Set.of(SourceKind.values()));
    }
}
