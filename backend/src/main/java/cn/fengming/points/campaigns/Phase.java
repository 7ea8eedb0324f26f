package cn.fengming.points.campaigns;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** One phase of a campaign, both days included. The last day of one may be the first of the next. */
public record Phase(
        @NotNull(message = "请选择阶段") Kind kind,
        @NotNull(message = "请填写阶段的第一天") LocalDate firstDay,
        @NotNull(message = "请填写阶段的最后一天") LocalDate lastDay,

        @NotNull(message = "没有说明请写空文字") @Size(max = 300, message = "阶段说明最多 300 字")
        String words) {

    /** In the order in which they follow each other. */
    public enum Kind {
        MOBILIZING("动员"),
        CLEANING("集中整治"),
        ACCEPTANCE("验收"),
        LOOKING_BACK("回头看");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
