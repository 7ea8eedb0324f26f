package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 签字: one person who stands for a receipt or a stocktaking. No person signs two parts, and no two of one household do.
 *
 * @param signer the person, or the household whose card was shown
 * @param how on the own phone, or by the household's card on somebody else's
 */
public record Signature(
        @JsonIgnore UUID subjectId,
        Part part,
        @JsonIgnore UUID signer,
        @JsonIgnore @Nullable UUID householdId,
        String name,
        How how,
        Instant signedAt) {

    /** What somebody signs as. */
    public enum Part {
        /** 采购人. */
        BUYER("采购人"),
        /** 收货人. */
        RECEIVER("收货人"),
        /** 见证人. */
        WITNESS("见证人"),
        /** 盘点人. */
        COUNTER("盘点人"),
        /** 审批人. */
        APPROVER("审批人");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** On which phone. */
    public enum How {
        PHONE,
        CARD
    }

    static final Set<Part> OF_RECEIPT = Set.of(Part.BUYER, Part.RECEIVER, Part.WITNESS);

    /**
     * One signature.
     *
     * @param cardCode of a witness without a phone, on the phone of somebody of the store
     * @param name of that witness
     */
    public record Form(
            @NotNull(message = "请选择以什么身份签字") Part part,

            @Size(max = 64, message = "户卡号不对") @Nullable String cardCode,

            @Size(max = 20, message = "姓名最多 20 字") @Nullable String name) {

        /** @throws Problem 400 when it is no part of such a paper, or a card is shown by anybody but a witness */
        Form mustBeOneOf(Set<Part> parts) {
            if (!parts.contains(part)) {
                throw Problem.invalid("part", "这里没有" + part.label() + "签字");
            }
            if (byCard() && part != Part.WITNESS) {
                throw Problem.invalid("cardCode", "只有见证人可以凭户卡签字");
            }
            if (byCard() && (name == null || name.isBlank())) {
                throw Problem.invalid("name", "请填写见证人姓名");
            }
            return this;
        }

        boolean byCard() {
            return cardCode != null && !cardCode.isBlank();
        }
    }

    /** The same person signs the same part once more: a repeat, nothing new. */
    boolean repeats(List<Signature> earlier) {
        return earlier.stream()
                .anyMatch(one -> one.part() == part && one.signer().equals(signer));
    }

    /**
     * @throws Problem 409 when the part is signed by somebody else; 422 same-signer when this person, or somebody of the
     *     same household, signed another part
     */
    Signature mustFit(List<Signature> earlier) {
        if (earlier.stream().anyMatch(one -> one.part() == part)) {
            throw Problem.conflict("already-signed", part.label() + "已经签过字了");
        }
        if (earlier.stream().anyMatch(this::ofTheSame)) {
            throw sameSigner();
        }
        return this;
    }

    static Problem sameSigner() {
        return Problem.refused("same-signer", "签字的人要互不相同，也不能是一家人");
    }

    private boolean ofTheSame(Signature other) {
        boolean sameHome = householdId != null && Objects.equals(householdId, other.householdId());
        return sameHome || signer.equals(other.signer());
    }
}
