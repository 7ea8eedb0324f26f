package cn.fengming.points.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A figure that takes the place of another after an objection.
 *
 * @param id of the new report, made by the device
 */
public record ReportCorrection(
        @NotNull(message = "请写明编号") UUID id,
        @NotNull(message = "请写明更正成什么") @Valid ReportEntry entry) {}
