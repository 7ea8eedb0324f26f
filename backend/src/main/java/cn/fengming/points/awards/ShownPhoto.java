package cn.fengming.points.awards;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A photo handed in with an application, and what it shows. Uploaded before to {@code /api/v1/photos/{id}}. */
record ShownPhoto(
        @NotNull(message = "请上传照片") UUID id,
        @NotNull(message = "请说明照片是整治前还是整治后") Stage stage) {

    enum Stage {
        BEFORE,
        AFTER,
        OTHER
    }
}
