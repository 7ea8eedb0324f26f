package cn.fengming.points.rules;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;

/**
 * What has to be shown.
 *
 * @param photos photos of the thing itself, at least
 * @param beforeAfter they have to show it before and after
 */
public record Evidence(
        @Min(0) @Max(9) int photos,
        boolean beforeAfter,
        @NotNull Set<@NotNull Proof> proofs) {

    public Evidence {
        proofs = Set.copyOf(proofs);
    }

    /** Photos to hand in: of the thing, and one more of the papers when papers are asked for. */
    public int photosNeeded() {
        return photos + (has(Proof.Form.PAPER) ? 1 : 0);
    }

    public boolean needsWords() {
        return has(Proof.Form.WORDS);
    }

    /** It follows from the monthly home sheet and cannot be claimed apart from it. */
    public boolean fromHomeSheet() {
        return has(Proof.Form.HOME_SHEET);
    }

    private boolean has(Proof.Form form) {
        return proofs.stream().anyMatch(proof -> proof.form() == form);
    }
}
