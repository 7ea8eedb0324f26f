package cn.fengming.points.season;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** Hours of one day in which a group collects (错峰时段). */
record Slot(
        @NotNull(message = "请选择小组") UUID group,
        @NotNull(message = "请填写日期") LocalDate day,
        @NotNull(message = "请填写开始时间") LocalTime from,
        @NotNull(message = "请填写结束时间") LocalTime to) {

    boolean admits(LocalDateTime now) {
        LocalTime time = now.toLocalTime();
        return now.toLocalDate().equals(day) && !time.isBefore(from) && time.isBefore(to);
    }

    /** 12月3日 08:30到11:30. */
    String words() {
        return words(day) + " " + from + "到" + to;
    }

    /** 12月3日，8点30分到11点30分. */
    String spoken() {
        return words(day) + "，" + spoken(from) + "到" + spoken(to);
    }

    static String spoken(LocalTime time) {
        return time.getHour() + "点" + (time.getMinute() == 0 ? "" : time.getMinute() + "分");
    }

    static String words(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
