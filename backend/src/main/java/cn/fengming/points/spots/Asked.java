package cn.fengming.points.spots;

import cn.fengming.points.kernel.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request to move a spot says. {@code expected} is the state its sender saw. */
final class Asked {

    private static final String EXPECTED = "请带上您看到的状态";
    private static final String REASON = "请写明理由";
    private static final String REASON_LENGTH = "理由最多300个字";
    private static final String WORDS_LENGTH = "说明最多300个字";

    private Asked() {}

    /**
     * @param listed false keeps the spot off public lists; true when left out
     * @param cleared staff looked at what a check was in doubt about, and it is fine
     */
    record Acceptance(
            @NotNull(message = EXPECTED) SpotState expected,

            @Nullable @Size(max = 300, message = REASON_LENGTH)
            String reason,

            @Nullable Boolean listed,
            @Nullable Boolean cleared) {}

    /** @param template a ready-made answer, in place of a reason of one's own */
    record Refusal(
            @NotNull(message = EXPECTED) SpotState expected,

            @Nullable @Size(max = 300, message = REASON_LENGTH)
            String reason,

            @Nullable UUID template) {}

    /** As a client names a post; the village is the spot's when left out. */
    record PostForm(
            @NotNull(message = "请选择岗位") Role role,
            @Nullable UUID village,
            @Nullable UUID grid) {

        Post in(UUID village) {
            return new Post(role, role == Role.TOWN ? null : village, grid);
        }
    }

    /** Everything but {@code expected} follows the kind's usual route and the grid when left out. */
    record Assignment(
            @NotNull(message = EXPECTED) SpotState expected,
            @Nullable Route route,
            @Nullable PostForm post,
            @Nullable UUID home,
            @Nullable Integer days,

            @Nullable @Size(max = 300, message = WORDS_LENGTH)
            String words) {}

    record HandOver(
            @NotNull(message = EXPECTED) SpotState expected,
            @NotNull(message = "请选择转交给谁") PostForm post,

            @NotBlank(message = REASON) @Size(max = 300, message = REASON_LENGTH)
            String reason) {}

    record Start(@NotNull(message = EXPECTED) SpotState expected) {}

    /** @param onSite how it was checked, where there is no satellite */
    record Cleaned(
            @NotNull(message = EXPECTED) SpotState expected,
            @NotNull(message = "请拍一张整改后的照片") List<@NotNull UUID> photos,
            @Nullable Double latitude,
            @Nullable Double longitude,

            @Nullable @Size(max = 200, message = "现场情况最多200个字")
            String onSite,

            @Nullable @Size(max = 300, message = WORDS_LENGTH)
            String words) {

        Rectification proof() {
            return new Rectification(photos, latitude, longitude, onSite);
        }
    }

    record SendingBack(
            @NotNull(message = EXPECTED) SpotState expected,

            @NotBlank(message = REASON) @Size(max = 300, message = REASON_LENGTH)
            String reason,

            @Nullable @Size(max = 6, message = "照片最多 6 张") List<@NotNull UUID> photos) {

        List<UUID> pictures() {
            return photos == null ? List.of() : photos;
        }
    }

    /** A verification or a write-off. */
    record Agreement(
            @NotNull(message = EXPECTED) SpotState expected,

            @Nullable @Size(max = 300, message = WORDS_LENGTH)
            String words) {}

    record Reopening(
            @NotNull(message = EXPECTED) SpotState expected,

            @NotBlank(message = REASON) @Size(max = 300, message = REASON_LENGTH)
            String reason,

            @NotNull(message = "请拍一张现在的照片") List<@NotNull UUID> photos) {}

    record Merge(
            @NotNull(message = EXPECTED) SpotState expected,
            @NotNull(message = "请选择并入哪一件") UUID into,

            @NotBlank(message = REASON) @Size(max = 300, message = REASON_LENGTH)
            String reason) {}

    record Because(
            @NotBlank(message = REASON) @Size(max = 300, message = REASON_LENGTH)
            String reason) {}

    record Listing(
            boolean listed,

            @NotBlank(message = REASON) @Size(max = 300, message = REASON_LENGTH)
            String reason) {}

    /** "I see it too". */
    record Voice(
            @Nullable @Size(max = 200, message = "补充最多200个字")
            String words,

            @Nullable @Size(max = 3, message = "照片最多 3 张") List<@NotNull UUID> photos) {

        List<UUID> pictures() {
            return photos == null ? List.of() : photos;
        }
    }

    record AcceptanceOfMany(
            @NotEmpty(message = "请选择脏乱点") @Size(max = 100, message = "一次最多办理100件")
            List<@NotNull UUID> spots,

            @Nullable @Size(max = 300, message = REASON_LENGTH)
            String reason) {}

    record AssignmentOfMany(
            @NotEmpty(message = "请选择脏乱点") @Size(max = 100, message = "一次最多办理100件")
            List<@NotNull UUID> spots,

            @Nullable Route route,
            @Nullable PostForm post,
            @Nullable Integer days) {}
}
