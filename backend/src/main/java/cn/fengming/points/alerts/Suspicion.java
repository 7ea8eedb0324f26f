package cn.fengming.points.alerts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param fact the same for the same fact, so that it is raised once
 * @param sentence what was found, in words; may say {@code {person:ID}} and {@code {household:ID}}, which are told by name
 *     to whoever reads it, and {@code {village:ID}}
 * @param figures the numbers it rests on, by what they are
 * @param grounds what it rests on
 */
record Suspicion(
        AlertKind kind,
        String fact,
        @Nullable UUID village,
        String sentence,
        Map<String, Long> figures,
        List<Ground> grounds) {

    /** So many grounds are kept; the figures count all of them. */
    static final int MOST_GROUNDS = 20;

    Suspicion {
        figures = Map.copyOf(figures);
        grounds = grounds.stream().limit(MOST_GROUNDS).toList();
    }

    /**
     * One thing to look at.
     *
     * @param type {@code application}, {@code redemption}, {@code stocktaking}, {@code loss}, {@code photo},
     *     {@code household} or {@code person}
     */
    record Ground(String type, UUID id, String words) {}

    static String person(UUID id) {
        return "{person:" + id + "}";
    }

    static String household(UUID id) {
        return "{household:" + id + "}";
    }
}
