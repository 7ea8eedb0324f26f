package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A printed household card. A household has one valid card; one that was replaced stays known, and is refused. */
record Card(
        String code,
        UUID household,
        Instant issuedAt,
        @Nullable Instant voidedAt,
        @Nullable VoidCause voidCause) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(ZoneId.of("Asia/Shanghai"));

    enum VoidCause {
        REISSUED,
        MERGED
    }

    /** @throws Problem 422 with the day and the reason it stopped being valid */
    Card mustBeValid() {
        if (voidedAt == null) {
            return this;
        }
        String day = DAY.format(voidedAt);
        throw voidCause == VoidCause.MERGED
                ? Problem.refused("card-replaced", "这张户卡已于" + day + "随并户停用，请使用并入户的户卡")
                : Problem.refused("card-replaced", "这张户卡已于" + day + "补办作废，请使用新卡");
    }
}
